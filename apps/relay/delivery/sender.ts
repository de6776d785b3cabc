import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Metrics } from '../ops/metrics.ts';
import { waitAfter } from './back-off.ts';
import type { DeliveryConsumer, Outcome } from './delivery.ts';
import { type Claimed, type Conclusion, claim, conclude } from './table.ts';

/** How often is looked for what has become due. */
const POLL_MS = 1000;
/** Between rounds: what ends in the meantime is written together. */
const PAUSE_MS = 10;
const RETRY_MS = 1000;
/** A lease is longer than the attempt by this much. */
const LEASE_MARGIN_MS = 10_000;
/** Attempts under way may end within this time when the relay closes. */
const GOODBYE_MS = 3000;

/** Sends one consumer's deliveries: takes what is due, tries, writes down what became of it. */
export class Sender {
  readonly #pool: pg.Pool;
  readonly #consumer: DeliveryConsumer;
  readonly #metrics: Metrics;
  readonly #log: Logger;
  readonly #busy = new Map<string, number>();
  readonly #attempts = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  #finished: Conclusion[] = [];
  #awake: PromiseWithResolvers<void> = Promise.withResolvers();
  #closed = false;
  readonly #work: Promise<void>;

  constructor(pool: pg.Pool, consumer: DeliveryConsumer, metrics: Metrics, log: Logger) {
    this.#pool = pool;
    this.#consumer = consumer;
    this.#metrics = metrics;
    this.#log = log;
    this.#work = this.#run();
  }

  /** There is something to do. */
  wake(): void {
    this.#awake.resolve();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.wake();
    await this.#work;
    await Promise.race([Promise.all(this.#attempts), wait(GOODBYE_MS, undefined, { ref: false })]);
    this.#closing.abort(new Error('the relay is shutting down'));
    await Promise.all(this.#attempts);
    await this.#write().catch((error: unknown) => {
      this.#log.error({ err: error, consumer: this.#consumer.name }, 'what was delivered last may be delivered again');
    });
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.#awake = Promise.withResolvers();
      try {
        await this.#write();
        await this.#take();
        await Promise.race([this.#awake.promise, wait(POLL_MS, undefined, { ref: false })]);
        await wait(PAUSE_MS, undefined, { ref: false });
      } catch (error) {
        this.#log.error(
          { err: error, consumer: this.#consumer.name },
          'deliveries cannot be read or written; trying again',
        );
        await wait(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  async #write(): Promise<void> {
    const written = [...this.#finished];
    if (written.length === 0) return;
    await conclude(this.#pool, written, Date.now());
    // More may have ended meanwhile.
    this.#finished = this.#finished.slice(written.length);
  }

  async #take(): Promise<void> {
    const { name, policy } = this.#consumer;
    const most = policy.concurrency - this.#attempts.size - this.#finished.length;
    if (most <= 0) return;
    const room = { perDestination: policy.perDestination, most, busy: this.#busy };
    const now = Date.now();
    for (const one of await claim(this.#pool, name, room, now, policy.attemptMs + LEASE_MARGIN_MS)) this.#start(one);
  }

  #start(delivery: Claimed): void {
    const { destination } = delivery;
    this.#busy.set(destination, (this.#busy.get(destination) ?? 0) + 1);
    const attempt = this.#try(delivery).then((conclusion) => {
      this.#finished.push(conclusion);
      const left = (this.#busy.get(destination) ?? 0) - 1;
      if (left > 0) this.#busy.set(destination, left);
      else this.#busy.delete(destination);
      this.#attempts.delete(attempt);
      this.wake();
    });
    this.#attempts.add(attempt);
  }

  async #try(delivery: Claimed): Promise<Conclusion> {
    const at = Date.now();
    const outcome = await this.#outcome(delivery);
    const now = Date.now();
    const concluded = this.#judge(delivery, outcome, now);
    this.#metrics.deliveries.inc({ consumer: this.#consumer.name, outcome: outcome.kind });
    const reason = outcome.kind === 'delivered' ? null : outcome.reason.slice(0, 500);
    return {
      id: delivery.id,
      attempt: delivery.attempt,
      ...concluded,
      note: { at, ms: now - at, status: outcome.status ?? null, reason },
    };
  }

  #judge({ attempt, since }: Claimed, outcome: Outcome, now: number): Pick<Conclusion, 'state' | 'dueAt'> {
    const { policy } = this.#consumer;
    if (outcome.kind !== 'failed') return { state: outcome.kind, dueAt: now };
    // Cut off by our own goodbye: that says nothing about the receiver.
    if (this.#closing.signal.aborted) return { state: 'released', dueAt: now };
    const dueAt = now + Math.max(waitAfter(attempt, policy, Math.random()), outcome.afterMs ?? 0);
    return { state: dueAt - since > policy.giveUpMs ? 'dead' : 'waiting', dueAt };
  }

  async #outcome(delivery: Claimed): Promise<Outcome> {
    const signal = AbortSignal.any([AbortSignal.timeout(this.#consumer.policy.attemptMs), this.#closing.signal]);
    try {
      return await Promise.race([this.#consumer.send(delivery, signal), aborted(signal)]);
    } catch (error) {
      if (!signal.aborted) this.#log.error({ err: error, consumer: this.#consumer.name }, 'a delivery failed here');
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** An attempt that does not listen to its signal holds nobody up. */
function aborted(signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = () => resolve({ kind: 'failed', reason: 'no answer in time' });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
