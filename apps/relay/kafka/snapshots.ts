import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { SNAPSHOTS_TOPIC, type SnapshotRecord } from '#shared/wire/kafka.ts';
import type { Stream } from '../stream/stream.ts';
import type { MatchView } from '../views/match-view.ts';
import type { Views } from '../views/views.ts';
import type { KafkaAddress } from './client.ts';
import type { KafkaMetrics } from './metrics.ts';
import { type Keyed, TopicProducer } from './producer.ts';
import { behind, lockSnapshots, moveSnapshots } from './snapshot-cursors.ts';

/** At most one snapshot of a match in so many ms. */
const EVERY_MS = 1000;
/** Matches of one round: their scoreboards are a few kB each, and a broker takes 1 MiB. */
const ROUND = 100;
/** Snapshots that a crash left out are found at this pace, so many at a time. */
const LOOK_MS = 30_000;
const FOUND = 100;
/** Matches that wait; more are found by looking. */
const MAX_WAITING = 10_000;

export interface SnapshotsContext {
  readonly pool: pg.Pool;
  readonly stream: Stream;
  readonly views: Pick<Views, 'view'>;
  readonly address: KafkaAddress;
  readonly metrics: KafkaMetrics;
  readonly log: Logger;
}

/**
 * Publishes the newest state of matches that were committed here: what happens within a second is one snapshot, and the
 * last one is always told, if need be after a crash.
 */
export class Snapshots {
  readonly #context: SnapshotsContext;
  readonly #producer: TopicProducer;
  /** Up to where each match has to be shown. */
  readonly #waiting = new Map<string, number>();
  readonly #unsubscribe: () => void;
  readonly #closing = new AbortController();
  readonly #work: Promise<void>;
  #lookAt = 0;

  constructor(context: SnapshotsContext) {
    this.#context = context;
    this.#producer = new TopicProducer(context.address, SNAPSHOTS_TOPIC);
    this.#unsubscribe = context.stream.subscribe(({ match, head }, origin) => {
      if (origin === 'here') this.#want(match, head.seq);
    });
    this.#work = this.#run();
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#closing.abort();
    await this.#work;
    await this.#producer.close().catch((error: unknown) => {
      this.#context.log.warn({ err: error }, 'the connection to Kafka did not close well');
    });
  }

  #want(match: string, seq: number): void {
    const known = this.#waiting.get(match);
    if (known === undefined && this.#waiting.size >= MAX_WAITING) return;
    this.#waiting.set(match, Math.max(seq, known ?? 0));
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let isFailing = false;
    while (!signal.aborted) {
      const started = Date.now();
      try {
        if (started >= this.#lookAt) await this.#look();
        for (const matches of portions([...this.#waiting.keys()])) {
          if (!signal.aborted) await this.#round(matches);
        }
        isFailing = false;
      } catch (error) {
        // That Kafka is away the outbox says; a database that is away says so everywhere.
        if (!isFailing) this.#context.log.warn({ err: error }, 'snapshots could not be published; trying again');
        isFailing = true;
      }
      const rest = Math.max(0, EVERY_MS - (Date.now() - started));
      await sleep(rest, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #look(): Promise<void> {
    this.#lookAt = Date.now() + LOOK_MS;
    const found = await behind(this.#context.pool, FOUND);
    for (const { match, seq } of found) this.#want(match, seq);
    // There may be more: on with them as soon as these are done.
    if (found.length === FOUND) this.#lookAt = Date.now() + EVERY_MS;
  }

  async #round(matches: readonly string[]): Promise<void> {
    const { pool, views, metrics } = this.#context;
    const shown: MatchView[] = [];
    for (const match of matches) {
      const view = await views.view(match).catch(() => null);
      if (view !== null) shown.push(view);
    }
    if (shown.length === 0) return;
    const client = await pool.connect();
    let broken = true;
    try {
      await client.query('begin; set local synchronous_commit to off');
      const cursors = await lockSnapshots(
        client,
        shown.map(({ match }) => match),
      );
      const ours = shown.filter(({ match }) => cursors.has(match));
      const heads = ours.map(({ match, head }) => ({ match, ...head }));
      const news = ours.filter(({ match, head }) => isNewer(head, cursors.get(match)));
      const records = news.flatMap(recordOf);
      if (records.length > 0) await this.#producer.send(records);
      await moveSnapshots(client, heads);
      await client.query('commit');
      broken = false;
      metrics.snapshots.inc(records.length);
      for (const { match, seq } of heads) this.#done(match, seq);
    } finally {
      client.release(broken);
    }
  }

  #done(match: string, seq: number): void {
    if ((this.#waiting.get(match) ?? 0) <= seq) this.#waiting.delete(match);
  }
}

interface Place {
  readonly term: number;
  readonly seq: number;
}

function isNewer(head: Place, before: Place | undefined): boolean {
  return head.term > (before?.term ?? 0) || head.seq > (before?.seq ?? 0);
}

/** Nothing is to be shown of a log that creates no match. */
function recordOf({ match, head, scoreboard }: MatchView): Keyed[] {
  if (scoreboard === null) return [];
  const record: SnapshotRecord = { match, ...head, scoreboard };
  return [{ key: match, value: JSON.stringify(record) }];
}

function* portions(matches: readonly string[]): Generator<readonly string[]> {
  for (let i = 0; i < matches.length; i += ROUND) yield matches.slice(i, i + ROUND);
}
