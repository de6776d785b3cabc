import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Stream } from '../stream/stream.ts';
import type { Turns } from '../turns.ts';
import { type Follower, LiveMatch } from './live-match.ts';
import type { MatchView } from './match-view.ts';
import { Projector } from './projector.ts';

/** Matches kept in memory; those that somebody follows stay. A long T20 is about 1 MB, a Test match several. */
const MAX_MATCHES = 512;
/** Followed matches stay, so there is an end to what can be followed: names of matches cost nothing to invent. */
const MAX_FOLLOWED = 4096;

/** The matches in the relay's memory: those being scored, followed or read just now. */
export class Views {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #turns: Turns;
  readonly #projector: Projector;
  /** Longest unused first. */
  readonly #matches = new Map<string, LiveMatch>();
  readonly #unsubscribe: () => void;

  constructor(store: Store, stream: Stream, turns: Turns, log: Logger) {
    this.#store = store;
    this.#turns = turns;
    this.#log = log;
    this.#projector = new Projector(store, log);
    this.#unsubscribe = stream.subscribe((committed) => this.#use(committed.match).push(committed));
  }

  get size(): number {
    return this.#matches.size;
  }

  /** The match at the head of its log; null when there is none. Rejects when the store is away. */
  async view(match: string): Promise<MatchView | null> {
    const view = await this.#use(match).view();
    // Asking for names that do not exist must not push out matches that do.
    if (view === null) this.#forget(match);
    return view;
  }

  /** Is there room to follow this match too? */
  hasRoom(match: string): boolean {
    return this.#matches.size < MAX_FOLLOWED || this.#matches.has(match);
  }

  /**
   * From now on `follower` is told of what happens, also in a match that is yet to begin; `unfollow` on the answer ends
   * that. Ask `hasRoom` first.
   */
  follow(match: string, follower: Follower): LiveMatch {
    const live = this.#use(match);
    live.follow(follower);
    return live;
  }

  /** Brings the projections up to date that a crash left behind. */
  async heal(): Promise<void> {
    for (const match of await this.#store.unprojected()) {
      const view = await this.view(match);
      if (view !== null) this.#projector.changed(view);
    }
    await this.#projector.idle();
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    await this.#projector.idle();
  }

  #use(match: string): LiveMatch {
    const known = this.#matches.get(match);
    this.#matches.delete(match);
    const live =
      known ??
      new LiveMatch(match, {
        store: this.#store,
        turns: this.#turns,
        log: this.#log,
        changed: (view) => this.#projector.changed(view),
      });
    this.#matches.set(match, live);
    if (known === undefined && this.#matches.size > MAX_MATCHES) this.#evict(live);
    return live;
  }

  #evict(keep: LiveMatch): void {
    for (const [match, live] of this.#matches) {
      if (live !== keep && live.idle) {
        this.#matches.delete(match);
        return;
      }
    }
  }

  #forget(match: string): void {
    if (this.#matches.get(match)?.idle) this.#matches.delete(match);
  }
}
