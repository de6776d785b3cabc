import type pg from 'pg';
import type { Delivery, NewDelivery } from './delivery.ts';

/** Attempts that are remembered of one delivery, the newest: replays have no end. */
const MAX_HISTORY = 40;

/** A match whose log is ahead of a consumer. */
export interface Behind {
  readonly match: string;
  /** The consumer's cursor, and where the log stands. */
  readonly after: number;
  readonly head: number;
}

/** The cursor of a consumer in one match moves on, with what that leads to. */
export interface Move {
  readonly match: string;
  readonly from: number;
  readonly to: number;
  readonly deliveries: readonly NewDelivery[];
}

/** From now on the consumer makes deliveries; the first time: of what is not in the log yet. */
export async function begin(pool: pg.Pool, consumer: string): Promise<void> {
  await pool.query(
    `with fresh as (
       insert into delivery_consumers (name, began_at) values ($1, $2) on conflict do nothing returning name
     )
     insert into delivery_cursors (match, consumer, seq) select match, name, seq from logs, fresh`,
    [consumer, Date.now()],
  );
}

/** Where the consumer stands in these matches. */
export async function cursors(pool: pg.Pool, consumer: string, matches: readonly string[]): Promise<Behind[]> {
  const { rows } = await pool.query<Behind>({
    name: 'delivery-cursors',
    text: `select match, coalesce(cursor.seq, 0) as after, logs.seq as head
           from logs left join (select match, seq from delivery_cursors where consumer = $1) cursor using (match)
           where match = any($2)`,
    values: [consumer, matches],
  });
  return rows;
}

/** Matches in which the consumer is behind. */
export async function behind(pool: pg.Pool, consumer: string, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ match: string }>({
    name: 'delivery-behind',
    text: `select match from logs
           left join (select match, seq from delivery_cursors where consumer = $1) cursor using (match)
           where logs.seq > coalesce(cursor.seq, 0) limit $2`,
    values: [consumer, limit],
  });
  return rows.map(({ match }) => match);
}

/**
 * Moves cursors and keeps the deliveries in one statement: of two relays that make the same, one does both and the other
 * neither.
 */
export async function move(pool: pg.Pool, consumer: string, moves: readonly Move[], now: number): Promise<void> {
  const made = moves.flatMap(({ match, deliveries }) => deliveries.map((delivery) => ({ match, ...delivery })));
  await pool.query({
    name: 'delivery-move',
    text: `with moved as (
             insert into delivery_cursors as cursor (match, consumer, seq)
             select match, $1, seq_to from unnest($2::text[], $3::integer[], $4::integer[]) as new (match, seq_from, seq_to)
             where seq_from = coalesce((select seq from delivery_cursors known
                                        where known.match = new.match and known.consumer = $1), 0)
             on conflict (match, consumer) do update set seq = excluded.seq
             where cursor.seq < excluded.seq
             returning match
           )
           insert into deliveries (consumer, key, destination, payload, state, due_at, created_at, since)
           select $1, key, destination, payload, 'waiting', due_at, $9, $9
           from unnest($5::text[], $6::text[], $7::text[], $8::text[], $10::bigint[])
             as new (match, key, destination, payload, due_at)
           join moved using (match)
           on conflict (consumer, key) do nothing`,
    values: [
      consumer,
      moves.map(({ match }) => match),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
      made.map(({ match }) => match),
      made.map(({ key }) => key),
      made.map(({ destination }) => destination),
      made.map(({ payload }) => payload),
      now,
      made.map(({ dueAt }) => dueAt ?? now),
    ],
  });
}

/** Keeps deliveries that follow from no event. `again`: one that is finished is sent once more. */
export async function insert(
  pool: pg.Pool,
  consumer: string,
  deliveries: readonly NewDelivery[],
  now: number,
  again: boolean,
): Promise<void> {
  await pool.query({
    name: 'delivery-insert',
    text: `insert into deliveries as known (consumer, key, destination, payload, state, due_at, created_at, since)
           select $1, key, destination, payload, 'waiting', due_at, $6, $6
           from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) as new (key, destination, payload, due_at)
           on conflict (consumer, key) do update
             set state = 'waiting', payload = excluded.payload, due_at = excluded.due_at, attempts = 0,
                 since = excluded.since, finished_at = null
             where $7 and known.state <> 'waiting'`,
    values: [
      consumer,
      deliveries.map(({ key }) => key),
      deliveries.map(({ destination }) => destination),
      deliveries.map(({ payload }) => payload),
      deliveries.map(({ dueAt }) => dueAt ?? now),
      now,
      again,
    ],
  });
}

/** A delivery that this relay tries now; nobody else does until the lease is over. */
export interface Claimed extends Delivery {
  readonly since: number;
}

export interface Room {
  readonly perDestination: number;
  readonly most: number;
  /** Attempts that are under way, by destination. */
  readonly busy: ReadonlyMap<string, number>;
}

/** Takes what is due, the same share for each destination. */
export async function claim(
  pool: pg.Pool,
  consumer: string,
  { perDestination, most, busy }: Room,
  now: number,
  leaseMs: number,
): Promise<Claimed[]> {
  const { rows } = await pool.query<Claimed>({
    name: 'delivery-claim',
    // The recursion hops over the index from one destination to the next: one with many waiting hides no other.
    text: `with recursive place as (
             (select destination from deliveries where consumer = $1 and state = 'waiting' order by destination limit 1)
             union all
             select (select destination from deliveries
                     where consumer = $1 and state = 'waiting' and destination > place.destination
                     order by destination limit 1)
             from place where place.destination is not null
           ), due as (
             select pick.id
             from place
             left join unnest($2::text[], $3::integer[]) as busy (destination, n) using (destination)
             cross join lateral (
               select id from deliveries
               where consumer = $1 and state = 'waiting' and destination = place.destination and due_at <= $4
               order by due_at limit greatest($5 - coalesce(busy.n, 0), 0)
               for update skip locked
             ) pick
             where place.destination is not null
             limit $6
           )
           update deliveries set due_at = $4::bigint + $7, attempts = attempts + 1 from due where deliveries.id = due.id
           returning deliveries.id, key, destination, payload, attempts as attempt, created_at::float8 as "createdAt",
                     since::float8 as since`,
    values: [consumer, [...busy.keys()], [...busy.values()], now, perDestination, most, leaseMs],
  });
  return rows;
}

/** What an attempt leads to. */
export interface Conclusion {
  readonly id: string;
  readonly attempt: number;
  /** `released`: it was not an attempt after all. */
  readonly state: 'delivered' | 'waiting' | 'dead' | 'released';
  readonly dueAt: number;
  readonly note: Attempt;
}

/** What became of an attempt, as it is kept. */
export interface Attempt {
  /** UTC ms. */
  readonly at: number;
  readonly ms: number;
  readonly status: number | null;
  readonly reason: string | null;
}

/** Writes what became of attempts; one that another relay has taken over meanwhile stays as it is. */
export async function conclude(pool: pg.Pool, conclusions: readonly Conclusion[], now: number): Promise<void> {
  await pool.query({
    name: 'delivery-conclude',
    text: `update deliveries set
             state = case when new.state = 'released' then 'waiting' else new.state end,
             due_at = new.due_at,
             attempts = deliveries.attempts - case when new.state = 'released' then 1 else 0 end,
             history = case when new.state = 'released' then history
                            when json_array_length(history) < $7 then (history::jsonb || note::jsonb)::json
                            else (history::jsonb - 0 || note::jsonb)::json end,
             finished_at = case when new.state in ('delivered', 'dead') then $6::bigint end
           from unnest($1::uuid[], $2::integer[], $3::text[], $4::bigint[], $5::text[])
             as new (id, attempt, state, due_at, note)
           where deliveries.id = new.id and deliveries.attempts = new.attempt and deliveries.state = 'waiting'`,
    values: [
      conclusions.map(({ id }) => id),
      conclusions.map(({ attempt }) => attempt),
      conclusions.map(({ state }) => state),
      conclusions.map(({ dueAt }) => dueAt),
      conclusions.map(({ note }) => JSON.stringify([note])),
      now,
      MAX_HISTORY,
    ],
  });
}
