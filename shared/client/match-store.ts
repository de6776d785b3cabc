import type { Scoreboard } from '../match/scoreboard.ts';
import { LiveClient, type LiveState, PING_EVERY } from './live-client.ts';
import { isScoreboard, type LiveError, type LiveEvent } from './messages.ts';
import { type Runtime, webRuntime } from './runtime.ts';

/** What a page may honestly say of the score's age; `seconds` since the relay was last heard of, null: never. */
export type Freshness =
  | { readonly kind: 'connecting' | 'live' | 'stopped' }
  | { readonly kind: 'behind' | 'reconnecting'; readonly seconds: number | null };

/** A match as it was last told. Never changed in place: a new one stands for each change. */
export interface MatchNow {
  /** Null until the first snapshot. */
  readonly scoreboard: Scoreboard | null;
  readonly freshness: Freshness;
  /** How many follow the match at the relay; null: not told yet. */
  readonly fans: number | null;
  /** Told since the match is followed, oldest first; the newest `MAX_EVENTS`. */
  readonly events: readonly LiveEvent[];
  /** Rises when scorecards, commentary and events fetched before are out of date by more than `events` tells. */
  readonly revision: number;
  /** What the relay last refused, until it tells of the match again. */
  readonly error: LiveError | null;
}

export interface MatchStoreOptions {
  /** `wss://host/v1/live` */
  readonly url: string;
  readonly match: string;
  readonly runtime?: Runtime;
}

const MAX_EVENTS = 200;
/** A ping's answer may take this long, in ms, before the score is no longer called live. */
const ANSWER_WITHIN = 3_000;
const TICK = 1_000;

/** One match over a connection of its own, held open while somebody watches. For several matches: `LiveClient`. */
export class MatchStore {
  readonly #runtime: Runtime;
  readonly #client: LiveClient;
  readonly #watchers = new Set<() => void>();
  #now: MatchNow = {
    scoreboard: null,
    freshness: { kind: 'connecting' },
    fans: null,
    events: [],
    revision: 0,
    error: null,
  };
  #cancelTick = () => {};

  constructor({ url, match, runtime = webRuntime() }: MatchStoreOptions) {
    this.#runtime = runtime;
    this.#client = new LiveClient({
      url,
      runtime,
      listener: {
        state: () => this.#age(),
        snapshot: ({ scoreboard, fans = this.#now.fans }) => this.#set({ scoreboard, fans, error: null }),
        presence: ({ fans }) => this.#set({ fans }),
        event: (message) => this.#event(message),
        gap: () => this.#set({ revision: this.#now.revision + 1 }),
        error: (error) => this.#set({ error }),
      },
    });
    this.#client.subscribe(match);
  }

  get now(): MatchNow {
    return this.#now;
  }

  /** Calls `changed` at each change of `now`. The first watcher opens the connection, the last one closes it. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    if (this.#watchers.size === 1) {
      this.#client.start();
      this.#tick();
    }
    return () => {
      if (!this.#watchers.delete(changed) || this.#watchers.size > 0) return;
      this.#cancelTick();
      this.#client.stop();
    };
  }

  /** To be called when the device wakes up, comes online or is looked at again. */
  nudge(): void {
    this.#client.nudge();
  }

  #event(message: LiveEvent): void {
    const { scoreboard: before, events, revision } = this.#now;
    const scoreboard = { ...before, ...message.scoreboard };
    this.#set({
      // The first event of a match that did not exist yet names all fields.
      scoreboard: isScoreboard(scoreboard) ? scoreboard : before,
      events: [...events, message].slice(-MAX_EVENTS),
      revision: message.corrects === true ? revision + 1 : revision,
      error: null,
    });
  }

  #tick(): void {
    this.#cancelTick = this.#runtime.after(TICK, () => {
      this.#age();
      this.#tick();
    });
  }

  #age(): void {
    const next = freshnessOf(this.#client.state, this.#client.silence);
    if (!isSame(next, this.#now.freshness)) this.#set({ freshness: next });
  }

  #set(changes: Partial<MatchNow>): void {
    this.#now = { ...this.#now, ...changes };
    for (const changed of this.#watchers) changed();
  }
}

function freshnessOf(state: LiveState, silence: number | null): Freshness {
  if (state === 'connecting' || state === 'stopped') return { kind: state };
  const seconds = silence === null ? null : Math.floor(silence / 1000);
  if (state === 'reconnecting') return { kind: state, seconds };
  return silence !== null && silence <= PING_EVERY + ANSWER_WITHIN ? { kind: 'live' } : { kind: 'behind', seconds };
}

function isSame(a: Freshness, b: Freshness): boolean {
  return a.kind === b.kind && ('seconds' in a ? a.seconds : null) === ('seconds' in b ? b.seconds : null);
}
