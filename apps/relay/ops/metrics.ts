import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Stages of an event's way, timed from `recordedAt`, when its console wrote it down. */
type Stage = 'relayed' | 'stored' | 'streamed' | 'sent';

const FAST = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What the relay tells Prometheus; the event loop's lag is among the process' default metrics. */
export class Metrics {
  readonly registry = new Registry();
  readonly #with = { registers: [this.registry] };

  readonly appends = new Counter({
    name: 'scorewire_ingest_batches_total',
    help: 'Batches of events that were committed.',
    ...this.#with,
  });
  readonly events = new Counter({
    name: 'scorewire_ingest_events_total',
    help: 'Events that were committed.',
    ...this.#with,
  });
  readonly refused = new Counter({
    name: 'scorewire_ingest_refused_total',
    help: 'Batches and drafts that were refused.',
    labelNames: ['code'],
    ...this.#with,
  });
  readonly commitSeconds = new Histogram({
    name: 'scorewire_commit_seconds',
    help: 'Duration of a group commit in Postgres.',
    buckets: FAST,
    ...this.#with,
  });
  readonly uplinks = new Gauge({
    name: 'scorewire_uplink_connections',
    help: 'Consoles that are connected.',
    ...this.#with,
  });
  readonly liveConnections = new Gauge({
    name: 'scorewire_live_connections',
    help: 'Fans that are connected.',
    ...this.#with,
  });
  readonly liveSubscriptions = new Gauge({
    name: 'scorewire_live_subscriptions',
    help: 'Matches that fans follow, each fan counted.',
    ...this.#with,
  });
  readonly sent = new Counter({
    name: 'scorewire_live_sent_total',
    help: 'Messages about events written to fans.',
    ...this.#with,
  });
  readonly slow = new Counter({
    name: 'scorewire_live_slow_total',
    help: 'Fans that fell behind: skipped to the newest state, or closed.',
    labelNames: ['action'],
    ...this.#with,
  });
  readonly deliveries = new Counter({
    name: 'scorewire_delivery_attempts_total',
    help: 'Attempts to deliver webhooks and alerts.',
    labelNames: ['consumer', 'outcome'],
    ...this.#with,
  });
  readonly httpSeconds = new Histogram({
    name: 'scorewire_http_seconds',
    help: 'Duration of an answer of the REST API.',
    labelNames: ['route', 'status'],
    buckets: FAST,
    ...this.#with,
  });
  readonly streamConnected = new Gauge({
    name: 'scorewire_stream_connected',
    help: 'Whether commits of other replicas arrive by the stream (1) or only by the look at the database (0).',
    ...this.#with,
  });
  readonly streamConnects = new Counter({
    name: 'scorewire_stream_connects_total',
    help: 'Times that the stream between replicas was connected.',
    ...this.#with,
  });
  readonly streamUnsent = new Counter({
    name: 'scorewire_stream_unsent_total',
    help: 'Commits that the stream between replicas was not told of.',
    ...this.#with,
  });
  readonly streamMissed = new Counter({
    name: 'scorewire_stream_missed_total',
    help: 'Matches that were found in the database to have gone on before the stream told of it.',
    ...this.#with,
  });
  readonly takenOver = new Counter({
    name: 'scorewire_leases_taken_over_total',
    help: 'Matches taken over from replicas that left something undone.',
    ...this.#with,
  });
  readonly #stageSeconds = new Histogram({
    name: 'scorewire_stage_seconds',
    help: 'Time from writing an event down at its console to a stage here; the clocks of both machines count.',
    labelNames: ['stage'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    ...this.#with,
  });

  constructor(matchesInMemory: () => number) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'scorewire_matches_in_memory',
      help: 'Matches that are folded in memory.',
      ...this.#with,
      collect() {
        this.set(matchesInMemory());
      },
    });
  }

  /** @param recordedAt UTC ms; a console whose clock is ahead counts as no time at all. */
  stage(stage: Stage, recordedAt: number): void {
    this.#stageSeconds.observe({ stage }, Math.max(0, Date.now() - recordedAt) / 1000);
  }
}
