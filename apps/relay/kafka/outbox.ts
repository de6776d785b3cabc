import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { SCORES_TOPIC } from '#shared/wire/kafka.ts';
import type { Stream } from '../stream/stream.ts';
import { type KafkaAddress, reasonOf } from './client.ts';
import {
  BEGIN,
  type Cursor,
  createCursors,
  lockCursors,
  moveCursors,
  readUnpublished,
  type Unpublished,
  unpublished,
} from './cursors.ts';
import type { KafkaMetrics } from './metrics.ts';
import { TopicProducer } from './producer.ts';

/** Matches of one round, and events of each. */
const ROUND = 64;
const PAGE = 200;
/** A broker takes 1 MiB for a partition at once, by default; a round may well be for one partition. Characters. */
const MAX_TEXT = 512 * 1024;
/** Matches that wait; more are found by looking. */
const MAX_WAITING = 10_000;
/** What was committed without a word to us (a crash, another replica that died) is found at this pace. */
const LOOK_MS = 5000;
/** Somebody else is publishing that match, and may not have seen its newest event. */
const BUSY_MS = 50;
/** A Kafka that is away is tried at this pace. */
const RETRY = { firstMs: 250, maxMs: 2000 };
/** How long a planned stop waits for what is not published yet; another replica or the next start sees to the rest. */
const GOODBYE_MS = 3000;

/**
 * Publishes the log to Kafka. The log itself is the outbox: of each match a cursor says up to where Kafka has it. The
 * cursor's row is locked while its events are sent and moves when Kafka has them, so that each match has one publisher
 * at a time, a dead one lets go at once, and what a crash leaves uncertain is sent again: nothing lost, nothing out of
 * order, now and then something twice. It runs beside the ingest: no commit and no ack waits for it.
 */
export class Outbox {
  readonly #pool: pg.Pool;
  readonly #producer: TopicProducer;
  readonly #metrics: KafkaMetrics;
  readonly #log: Logger;
  readonly #waiting = new Set<string>();
  readonly #looking: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  readonly #closing = new AbortController();
  #work: Promise<void> | null = null;
  /** Null: not known yet. */
  #isUp: boolean | null = null;
  #isOpening = false;

  constructor(pool: pg.Pool, stream: Stream, address: KafkaAddress, metrics: KafkaMetrics, log: Logger) {
    this.#pool = pool;
    this.#producer = new TopicProducer(address, SCORES_TOPIC);
    this.#metrics = metrics;
    this.#log = log;
    this.#looking = setInterval(() => void this.#look(), LOOK_MS).unref();
    this.#unsubscribe = stream.subscribe(({ match }, origin) => {
      if (origin === 'here') this.#wake(match);
    });
    void this.#look();
  }

  /** Does Kafka not take what it is sent? */
  get isStuck(): boolean {
    return this.#isUp === false;
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    clearInterval(this.#looking);
    const giveUp = setTimeout(() => this.#closing.abort(), this.#isUp === true ? GOODBYE_MS : 0);
    await this.#work;
    clearTimeout(giveUp);
    this.#closing.abort();
    await this.#producer.close().catch((error: unknown) => {
      this.#log.warn({ err: error }, 'the connection to Kafka did not close well');
    });
  }

  #wake(match: string): void {
    if (this.#closing.signal.aborted) return;
    if (this.#waiting.size < MAX_WAITING) this.#waiting.add(match);
    this.#work ??= this.#run();
  }

  /** Asks something of Kafka; whether it is there shows. */
  async #ask(question: () => Promise<void>): Promise<void> {
    try {
      await question();
      if (this.#isUp === false) this.#log.info('Kafka is back');
      this.#isUp = true;
    } catch (error) {
      // Once for each time that it goes away, not for each try.
      if (this.#isUp !== false) this.#log.warn({ reason: reasonOf(error) }, 'Kafka does not answer; trying again');
      this.#isUp = false;
      throw error;
    }
  }

  /** With nothing to send nobody would notice that Kafka is not there. */
  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    await this.#ask(() => this.#producer.open()).catch(() => undefined);
    this.#isOpening = false;
  }

  async #look(): Promise<void> {
    void this.#open();
    try {
      const { matches, events } = await unpublished(this.#pool, MAX_WAITING);
      this.#metrics.unpublished.set(events);
      for (const match of matches) this.#wake(match);
    } catch (error) {
      this.#log.error({ err: error }, 'what is not in Kafka yet could not be looked for; trying again');
    }
  }

  async #run(): Promise<void> {
    // Not in the turn of the event loop in which the commit is being told to everybody; what else it brings goes along.
    await new Promise(setImmediate);
    let wait = RETRY.firstMs;
    while (this.#waiting.size > 0 && !this.#closing.signal.aborted) {
      const matches = [...this.#waiting].slice(0, ROUND);
      for (const match of matches) this.#waiting.delete(match);
      try {
        await this.#round(matches);
        wait = RETRY.firstMs;
      } catch (error) {
        if (this.#isUp !== false) this.#log.error({ err: error }, 'the log could not be read for Kafka; trying again');
        for (const match of matches) this.#waiting.add(match);
        await sleep(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
        wait = Math.min(2 * wait, RETRY.maxMs);
      }
    }
    this.#work = null;
  }

  async #round(matches: readonly string[]): Promise<void> {
    const client = await this.#pool.connect();
    let broken = true;
    try {
      await client.query(BEGIN);
      const cursors = await lockCursors(client, matches);
      const rows = cursors.length === 0 ? [] : await readUnpublished(client, cursors, PAGE);
      const sent = await this.#send(client, rows);
      await client.query('commit');
      broken = false;
      // Where a whole page came, or not all of it was sent, there is more.
      for (const match of unfinished(rows, sent)) this.#waiting.add(match);
      this.#others(matches, cursors);
    } finally {
      // A connection that is closed lets go of its locks.
      client.release(broken);
    }
  }

  async #send(client: pg.ClientBase, rows: readonly Unpublished[]): Promise<readonly Unpublished[]> {
    const batch = upTo(rows, MAX_TEXT);
    if (batch.length === 0) return batch;
    const records = batch.map((row) => ({ key: row.match, value: recordOf(row) }));
    await this.#ask(() => this.#producer.send(records));
    await moveCursors(client, [...new Map(batch.map((row): [string, Cursor] => [row.match, row])).values()]);
    this.#metrics.published.inc(batch.length);
    const now = Date.now();
    for (const row of batch) this.#metrics.publishSeconds.observe(Math.max(0, now - row.stored_at) / 1000);
    return batch;
  }

  /** Those whose row we did not get: somebody else has it, or there is none yet. */
  #others(matches: readonly string[], cursors: readonly Cursor[]): void {
    if (cursors.length === matches.length) return;
    const ours = new Set(cursors.map(({ match }) => match));
    const others = matches.filter((match) => !ours.has(match));
    const again = () => {
      for (const match of others) this.#wake(match);
    };
    createCursors(this.#pool, others).then(
      (made) => (made === others.length ? again() : setTimeout(again, BUSY_MS).unref()),
      (error: unknown) => {
        this.#log.error({ err: error }, 'a match could not be taken up for Kafka; trying again');
        setTimeout(again, RETRY.maxMs).unref();
      },
    );
  }
}

function recordOf({ sport, writer, hash, stored_at, offline, event }: Unpublished): string {
  const head = JSON.stringify({ sport, writer, hash, storedAt: stored_at, ...(offline && { offline }) });
  // The event's very text: it is what was hashed.
  return `${head.slice(0, -1)},"event":${event}}`;
}

/** The rows of the beginning that have no more than `max` characters together; one at least. */
function upTo(rows: readonly Unpublished[], max: number): readonly Unpublished[] {
  let size = 0;
  const end = rows.findIndex(({ event }, i) => {
    size += event.length;
    return i > 0 && size > max;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

function unfinished(rows: readonly Unpublished[], sent: readonly Unpublished[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { match } of rows) counts.set(match, (counts.get(match) ?? 0) + 1);
  const full = [...counts].filter(([, count]) => count === PAGE).map(([match]) => match);
  return new Set([...full, ...rows.slice(sent.length).map(({ match }) => match)]);
}
