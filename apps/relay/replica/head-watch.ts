import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { LocalStream } from '../stream/local.ts';

const LOOK_EVERY_MS = 1000;

export interface KnownHead {
  readonly match: string;
  readonly seq: number;
}

export interface HeadWatchContext {
  readonly store: Pick<Store, 'movedLogs'>;
  readonly local: LocalStream;
  readonly log: Logger;
  /** The logs that somebody here follows, and up to where they are known. */
  heads(): Iterable<KnownHead>;
  /** So many matches had gone on without a word. */
  missed(matches: number): void;
}

/**
 * Finds what other replicas committed and no stream told of: asks the database once a second, in one query, which of the
 * matches in memory have gone on.
 */
export class HeadWatch {
  readonly #context: HeadWatchContext;
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> | null = null;
  #isFailing = false;

  constructor(context: HeadWatchContext) {
    this.#context = context;
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  /** Looks now; to be called when the stream was away. */
  look(): void {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { store, local, log, heads, missed } = this.#context;
    const known = [...heads()];
    if (known.length === 0) return;
    try {
      const moved = await store.movedLogs(known);
      for (const { match, head } of moved) local.tell({ match, head, entries: [] }, 'elsewhere');
      missed(moved.length);
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) log.error({ err: error }, 'the heads of the logs cannot be compared; trying again');
      this.#isFailing = true;
    }
  }
}
