import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '#shared/wire/uplink.ts';
import type { Store } from '../store/store.ts';

/** Sends one match's log to a console that keeps a copy: what it lacks, then what is added, one frame after the other. */
export class LogCopy {
  readonly match: string;
  readonly #store: Pick<Store, 'events'>;
  /** Resolves once the socket has taken the frame, so that a slow console is not sent more than it reads. */
  readonly #send: (text: string) => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #sent: number;
  /** Where the log is known to stand. */
  #target: number;
  #running = false;
  #closed = false;

  constructor(
    match: string,
    from: number,
    to: { readonly store: Pick<Store, 'events'>; send(text: string): Promise<void>; failed(error: unknown): void },
  ) {
    this.match = match;
    this.#sent = from;
    this.#target = from;
    this.#store = to.store;
    this.#send = to.send;
    this.#failed = to.failed;
  }

  /** Up to where the log is known to go. */
  get known(): number {
    return this.#target;
  }

  moved(seq: number): void {
    this.#target = Math.max(this.#target, seq);
    this.#run().catch(this.#failed);
  }

  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      while (!this.#closed && this.#sent < this.#target) {
        const page = await this.#store.events(this.match, this.#sent, MAX_BATCH_EVENTS);
        if (page.length === 0) return;
        for (const texts of batches(page.map(({ json }) => json))) {
          if (this.#closed) return;
          await this.#send(`{"op":"log","match":${JSON.stringify(this.match)},"events":[${texts.join(',')}]}`);
          this.#sent += texts.length;
        }
      }
    } finally {
      this.#running = false;
    }
  }
}

function batches(texts: readonly string[]): string[][] {
  const all: string[][] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = Buffer.byteLength(text);
    const batch = all.at(-1);
    if (batch === undefined || bytes + size > MAX_BATCH_BYTES) {
      all.push([text]);
      bytes = size;
    } else {
      batch.push(text);
      bytes += size;
    }
  }
  return all;
}
