import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Stream } from '../stream/stream.ts';
import type { Turns } from '../turns.ts';
import { type Follower, LiveMatch } from './live-match.ts';
import type { MatchView } from './match-view.ts';
import { Projector } from './projector.ts';

/** Matches kept in memory; those that somebody follows stay. A long T20 is about 1 MB, a Test match several. */
const MAX_MATCHES = 512;
/** Followed matches stay, so there is an end to what can be followed. */
const MAX_FOLLOWED = 4096;
/** Names without a match that somebody waits for. They cost nothing to invent, so they count apart. */
const MAX_AWAITED = 1024;
/** With those that are being looked up: little each, and over in a moment. */
const MAX_NAMES = 32_768;

/** The matches in the relay's memory: those being scored, followed or read just now. */
export class Views {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #turns: Turns;
  readonly #projector: Projector;
  /** Those that exist, longest unused first. */
  readonly #matches = new Map<string, LiveMatch>();
  /** Those that nobody knows to exist: being looked up, or awaited by followers. They never take a match's place. */
  readonly #names = new Map<string, LiveMatch>();
  /** Those of the names that are looked up already and go on being followed. */
  readonly #awaited = new Set<string>();
  readonly #unsubscribe: () => void;

  constructor(store: Store, stream: Stream, turns: Turns, log: Logger) {
    this.#store = store;
    this.#turns = turns;
    this.#log = log;
    this.#projector = new Projector(store, log);
    this.#unsubscribe = stream.subscribe((committed, origin) => {
      const { match, head } = committed;
      if (origin === 'here') this.#projector.owe(match, head.seq);
      // What happens elsewhere, in a match that nobody here asks for, is not taken into memory.
      else if (!this.#matches.has(match) && !this.#names.has(match)) return;
      this.#found(match).push(committed);
    });
  }

  get size(): number {
    return this.#matches.size;
  }

  /** The match at the head of its log; null when there is none. Rejects when the store is away. */
  async view(match: string): Promise<MatchView | null> {
    try {
      const view = await this.#use(match).view();
      if (view !== null) this.#found(match);
      return view;
    } finally {
      this.#forget(match);
    }
  }

  /** Up to where the match has been shown to those who follow it; null when it is not in memory. */
  shown(match: string): number | null {
    return this.#matches.get(match)?.loaded?.head.seq ?? null;
  }

  /** Is there room to follow this match too? */
  hasRoom(match: string): boolean {
    if (this.#matches.has(match) || this.#names.has(match)) return true;
    return this.#matches.size < MAX_FOLLOWED && this.#names.size < MAX_NAMES;
  }

  /** Is there room to go on following a match that turned out not to exist? If so, that place is taken now. */
  mayAwait(match: string): boolean {
    if (this.#awaited.size < MAX_AWAITED) this.#awaited.add(match);
    return this.#awaited.has(match);
  }

  /**
   * From now on `follower` is told of what happens, also in a match that is yet to begin; `unfollow` ends that. Ask
   * `hasRoom` first.
   */
  follow(match: string, follower: Follower): LiveMatch {
    const live = this.#use(match);
    live.follow(follower);
    return live;
  }

  unfollow(match: string, follower: Follower): void {
    (this.#matches.get(match) ?? this.#names.get(match))?.unfollow(follower);
    this.#forget(match);
  }

  /** The matches in memory, and up to where their logs are known here. */
  *heads(): Generator<{ readonly match: string; readonly seq: number }> {
    for (const matches of [this.#matches, this.#names]) {
      for (const { match, known } of matches.values()) yield { match, seq: known };
    }
  }

  /** Matches that are this replica's to see to, and whose projections are behind. */
  get owed(): readonly string[] {
    return this.#projector.owed;
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    await this.#projector.idle();
  }

  #use(match: string): LiveMatch {
    if (this.#matches.has(match)) return this.#found(match);
    const live = this.#names.get(match) ?? this.#make(match);
    this.#names.set(match, live);
    return live;
  }

  /** The match exists, and was used just now. */
  #found(match: string): LiveMatch {
    const known = this.#matches.get(match);
    const live = known ?? this.#names.get(match) ?? this.#make(match);
    this.#names.delete(match);
    this.#awaited.delete(match);
    this.#matches.delete(match);
    this.#matches.set(match, live);
    if (known === undefined && this.#matches.size > MAX_MATCHES) this.#evict(live);
    return live;
  }

  #make(match: string): LiveMatch {
    return new LiveMatch(match, {
      store: this.#store,
      turns: this.#turns,
      log: this.#log,
      changed: (view) => this.#projector.changed(view),
    });
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
    if (!this.#names.get(match)?.idle) return;
    this.#names.delete(match);
    this.#awaited.delete(match);
  }
}
