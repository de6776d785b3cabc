import { setTimeout as sleep } from 'node:timers/promises';
import { Consumer, IS_CONTROL, ListOffsetTimestamps, type RecordsBatch } from '@platformatic/kafka';
import type { Logger } from 'pino';
import { SCHEMA_HEADER } from '#shared/wire/kafka.ts';
import { clientOptions, isKafkaError, type KafkaAddress, reasonOf } from './client.ts';
import type { RawRecord } from './record.ts';
import { openTopics } from './topics.ts';

type FetchResponse = Awaited<ReturnType<Consumer['fetch']>>;

/** A broker with nothing new answers after this; with something new at once. */
const WAIT_MS = 500;
/** Taking an answer apart is not to hold the event loop up: some 1,500 events. */
const MAX_BYTES = 1024 * 1024;
/** A Kafka that is away is tried at this pace. */
const RETRY = { firstMs: 100, maxMs: 1000 };

export interface ReaderOptions {
  readonly address: KafkaAddress;
  readonly topic: string;
  /** Where it starts; what comes afterwards is read whatever happens to the connection. */
  readonly from: 'oldest' | 'newest';
  /** Gets the records of each partition in order; the next ones come when it has settled. */
  readonly take: (records: readonly RawRecord[]) => void | Promise<void>;
  /** It reads, for the first time or again. */
  readonly connected?: () => void;
  readonly log: Logger;
}

/**
 * Reads all partitions of a topic: every reader gets every record. It is in no consumer group and keeps its places
 * itself, so that a broker that comes back is read on at once, and nothing is left behind in Kafka.
 */
export class TopicReader {
  readonly #options: ReaderOptions;
  readonly #consumer: Consumer;
  readonly #closing = new AbortController();
  readonly #work: Promise<void>;
  /** By partition: the next record's offset, and the newest known end. */
  readonly #places = new Map<number, bigint>();
  readonly #ends = new Map<number, bigint>();
  #isReading = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
    // It takes a group's name to be made; it never joins that group.
    this.#consumer = new Consumer({ ...clientOptions(options.address, 'reader'), groupId: 'scorewire-reader' });
    this.#consumer.topics.track(options.topic);
    this.#work = this.#run();
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Records that are in the topic and were not taken yet. */
  get lag(): number {
    let lag = 0n;
    for (const [partition, end] of this.#ends) lag += end - (this.#places.get(partition) ?? end);
    return Number(lag);
  }

  /** By partition: where the topic ends at this moment. */
  endsNow(): Promise<Map<number, bigint>> {
    return this.#offsets(ListOffsetTimestamps.LATEST);
  }

  /** Has it come that far? */
  isAt(ends: ReadonlyMap<number, bigint>): boolean {
    return [...ends].every(([partition, end]) => (this.#places.get(partition) ?? 0n) >= end);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    // A request that waits for news is not waited for.
    await this.#consumer.close(true).catch((error: unknown) => {
      this.#options.log.warn({ reason: reasonOf(error) }, 'the connection to Kafka did not close well');
    });
    await this.#work;
  }

  async #run(): Promise<void> {
    const { log, topic } = this.#options;
    const { signal } = this.#closing;
    let wait = RETRY.firstMs;
    let isReported = false;
    while (!signal.aborted) {
      try {
        const leaders = await this.#plan();
        wait = RETRY.firstMs;
        isReported = false;
        await this.#follow(leaders);
      } catch (error) {
        if (signal.aborted) return;
        // Once for each time that it goes away, not for each try.
        if (!isReported) log.warn({ topic, reason: reasonOf(error) }, 'Kafka cannot be read; trying again');
        isReported = true;
        await this.#resetPlaces(error);
        await sleep(wait, undefined, { signal }).catch(() => undefined);
        wait = Math.min(2 * wait, RETRY.maxMs);
      }
    }
  }

  /** Which broker has which partitions. */
  async #plan(): Promise<Map<number, { topicId: string; partitions: number[] }>> {
    const { topic, address, from } = this.#options;
    this.#consumer.clearMetadata();
    if (this.#places.size === 0) {
      await openTopics(address);
      const start = from === 'newest' ? ListOffsetTimestamps.LATEST : ListOffsetTimestamps.EARLIEST;
      for (const [partition, offset] of await this.#offsets(start)) this.#places.set(partition, offset);
    }
    const found = (await this.#consumer.metadata({ topics: [topic], forceUpdate: true })).topics.get(topic);
    const leaders = new Map<number, { topicId: string; partitions: number[] }>();
    for (const [partition, { leader }] of (found?.partitions ?? []).entries()) {
      if (leader < 0) throw new Error(`partition ${partition} of ${topic} has no leader`);
      const led = leaders.get(leader) ?? { topicId: found?.id ?? '', partitions: [] };
      led.partitions.push(partition);
      leaders.set(leader, led);
    }
    return leaders;
  }

  /** Reads until one of the brokers fails; then all stop, and the plan is made again. */
  async #follow(leaders: ReadonlyMap<number, { topicId: string; partitions: number[] }>): Promise<void> {
    let failure: unknown = null;
    const loops = [...leaders].map(async ([node, { topicId, partitions }]) => {
      while (failure === null && !this.#closing.signal.aborted) {
        try {
          await this.#fetch(node, topicId, partitions);
          if (!this.#isReading) this.#options.connected?.();
          this.#isReading = true;
        } catch (error) {
          failure ??= error;
        }
      }
    });
    await Promise.all(loops);
    this.#isReading = false;
    if (failure !== null) throw failure;
  }

  async #fetch(node: number, topicId: string, partitions: readonly number[]): Promise<void> {
    const response = await this.#consumer.fetch({
      node,
      topics: [
        {
          topicId,
          partitions: partitions.map((partition) => ({
            partition,
            fetchOffset: this.#places.get(partition) ?? 0n,
            partitionMaxBytes: MAX_BYTES,
            currentLeaderEpoch: -1,
            lastFetchedEpoch: -1,
          })),
        },
      ],
      minBytes: 1,
      maxBytes: MAX_BYTES,
      maxWaitTime: WAIT_MS,
    });
    await this.#takeAll(response);
  }

  async #takeAll({ responses }: FetchResponse): Promise<void> {
    for (const { partitions } of responses) {
      for (const { partitionIndex: partition, highWatermark, records: batches } of partitions) {
        this.#ends.set(partition, highWatermark);
        const last = batches?.at(-1);
        if (batches === null || batches === undefined || last === undefined) continue;
        await this.#options.take(this.#recordsOf(partition, batches));
        this.#places.set(partition, last.firstOffset + BigInt(last.lastOffsetDelta) + 1n);
      }
    }
  }

  #recordsOf(partition: number, batches: readonly RecordsBatch[]): RawRecord[] {
    const place = this.#places.get(partition) ?? 0n;
    const { topic } = this.#options;
    const records: RawRecord[] = [];
    for (const { attributes, firstOffset, records: inBatch } of batches) {
      if ((attributes & IS_CONTROL) !== 0) continue;
      for (const { offsetDelta, key, value, headers } of inBatch) {
        const offset = firstOffset + BigInt(offsetDelta);
        // A batch comes whole, also when it was asked for from its middle on.
        if (offset < place) continue;
        const schema = headers.find(([name]) => name?.toString() === SCHEMA_HEADER)?.[1];
        const text = (bytes: Buffer | null | undefined) => bytes?.toString() ?? null;
        records.push({ topic, partition, offset, key: text(key), value: text(value), schema: text(schema) });
      }
    }
    return records;
  }

  /** Our place is gone when old records were deleted, or the topic was: on with the oldest that is there. */
  async #resetPlaces(error: unknown): Promise<void> {
    if (!isKafkaError(error, 'OFFSET_OUT_OF_RANGE')) return;
    const { log, topic } = this.#options;
    try {
      const [starts, ends] = [await this.#offsets(ListOffsetTimestamps.EARLIEST), await this.endsNow()];
      for (const [partition, place] of this.#places) {
        const start = starts.get(partition) ?? 0n;
        if (place >= start && place <= (ends.get(partition) ?? 0n)) continue;
        log.warn({ topic, partition, place: String(place), start: String(start) }, 'Kafka has lost our place');
        this.#places.set(partition, start);
      }
    } catch {
      // The next try finds out again.
    }
  }

  async #offsets(timestamp: bigint): Promise<Map<number, bigint>> {
    const { topic } = this.#options;
    const offsets = await this.#consumer.listOffsets({ topics: [topic], timestamp });
    return new Map((offsets.get(topic) ?? []).entries());
  }
}
