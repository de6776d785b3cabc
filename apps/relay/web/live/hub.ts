import { ASK_AGAIN_AFTER, LiveClient, type LiveState, TRY_AGAIN } from '#shared/client/live-client.ts';
import type { Gap, LiveError, LiveEvent, Presence, Snapshot } from '#shared/client/messages.ts';
import type { Position } from '#shared/wire/live.ts';

/** Who follows a match, as the page's one connection sees it. */
export interface Follower {
  snapshot(message: Snapshot): void;
  event(message: LiveEvent): void;
  gap(message: Gap): void;
  /** How many follow the match too. */
  presence?(message: Presence): void;
}

export interface Feed {
  /** Follows a match from a position; the answer ends that. */
  follow(match: string, after: Position, follower: Follower): () => void;
}

/** Time for another try and its answer, in ms. */
const TRIED_AGAIN_WITHIN = 3 * ASK_AGAIN_AFTER;

/** The page's one connection to the relay, opened when the first match is followed and kept between pages. */
export class Hub implements Feed {
  readonly #client: LiveClient;
  readonly #followers = new Map<string, Follower>();
  readonly #watchers = new Set<() => void>();
  /** Matches that the relay refused to tell of, and until when (UTC ms) that is to be believed. */
  readonly #refused = new Map<string, number>();

  constructor(url: string) {
    this.#client = new LiveClient({
      url,
      listener: {
        state: () => {
          // A new connection asks anew.
          this.#refused.clear();
          this.#changed();
        },
        snapshot: (message) => this.#followers.get(message.match)?.snapshot(message),
        event: (message) => this.#followers.get(message.match)?.event(message),
        gap: (message) => this.#followers.get(message.match)?.gap(message),
        error: (message) => this.#refusal(message),
        presence: (message) => this.#followers.get(message.match)?.presence?.(message),
      },
    });
  }

  /** The connection's state; a connection that does not tell of a followed match is none. */
  get state(): LiveState {
    const until = Math.max(0, ...this.#refused.values());
    if (this.#client.state !== 'live' || until <= Date.now()) return this.#client.state;
    return until === Number.POSITIVE_INFINITY ? 'stopped' : 'reconnecting';
  }

  /** Ms since the relay was last heard of; null before the first time. */
  get silence(): number | null {
    return this.#client.silence;
  }

  follow(match: string, after: Position, follower: Follower): () => void {
    this.#followers.set(match, follower);
    this.#client.subscribe(match, after);
    this.#client.start();
    return () => {
      // The next page may have taken the match over already.
      if (this.#followers.get(match) !== follower) return;
      this.#followers.delete(match);
      this.#refused.delete(match);
      this.#client.unsubscribe(match);
    };
  }

  /** Calls `changed` at each change of `state`; the answer ends that. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  nudge(): void {
    this.#client.nudge();
  }

  #refusal({ code, message, match }: LiveError): void {
    console.warn(`live: ${code} ${match ?? ''} ${message}`);
    if (match === undefined || !this.#followers.has(match)) return;
    this.#refused.set(match, code === TRY_AGAIN ? Date.now() + TRIED_AGAIN_WITHIN : Number.POSITIVE_INFINITY);
    this.#changed();
  }

  #changed(): void {
    for (const changed of this.#watchers) changed();
  }
}
