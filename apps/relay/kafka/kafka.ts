import type pg from 'pg';
import type { Logger } from 'pino';
import type { RelayConfig } from '../config.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Stream } from '../stream/stream.ts';
import type { Views } from '../views/views.ts';
import type { KafkaAddress } from './client.ts';
import { KafkaMetrics } from './metrics.ts';
import { Outbox } from './outbox.ts';
import { Snapshots } from './snapshots.ts';

export interface Kafka {
  readonly address: KafkaAddress;
  readonly metrics: KafkaMetrics;
}

/** Null when the settings name none. */
export function kafkaOf(config: RelayConfig, { registry }: Metrics): Kafka | null {
  const { kafkaBrokers: brokers, kafkaTls: tls, kafkaLogin, kafkaPartitions: partitions } = config;
  if (brokers === undefined) return null;
  return { address: { brokers, tls, login: kafkaLogin ?? null, partitions }, metrics: new KafkaMetrics(registry) };
}

export interface KafkaFeedContext {
  readonly pool: pg.Pool;
  readonly stream: Stream;
  readonly views: Pick<Views, 'view'>;
  readonly log: Logger;
}

/** What this replica tells Kafka of its commits. */
export class KafkaFeed {
  readonly #outbox: Outbox;
  readonly #snapshots: Snapshots;

  constructor({ address, metrics }: Kafka, { pool, stream, views, log }: KafkaFeedContext) {
    this.#outbox = new Outbox(pool, stream, address, metrics, log);
    this.#snapshots = new Snapshots({ pool, stream, views, address, metrics, log });
  }

  /** What does not work as it should, in one sentence; null when all is well. */
  get fault(): string | null {
    return this.#outbox.isStuck ? 'Kafka does not answer; what is committed goes there when it is back' : null;
  }

  async close(): Promise<void> {
    await Promise.all([this.#outbox.close(), this.#snapshots.close()]);
  }
}
