import type pg from 'pg';
import type { Policy } from './delivery.ts';

/** Rows that one statement takes away. */
const PORTION = 10_000;

/** Takes away what is too old or too much; more than a portion goes in the next round. */
export async function sweep(
  pool: pg.Pool,
  consumer: string,
  { maxWaiting, keepMs, keep }: Policy,
  now: number,
): Promise<void> {
  const note = { at: now, ms: 0, status: null, reason: `more than ${maxWaiting} deliveries are waiting` };
  await pool.query({
    name: 'delivery-overflow',
    text: `update deliveries set state = 'dead', finished_at = $2, history = (history::jsonb || $5::jsonb)::json
           where id in (
             select pick.id
             from (select destination from deliveries where consumer = $1 and state = 'waiting'
                   group by destination having count(*) > $3) place
             cross join lateral (
               select id from deliveries
               where consumer = $1 and state = 'waiting' and destination = place.destination
               order by created_at desc, id desc offset $3
             ) pick
             limit $4
           )`,
    values: [consumer, now, maxWaiting, PORTION, JSON.stringify([note])],
  });
  await pool.query({
    name: 'delivery-forget',
    text: `delete from deliveries where id in (
             select id from deliveries where consumer = $1 and state <> 'waiting' and finished_at < $2
             order by finished_at limit $3
           )`,
    values: [consumer, now - keepMs, PORTION],
  });
  await pool.query({
    name: 'delivery-forget-most',
    text: `delete from deliveries where id in (
             select id from deliveries where consumer = $1 and state <> 'waiting'
             order by finished_at desc offset $2 limit $3
           )`,
    values: [consumer, keep, PORTION],
  });
}
