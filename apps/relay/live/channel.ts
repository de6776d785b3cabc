import type { Position } from '#shared/wire/live.ts';
import type { Turns } from '../turns.ts';
import type { Follower, LiveMatch } from '../views/live-match.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Encoding } from './encoding.ts';
import type { Frame } from './frame.ts';
import type { Turnstile } from './presence.ts';

/** A match in memory that is followed. */
export type Followed = Pick<LiveMatch, 'loaded' | 'messagesAfter' | 'recall'>;

/** The matches that fans may follow; see `Views`. */
export interface Matches {
  view(match: string): Promise<unknown>;
  follow(match: string, follower: Follower): Followed;
  unfollow(match: string, follower: Follower): void;
  hasRoom(match: string): boolean;
  mayAwait(match: string): boolean;
}

/** One fan's end of a channel. */
export interface Listener {
  /** `before` is where the listener stands if it was told everything so far. */
  deliver(channel: Channel, frames: readonly Frame[], before: Position): void;
  /** What may be left out: the next word of the same makes up for it. */
  mention(channel: Channel, frame: Frame): void;
}

export interface ChannelObserver {
  delivered(messages: readonly EventMessage[], listeners: number): void;
}

/** What a channel works with. */
export interface ChannelContext {
  readonly views: Matches;
  readonly presence: Turnstile;
  readonly turns: Turns;
  readonly observer: ChannelObserver;
}

/** Listeners that are mentioned something in one step. */
const STEP = 64;

/** Everybody who follows one match in one encoding: each message becomes one frame, which goes to all of them. */
export class Channel implements Follower {
  readonly match: string;
  readonly encoding: Encoding;
  readonly live: Followed;
  readonly #context: ChannelContext;
  readonly #unwatch: () => void;
  readonly #listeners = new Set<Listener>();
  /** Listeners and those who are about to be. */
  #members = 0;

  constructor(match: string, encoding: Encoding, context: ChannelContext) {
    this.match = match;
    this.encoding = encoding;
    this.#context = context;
    this.live = context.views.follow(match, this);
    this.#unwatch = context.presence.watch(match, () => this.#mention());
  }

  /** Reads the match into memory, if it is not. Rejects when the store is away. */
  async open(): Promise<void> {
    await this.#context.views.view(this.match);
  }

  close(): void {
    this.#unwatch();
    this.#context.views.unfollow(this.match, this);
  }

  get isEmpty(): boolean {
    return this.#members === 0;
  }

  join(): void {
    this.#members += 1;
  }

  leave(listener: Listener): void {
    if (this.#listeners.delete(listener)) this.#context.presence.leave(this.match);
    this.#members -= 1;
  }

  /** From now on `listener` gets what happens; it is told everything up to the view's head in this same turn. */
  listen(listener: Listener): void {
    this.#listeners.add(listener);
    this.#context.presence.enter(this.match);
  }

  get fans(): number {
    return this.#context.presence.fans(this.match);
  }

  /** How many follow the match; null: the view leaves it out. */
  presence(): Frame | null {
    return this.encoding.presence(this.match, this.fans);
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
    this.#context.observer.delivered(messages, this.#listeners.size);
  }

  #mention(): void {
    const frame = this.presence();
    if (frame !== null && this.#listeners.size > 0) void this.#context.turns.run(this.#mentioning(frame));
  }

  /** No event waits until everybody has heard. */
  *#mentioning(frame: Frame): Generator<undefined, void> {
    let n = 0;
    for (const listener of this.#listeners) {
      listener.mention(this, frame);
      n += 1;
      if (n % STEP === 0) yield;
    }
  }
}
