import type pg from 'pg';
import type { Logger } from 'pino';
import type { Metrics } from '../ops/metrics.ts';
import { unavailable } from '../store/unavailable.ts';
import type { Stream } from '../stream/stream.ts';
import type { DeliveryConsumer, NewDelivery } from './delivery.ts';
import { Pump } from './pump.ts';
import { Sender } from './sender.ts';
import { sweep } from './sweep.ts';
import { begin, insert } from './table.ts';

const SWEEP_MS = 60_000;
/** Rows that one statement inserts. */
const PORTION = 1000;

interface Running {
  readonly consumer: DeliveryConsumer;
  readonly pump: Pump;
  readonly sender: Sender;
}

/**
 * Outgoing deliveries, durable: each consumer has a cursor in every match's log, makes deliveries of what comes after it
 * (once, whatever crashes and however many relays there are), and sends them, again and again until they arrive or are
 * given up. Arrivals are at least once: receivers know a repetition by the key.
 */
export class DeliveryQueue {
  readonly #pool: pg.Pool;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #running = new Map<string, Running>();
  readonly #unsubscribe: () => void;
  readonly #sweeping: NodeJS.Timeout;
  #sweep: Promise<void> = Promise.resolve();

  readonly #delivers: boolean;

  /** @param delivers false: deliveries are only handed in here, and other replicas make and send them */
  constructor(pool: pg.Pool, stream: Stream, metrics: Metrics, log: Logger, delivers = true) {
    this.#pool = pool;
    this.#metrics = metrics;
    this.#log = log;
    this.#delivers = delivers;
    this.#unsubscribe = stream.subscribe(({ match }, origin) => {
      // The replica that committed makes them; if it dies before that, another takes the match over.
      if (origin === 'elsewhere') return;
      for (const { pump } of this.#running.values()) pump.push(match);
    });
    this.#sweeping = setInterval(() => {
      this.#sweep = this.sweep();
    }, SWEEP_MS).unref();
  }

  /** Names of those that run here. */
  get consumers(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Starts a consumer; what was committed while it did not run is made up for. */
  async add(consumer: DeliveryConsumer): Promise<void> {
    if (!this.#delivers) return;
    await begin(this.#pool, consumer.name);
    const sender = new Sender(this.#pool, consumer, this.#metrics, this.#log);
    const pump = new Pump(this.#pool, consumer, this.#log, () => sender.wake());
    this.#running.set(consumer.name, { consumer, pump, sender });
    await pump.look();
  }

  /**
   * Keeps deliveries that follow from no event; settles when they are stored. `again`: those that are finished already
   * are sent once more. @throws ProblemError `store-unavailable`
   */
  async enqueue(consumer: string, deliveries: readonly NewDelivery[], again = false): Promise<void> {
    try {
      for (let i = 0; i < deliveries.length; i += PORTION) {
        await insert(this.#pool, consumer, deliveries.slice(i, i + PORTION), Date.now(), again);
      }
    } catch (error) {
      throw unavailable(error);
    }
    this.wake(consumer);
  }

  /** Something of that consumer may be due. */
  wake(consumer: string): void {
    this.#running.get(consumer)?.sender.wake();
  }

  /** Takes away what is too old or too much. */
  async sweep(): Promise<void> {
    for (const { consumer } of this.#running.values()) {
      await sweep(this.#pool, consumer.name, consumer.policy, Date.now()).catch((error: unknown) => {
        this.#log.error(
          { err: error, consumer: consumer.name },
          'old deliveries could not be taken away; trying again',
        );
      });
    }
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    clearInterval(this.#sweeping);
    await Promise.all([...this.#running.values()].map(({ pump }) => pump.close()));
    await Promise.all([...this.#running.values()].map(({ sender }) => sender.close()));
    await this.#sweep;
  }
}
