import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What the relay tells Prometheus of Kafka. */
export class KafkaMetrics {
  readonly published: Counter;
  readonly publishSeconds: Histogram;
  readonly unpublished: Gauge;
  readonly refused: Counter<'code'>;
  readonly snapshots: Counter;
  readonly #registers: Registry[];

  constructor(registry: Registry) {
    const registers = [registry];
    this.#registers = registers;
    this.published = new Counter({
      name: 'scorewire_kafka_published_total',
      help: 'Events that Kafka has acknowledged.',
      registers,
    });
    this.publishSeconds = new Histogram({
      name: 'scorewire_kafka_publish_seconds',
      help: 'Time from storing an event to its acknowledgement by Kafka.',
      buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600],
      registers,
    });
    this.unpublished = new Gauge({
      name: 'scorewire_kafka_unpublished_events',
      help: 'Events in the database that Kafka has not acknowledged yet.',
      registers,
    });
    this.refused = new Counter({
      name: 'scorewire_kafka_refused_total',
      help: 'Records that could not be read.',
      labelNames: ['code'],
      registers,
    });
    this.snapshots = new Counter({
      name: 'scorewire_kafka_snapshots_total',
      help: 'Snapshots that Kafka has acknowledged.',
      registers,
    });
  }

  /** @param lag records that are in the topic and were not read yet */
  watchLag(lag: () => number): void {
    new Gauge({
      name: 'scorewire_kafka_consumer_lag_records',
      help: 'Records of match_scores that this replica has not read yet.',
      registers: this.#registers,
      collect() {
        this.set(lag());
      },
    });
  }
}
