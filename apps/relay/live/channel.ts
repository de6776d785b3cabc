import type { LiveDown, Position } from '#shared/wire/live.ts';
import type { Follower, LiveMatch } from '../views/live-match.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Views } from '../views/views.ts';
import { type Frame, textFrame } from './frame.ts';

/** One fan's end of a channel. */
export interface Listener {
  /** `before` is where the listener stands if it was told everything so far. */
  deliver(channel: Channel, frames: readonly Frame[], before: Position): void;
}

export interface ChannelObserver {
  delivered(messages: readonly EventMessage[], listeners: number): void;
}

/** Everybody who follows one match: each message becomes one frame, which goes to all of them. */
export class Channel implements Follower {
  readonly match: string;
  readonly live: LiveMatch;
  readonly #views: Views;
  readonly #observer: ChannelObserver;
  readonly #listeners = new Set<Listener>();
  /** Listeners and those who are about to be. */
  #members = 0;

  constructor(match: string, views: Views, observer: ChannelObserver) {
    this.match = match;
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

  tell(messages: readonly EventMessage[], before: Position): void {
    if (this.#listeners.size === 0) return;
    const frames = messages.flatMap((message) => framesOf(this.match, message));
    for (const listener of this.#listeners) listener.deliver(this, frames, before);
    this.#observer.delivered(messages, this.#listeners.size);
  }
}

const frameCache = new WeakMap<EventMessage, readonly Frame[]>();

/** The event's frame, made once however many fans are sent it; after the last one also the word that it was the last. */
export function framesOf(match: string, message: EventMessage): readonly Frame[] {
  const known = frameCache.get(message);
  if (known !== undefined) return known;
  const frames = message.ends ? [textFrame(message.text), endFrame(match)] : [textFrame(message.text)];
  frameCache.set(message, frames);
  return frames;
}

export function endFrame(match: string): Frame {
  const message: LiveDown = { op: 'end', match };
  return textFrame(JSON.stringify(message));
}
