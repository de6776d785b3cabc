import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { pino } from 'pino';
import { type Database, openDatabase } from '../../apps/relay/store/database.ts';
import type { LogEntry } from '../../apps/relay/store/log.ts';
import { Store } from '../../apps/relay/store/store.ts';
import { openFolder } from '../cli/machine.ts';
import { findPostgres, startPostgres } from '../servers/postgres.ts';
import { percentile, round } from './figures.ts';
import { appendsOf, inWindow, logOfMatch } from './ingest-load.ts';
import { uplinkCases } from './ingest-uplink.ts';
import { testMatch } from './test-match.ts';

/** The best round counts: what else the machine does only ever makes it slower. */
const ROUNDS = 4;
/** As a console sends its backlog (`MAX_BATCH_EVENTS`, `Lane`): batches of so many events, so many on their way. */
const BATCH = 256;
const IN_FLIGHT = 4;

/** Sent one after the other beside the match that is live. */
const OFFLINE_MATCHES = 12;

interface Case {
  readonly name: string;
  readonly matches: number;
  readonly eventsOfMatch: number;
  readonly batch: number;
  readonly inFlight: number;
}

const CASES: readonly Case[] = [
  { name: 'backlog', matches: 1, eventsOfMatch: 8000, batch: BATCH, inFlight: IN_FLIGHT },
  { name: 'many-matches', matches: 40, eventsOfMatch: 512, batch: BATCH, inFlight: IN_FLIGHT },
  { name: 'single-events', matches: 500, eventsOfMatch: 20, batch: 1, inFlight: 1 },
];

/**
 * Events into Postgres by the relay's own store: judged, deduplicated, heads moved, committed. Beside each the same rows
 * by a bare INSERT of 1,000 rows into an unpartitioned table with the same columns and keys.
 */
export async function* run(): AsyncGenerator<object> {
  const course = testMatch(12_000);
  const folder = await openFolder('scorewire-bench-');
  try {
    yield* measure('embedded', await openDatabase(undefined, folder, pino({ level: 'silent' })), course);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  yield* uplinkCases(undefined, course);
  if ((await findPostgres()) === null) {
    yield { bench: 'ingest', postgres: 'given', skipped: 'There is no Postgres of its own on this machine.' };
    return;
  }
  const server = await startPostgres();
  try {
    // In this order: a relay first folds what it finds unfolded in its database.
    yield* uplinkCases(server.url, course);
    yield* measure('given', await openDatabase(server.url, '', pino({ level: 'silent' })), course);
  } finally {
    await server.close();
  }
}

type Course = ReturnType<typeof testMatch>;

async function* measure(postgres: string, { pool, close }: Database, course: Course): AsyncGenerator<object> {
  try {
    const about = await settings(pool);
    await pool.query('create table bare (like events including all)');
    for (const one of CASES) yield { bench: 'ingest', case: one.name, postgres, ...about, ...(await best(one)) };
    yield {
      bench: 'ingest',
      case: 'live-beside-backlog',
      postgres,
      ...about,
      ...(await liveBesideBacklog(pool, course)),
    };

    async function best(one: Case): Promise<object> {
      const rounds: { ours: Round; bare: number }[] = [];
      for (let n = 0; n < ROUNDS; n++) {
        const logs = logsOf(one, course, `${one.name}-${n}`);
        rounds.push({ bare: await insertBare(pool, logs.flat()), ours: await append(pool, one, logs) });
      }
      const ours = rounds.map((each) => each.ours).reduce((a, b) => (a.eventsPerS > b.eventsPerS ? a : b));
      const bare = Math.max(...rounds.map((each) => each.bare));
      const { matches, eventsOfMatch, batch } = one;
      return {
        matches,
        events: matches * eventsOfMatch,
        batch,
        in_flight: matches * one.inFlight,
        events_per_s: Math.round(ours.eventsPerS),
        insert_events_per_s: Math.round(bare),
        ratio: round(ours.eventsPerS / bare),
        relay_cpu_us_per_event: round(ours.cpuUs, 1),
        events_per_commit: Math.round(ours.eventsPerCommit),
        ack_p50_ms: round(percentile(ours.ackMs, 0.5), 1),
        ack_p99_ms: round(percentile(ours.ackMs, 0.99), 1),
      };
    }
  } finally {
    await close();
  }
}

async function settings(pool: pg.Pool): Promise<object> {
  const { rows } = await pool.query<object>(
    `select current_setting('server_version') as server_version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous_commit, current_setting('shared_buffers') as shared_buffers`,
  );
  return rows[0] ?? {};
}

function logsOf({ matches, eventsOfMatch }: Case, course: Course, prefix: string): LogEntry[][] {
  return Array.from({ length: matches }, (_, i) => logOfMatch(`${prefix}-${i}`, course.slice(0, eventsOfMatch)));
}

interface Round {
  readonly eventsPerS: number;
  readonly cpuUs: number;
  readonly eventsPerCommit: number;
  readonly ackMs: readonly number[];
}

async function append(pool: pg.Pool, { batch, inFlight }: Case, logs: readonly LogEntry[][]): Promise<Round> {
  const ackMs: number[] = [];
  let [events, commits] = [0, 0];
  const store = new Store(pool, {
    committed: () => undefined,
    group: (group) => {
      events += group.events;
      commits++;
    },
  });
  const appends = logs.map((log) => appendsOf(log[0]?.event.match ?? '', log, batch));
  const cpu = process.cpuUsage();
  const started = performance.now();
  await Promise.all(
    appends.map((ofMatch) =>
      inWindow(ofMatch, inFlight, async (one) => {
        const sent = performance.now();
        const result = await store.append(one);
        if (result.kind === 'refused') throw new Error(result.problem.message);
        ackMs.push(performance.now() - sent);
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const expected = logs.reduce((sum, log) => sum + log.length, 0);
  if (events !== expected) throw new Error(`${events} of ${expected} events were stored.`);
  return { eventsPerS: events / seconds, cpuUs: (user + system) / events, eventsPerCommit: events / commits, ackMs };
}

/** Events/s of a client that has nothing else to do. */
async function insertBare(pool: pg.Pool, entries: readonly LogEntry[]): Promise<number> {
  await pool.query('truncate bare');
  const started = performance.now();
  for (let i = 0; i < entries.length; i += 1000) {
    const values: unknown[] = [];
    const rows = entries.slice(i, i + 1000).map(({ event, json, hash }) => {
      const row = [event.match, event.seq, event.term, event.id, event.type, json, hash, event.recordedAt, 0, false];
      return `(${row.map((value) => `$${values.push(value)}`).join(',')})`;
    });
    await pool.query(
      `insert into bare (match, seq, term, id, type, event, hash, recorded_at, stored_at, offline) values ${rows.join(',')}`,
      values,
    );
  }
  return entries.length / ((performance.now() - started) / 1000);
}

/** How long a ball takes that is scored now, while another console sends long matches that it scored offline. */
async function liveBesideBacklog(pool: pg.Pool, course: Course): Promise<object> {
  const store = new Store(pool, { committed: () => undefined, group: () => undefined });
  const live = appendsOf('live', logOfMatch('live', course.slice(0, 2000)), 1);
  const offline = Array.from({ length: OFFLINE_MATCHES }, (_, i) => `offline-${i}`);
  const backlog = offline.flatMap((match) => appendsOf(match, logOfMatch(match, course), BATCH));
  const ackMs: number[] = [];
  let isOver = false;
  const sending = inWindow(backlog, IN_FLIGHT, (one) => store.append(one)).finally(() => {
    isOver = true;
  });
  for (const one of live) {
    const sent = performance.now();
    await store.append(one);
    ackMs.push(performance.now() - sent);
    if (isOver) break;
    await sleep(2);
  }
  await sending;
  return {
    live_events: ackMs.length,
    backlog_events: offline.length * course.length,
    ack_p50_ms: round(percentile(ackMs, 0.5), 1),
    ack_p99_ms: round(percentile(ackMs, 0.99), 1),
  };
}
