import type { IncomingMessage } from 'node:http';
import { type Problem, problem } from '#shared/problem.ts';
import type { Metrics } from '../ops/metrics.ts';
import { outsideAddress } from './client-address.ts';

/** Fans of one address: a stadium's or a phone company's network shows the world few addresses. */
const MAX_FANS_OF_ADDRESS = 1000;

/** Everybody who is connected to be told what happens, by whatever protocol. */
export class Crowd {
  readonly #metrics: Metrics;
  readonly #maxFans: number;
  readonly #byAddress = new Map<string, number>();
  #count = 0;
  #closing = false;

  constructor(metrics: Metrics, maxFans: number) {
    this.#metrics = metrics;
    this.#maxFans = maxFans;
  }

  get size(): number {
    return this.#count;
  }

  /** From now on nobody comes in. */
  close(): void {
    this.#closing = true;
  }

  /** Why this connection may not come in; null: it may. */
  refusal(request: IncomingMessage): Problem | null {
    if (this.#closing) return problem('shutting-down', 'The relay is shutting down.');
    if (this.#count >= this.#maxFans) return problem('full', 'Too many fans are connected.');
    const address = outsideAddress(request);
    if (address === null || (this.#byAddress.get(address) ?? 0) < MAX_FANS_OF_ADDRESS) return null;
    return problem('too-many-fans', 'Too many fans are connected from this address.');
  }

  /** @returns to be called when the connection has ended */
  enter(request: IncomingMessage): () => void {
    const address = outsideAddress(request);
    this.#move(address, 1);
    return () => this.#move(address, -1);
  }

  #move(address: string | null, by: 1 | -1): void {
    this.#count += by;
    this.#metrics.liveConnections.set(this.#count);
    if (address === null) return;
    const count = (this.#byAddress.get(address) ?? 0) + by;
    if (count > 0) this.#byAddress.set(address, count);
    else this.#byAddress.delete(address);
  }
}
