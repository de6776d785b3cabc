import type { Logger } from 'pino';
import type { RelayConfig } from '../config.ts';
import type { Consoles } from '../ingest/consoles.ts';
import type { Kafka } from '../kafka/kafka.ts';
import type { LocalPresence } from '../live/presence.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Database } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { KafkaStream } from '../stream/kafka.ts';
import { LocalStream } from '../stream/local.ts';
import { RedisStream } from '../stream/redis.ts';
import type { Stream } from '../stream/stream.ts';
import type { Turns } from '../turns.ts';
import { HeadWatch, type KnownHead } from './head-watch.ts';
import { SharedConsoles } from './shared-consoles.ts';
import { SharedPresence } from './shared-presence.ts';

const FANS = 'scorewire:fans';
const CONSOLES = 'scorewire:consoles';

export interface BusContext {
  readonly metrics: Metrics;
  readonly kafka: Kafka | null;
  readonly turns: Turns;
  readonly log: Logger;
}

/** How this replica hears of commits: its own, those that others tell of, and those that nobody told it of. */
export class Bus {
  readonly stream: Stream;
  readonly #local: LocalStream;
  readonly #redis: RedisStream | null;
  readonly #kafka: KafkaStream | null;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #isAlone: boolean;
  readonly #replica: string;
  #watch: HeadWatch | null = null;
  readonly #shared: { close(): void }[] = [];

  constructor({ redisUrl }: RelayConfig, { replica, isPrivate }: Database, context: BusContext) {
    const { metrics, kafka, turns, log } = context;
    this.#metrics = metrics;
    this.#log = log;
    this.#isAlone = isPrivate;
    this.#replica = replica;
    this.#local = new LocalStream(log);
    this.#redis = redisUrl === undefined ? null : this.#connect(redisUrl, replica);
    // Redis is the quicker of the two; and who is alone hears of nobody.
    const isKafka = kafka !== null && this.#redis === null && !isPrivate;
    this.#kafka = isKafka
      ? new KafkaStream(kafka.address, { local: this.#local, turns, metrics: kafka.metrics, log })
      : null;
    this.stream = this.#redis ?? this.#kafka ?? this.#local;
  }

  /** From now on others are heard; `heads` are the logs that somebody here follows. */
  start(store: Store, heads: () => Iterable<KnownHead>): void {
    this.#redis?.start();
    // What was told while nobody listened is in the database.
    this.#kafka?.start(() => this.#watch?.look());
    if (this.#isAlone) return;
    const missed = (matches: number) => this.#metrics.streamMissed.inc(matches);
    this.#watch = new HeadWatch({ store, local: this.#local, log: this.#log, heads, missed });
  }

  /** From `start` on the fans of all replicas are counted together, and consoles of other replicas can be told things. */
  share(presence: LocalPresence, consoles: Consoles): void {
    const redis = this.#redis;
    if (redis === null) return;
    this.#shared.push(
      new SharedPresence(presence, this.#replica, (heard) => redis.carry(FANS, heard)),
      new SharedConsoles(consoles, this.#replica, (heard) => redis.carry(CONSOLES, heard)),
    );
  }

  /** What does not work as it should, in one sentence; null when all is well. */
  get fault(): string | null {
    const [name, stream] = this.#redis === null ? ['Kafka', this.#kafka] : ['Redis', this.#redis];
    if (stream === null || stream.isListening) return null;
    return `${name} does not answer; what other replicas commit comes up to a second later`;
  }

  async close(): Promise<void> {
    await this.#watch?.close();
    for (const one of this.#shared) one.close();
    this.#redis?.close();
    await this.#kafka?.close();
  }

  #connect(url: string, replica: string): RedisStream {
    const metrics = this.#metrics;
    const observer = {
      connected: () => {
        metrics.streamConnects.inc();
        metrics.streamConnected.set(1);
        // What was told while nobody listened is in the database.
        this.#watch?.look();
      },
      disconnected: () => metrics.streamConnected.set(0),
      unsent: () => metrics.streamUnsent.inc(),
      received: (recordedAt: number) => metrics.stage('streamed', recordedAt),
    };
    return new RedisStream(url, replica, this.#local, observer, this.#log);
  }
}
