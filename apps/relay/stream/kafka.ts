import type { Logger } from 'pino';
import { SCORES_TOPIC } from '#shared/wire/kafka.ts';
import type { KafkaAddress } from '../kafka/client.ts';
import type { KafkaMetrics } from '../kafka/metrics.ts';
import { TopicReader } from '../kafka/reader.ts';
import { type RawRecord, readScore } from '../kafka/record.ts';
import { type Committed, headAt, type LogEntry } from '../store/log.ts';
import type { Turns } from '../turns.ts';
import type { LocalStream } from './local.ts';
import type { Stream, StreamConsumer } from './stream.ts';

export interface KafkaStreamContext {
  readonly local: LocalStream;
  readonly turns: Turns;
  readonly metrics: KafkaMetrics;
  readonly log: Logger;
}

/** Matches of which we know how far they were told; of more, those longest quiet are forgotten, and may be told twice. */
const MAX_TOLD = 10_000;
/** So many records are read as they come; more take turns with everything else. */
const AT_ONCE = 8;
/** Events of one match that are told together. */
const TOGETHER = 256;

/**
 * Kafka between replicas. What a replica commits its `Outbox` publishes; here each replica reads the whole topic, from
 * its newest record on: what is older is in the store. Consumers are told each event once, as long as it is remembered.
 */
export class KafkaStream implements Stream {
  readonly #local: LocalStream;
  readonly #address: KafkaAddress;
  readonly #turns: Turns;
  readonly #metrics: KafkaMetrics;
  readonly #log: Logger;
  /** Newest seq that was told; longest quiet first. */
  readonly #told = new Map<string, number>();
  #reader: TopicReader | null = null;

  constructor(address: KafkaAddress, { local, turns, metrics, log }: KafkaStreamContext) {
    this.#address = address;
    this.#local = local;
    this.#turns = turns;
    this.#metrics = metrics;
    this.#log = log;
  }

  /** From now on it reads whenever Kafka is there. `connected` is called each time that it can again. */
  start(connected: () => void): void {
    const reader = new TopicReader({
      address: this.#address,
      topic: SCORES_TOPIC,
      from: 'newest',
      connected,
      take: (records) => this.#take(records),
      log: this.#log,
    });
    this.#reader = reader;
    this.#metrics.watchLag(() => reader.lag);
  }

  /** Do others' commits arrive? */
  get isListening(): boolean {
    return this.#reader?.isReading ?? false;
  }

  publish(committed: Committed): void {
    this.#remember(committed);
    this.#local.publish(committed);
  }

  subscribe(consumer: StreamConsumer): () => void {
    return this.#local.subscribe(consumer);
  }

  async close(): Promise<void> {
    await this.#reader?.close();
  }

  async #take(records: readonly RawRecord[]): Promise<void> {
    if (records.length > AT_ONCE) await this.#turns.run(this.#receiving(records));
    else for (const _ of this.#receiving(records));
  }

  /** Events of one match that stand side by side are told together, as they were committed. */
  *#receiving(records: readonly RawRecord[]): Generator<undefined, void> {
    let together: LogEntry[] = [];
    for (const record of records) {
      const entry = this.#read(record);
      if (entry !== null && !(together.length < TOGETHER && continues(together, entry))) {
        this.#tell(together);
        together = [];
      }
      if (entry !== null) together.push(entry);
      yield;
    }
    this.#tell(together);
  }

  #read(record: RawRecord): LogEntry | null {
    const read = readScore(record);
    if (read.ok) return read.value.entry;
    const { topic, partition, offset } = record;
    this.#metrics.refused.inc({ code: read.problem.code });
    this.#log.error({ problem: read.problem, topic, partition, offset: String(offset) }, 'a record cannot be read');
    return null;
  }

  #tell(together: readonly LogEntry[]): void {
    const match = together[0]?.event.match ?? '';
    const told = this.#told.get(match) ?? 0;
    const entries = together.filter(({ event }) => event.seq > told);
    const last = entries.at(-1);
    if (last === undefined) return;
    const committed: Committed = { match, head: headAt(last), entries };
    this.#remember(committed);
    this.#local.tell(committed, 'elsewhere');
  }

  #remember({ match, head }: Committed): void {
    const seq = Math.max(head.seq, this.#told.get(match) ?? 0);
    this.#told.delete(match);
    this.#told.set(match, seq);
    const [oldest] = this.#told.keys();
    if (this.#told.size > MAX_TOLD && oldest !== undefined) this.#told.delete(oldest);
  }
}

function continues(entries: readonly LogEntry[], { event }: LogEntry): boolean {
  const last = entries.at(-1)?.event;
  return last === undefined || (last.match === event.match && last.seq + 1 === event.seq);
}
