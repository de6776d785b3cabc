import type pg from 'pg';
import { emptyHead } from '#shared/match/chain.ts';
import { jsonArray } from './json-array.ts';
import { settle } from './judge.ts';
import { TAKE_LEASE } from './leases.ts';
import type { Append, Appended, Log, LogEntry } from './log.ts';
import { type LogRow, logOf } from './logs.ts';

/**
 * Judges and stores a group of appends in one transaction, in order. The rows of their logs are locked first, in one
 * order everywhere, so that another relay's appends wait and no two relays wait for each other.
 */
export async function appendAll(client: pg.ClientBase, appends: readonly Append[]): Promise<Appended[]> {
  await client.query(BEGIN);
  try {
    await createLogs(client, appends);
    const logs = await lockLogs(client, appends);
    const hashes = await knownHashes(client, appends, logs);
    const { results, fresh, moved } = settle(appends, logs, hashes);
    if (fresh.length > 0) {
      await insertEvents(client, fresh);
      await moveHeads(client, moved);
    }
    await client.query(COMMIT);
    return results;
  } catch (error) {
    // On a broken connection this fails too; the server then rolls back by itself.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const BEGIN = { name: 'begin', text: 'begin' };
const COMMIT = { name: 'commit', text: 'commit' };

/** An empty log to be locked for each match that begins here. */
async function createLogs(client: pg.ClientBase, appends: readonly Append[]): Promise<void> {
  const first = new Map<string, Append>();
  for (const append of appends) {
    const { event } = append.entries[0];
    const begins = event.seq === 1 && event.prev === emptyHead(append.match).hash;
    if (begins && !first.has(append.match)) first.set(append.match, append);
  }
  if (first.size === 0) return;
  const rows = [...first.values()].sort((a, b) => (a.match < b.match ? -1 : 1));
  await client.query({
    name: 'create-logs',
    text: `insert into logs (match, sport, writer, term, seq, hash)
           select match, sport, writer, 0, 0, hash
           from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as new (match, sport, writer, hash)
           on conflict (match) do nothing`,
    values: [
      rows.map(({ match }) => match),
      rows.map(({ sport }) => sport),
      rows.map(({ writer }) => writer),
      rows.map(({ match }) => emptyHead(match).hash),
    ],
  });
}

async function lockLogs(client: pg.ClientBase, appends: readonly Append[]): Promise<Map<string, Log>> {
  const { rows } = await client.query<LogRow>({
    name: 'lock-logs',
    text: 'select match, sport, writer, term, seq, hash, fence from logs where match = any($1) order by match for update',
    values: [[...new Set(appends.map(({ match }) => match))]],
  });
  return new Map(rows.map((row) => [row.match, logOf(row)]));
}

/** Hashes of the events that an append brings again, by `match/seq`. */
async function knownHashes(
  client: pg.ClientBase,
  appends: readonly Append[],
  logs: ReadonlyMap<string, Log>,
): Promise<Map<string, string>> {
  const again = appends.flatMap(({ match, entries }) =>
    entries.filter(({ event }) => event.seq <= (logs.get(match)?.head.seq ?? 0)),
  );
  if (again.length === 0) return new Map();
  const { rows } = await client.query<{ match: string; seq: number; hash: string }>({
    name: 'known-hashes',
    text: `select match, seq, hash from events
           join unnest($1::text[], $2::integer[]) as sent (match, seq) using (match, seq)`,
    values: [again.map(({ event }) => event.match), again.map(({ event }) => event.seq)],
  });
  return new Map(rows.map(({ match, seq, hash }) => [`${match}/${seq}`, hash]));
}

async function insertEvents(client: pg.ClientBase, entries: readonly LogEntry[]): Promise<void> {
  await client.query({
    name: 'insert-events',
    text: `insert into events (match, seq, term, id, type, event, hash, recorded_at, stored_at, offline)
           select match, seq, term, id, type, event, hash, recorded_at, $9::bigint, offline
           from unnest($1::text[], $2::integer[], $3::integer[], $4::uuid[], $5::text[], $6::json[], $7::text[],
                       $8::bigint[], $10::boolean[]) as new (match, seq, term, id, type, event, hash, recorded_at, offline)`,
    values: [
      entries.map(({ event }) => event.match),
      entries.map(({ event }) => event.seq),
      entries.map(({ event }) => event.term),
      entries.map(({ event }) => event.id),
      entries.map(({ event }) => event.type),
      jsonArray(entries.map(({ json }) => json)),
      entries.map(({ hash }) => hash),
      entries.map(({ event }) => event.recordedAt),
      Date.now(),
      entries.map(({ offline }) => offline === true),
    ],
  });
}

async function moveHeads(client: pg.ClientBase, logs: readonly Log[]): Promise<void> {
  await client.query({
    name: 'move-heads',
    text: `update logs set writer = moved.writer, term = moved.term, seq = moved.seq, hash = moved.hash,
             fence = moved.fence, ${TAKE_LEASE}
           from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::text[], $6::integer[])
             as moved (match, writer, term, seq, hash, fence)
           where logs.match = moved.match`,
    values: [
      logs.map(({ match }) => match),
      logs.map(({ writer }) => writer),
      logs.map(({ head }) => head.term),
      logs.map(({ head }) => head.seq),
      logs.map(({ head }) => head.hash),
      logs.map(({ term }) => term),
    ],
  });
}
