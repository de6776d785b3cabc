import type { Position } from '#shared/wire/live.ts';
import type { Follower, LiveMatch } from '../views/live-match.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Views } from '../views/views.ts';
import type { Encoding } from './encoding.ts';
import type { Frame } from './frame.ts';

/** One fan's end of a channel. */
export interface Listener {
  /** `before` is where the listener stands if it was told everything so far. */
  deliver(channel: Channel, frames: readonly Frame[], before: Position): void;
}

export interface ChannelObserver {
  delivered(messages: readonly EventMessage[], listeners: number): void;
}

/** Everybody who follows one match in one encoding: each message becomes one frame, which goes to all of them. */
export class Channel implements Follower {
  readonly match: string;
  readonly encoding: Encoding;
  readonly live: LiveMatch;
  readonly #views: Views;
  readonly #observer: ChannelObserver;
  readonly #listeners = new Set<Listener>();
  /** Listeners and those who are about to be. */
  #members = 0;

  constructor(match: string, encoding: Encoding, views: Views, observer: ChannelObserver) {
    this.match = match;
    this.encoding = encoding;
    this.#views = views;
    this.#observer = observer;
    this.live = views.follow(match, this);
  }

  /** Reads the match into memory, if it is not. Rejects when the store is away. */
  async open(): Promise<void> {
    await this.#views.view(this.match);
  }

  close(): void {
    this.#views.unfollow(this.match, this);
  }

  /** How many are told what happens. */
  get size(): number {
    return this.#listeners.size;
  }

  get isEmpty(): boolean {
    return this.#members === 0;
  }

  join(): void {
    this.#members += 1;
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
    this.#members -= 1;
  }

  /** From now on `listener` gets what happens; it was told everything up to the view's head in this same turn. */
  listen(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /** The frames of messages that were told already, for one who comes later. */
  framesOf(messages: readonly EventMessage[]): Frame[] {
    return messages.flatMap((message) => this.encoding.event(this.match, message));
  }

  tell(messages: readonly EventMessage[], before: Position): void {
    if (this.#listeners.size === 0) return;
    const frames = this.framesOf(messages);
    if (frames.length === 0) return;
    for (const listener of this.#listeners) listener.deliver(this, frames, before);
    this.#observer.delivered(messages, this.#listeners.size);
  }
}
