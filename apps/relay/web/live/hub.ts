import { LiveClient, type LiveState } from '#shared/client/live-client.ts';
import type { Gap, LiveEvent, Snapshot } from '#shared/client/messages.ts';
import type { Position } from '#shared/wire/live.ts';

/** Who follows a match, as the page's one connection sees it. */
export interface Follower {
  snapshot(message: Snapshot): void;
  event(message: LiveEvent): void;
  gap(message: Gap): void;
}

export interface Feed {
  /** Follows a match from a position; the answer ends that. */
  follow(match: string, after: Position, follower: Follower): () => void;
}

/** The page's one connection to the relay, opened when the first match is followed and kept between pages. */
export class Hub implements Feed {
  readonly #client: LiveClient;
  readonly #followers = new Map<string, Follower>();
  readonly #watchers = new Set<() => void>();

  constructor(url: string) {
    this.#client = new LiveClient({
      url,
      listener: {
        state: () => {
          for (const changed of this.#watchers) changed();
        },
        snapshot: (message) => this.#followers.get(message.match)?.snapshot(message),
        event: (message) => this.#followers.get(message.match)?.event(message),
        gap: (message) => this.#followers.get(message.match)?.gap(message),
        error: ({ code, message, match }) => console.warn(`live: ${code} ${match ?? ''} ${message}`),
      },
    });
  }

  get state(): LiveState {
    return this.#client.state;
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
}
