import { LiveClient } from '#shared/client/live-client.ts';

/** A fan with the client library, from the beginning of a match; it keeps every event as it was told. */
export class Fan {
  readonly events: string[] = [];
  readonly faults: string[] = [];
  /** The longest time without an event since `watch`, ms. */
  #longest = 0;
  #last = 0;
  readonly #client: LiveClient;

  constructor(url: string, match: string) {
    this.#client = new LiveClient({
      url: `${url.replace('http', 'ws')}/v1/live`,
      listener: {
        state: () => undefined,
        snapshot: ({ seq }) => {
          if (seq !== this.events.length) this.faults.push(`a snapshot at ${seq} after ${this.events.length} events`);
        },
        event: ({ seq, event }) => {
          if (seq !== this.events.length + 1) this.faults.push(`told ${seq} after ${this.events.length}`);
          this.events.push(JSON.stringify(event));
          this.#heard();
        },
        gap: ({ seq }) => this.faults.push(`a gap up to ${seq}`),
        error: () => undefined,
      },
    });
    this.#client.subscribe(match, { term: 0, seq: 0 });
    this.#client.start();
  }

  get isLive(): boolean {
    return this.#client.state === 'live';
  }

  watch(): void {
    this.#last = performance.now();
    this.#longest = 0;
  }

  get longestSilence(): number {
    return this.#longest;
  }

  stop(): void {
    this.#client.stop();
  }

  #heard(): void {
    const now = performance.now();
    if (this.#last > 0) this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
