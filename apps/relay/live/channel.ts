import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { Position } from '#shared/wire/live.ts';
import type { Turns } from '../turns.ts';
import type { Follower, LiveMatch } from '../views/live-match.ts';
import type { MatchView } from '../views/match-view.ts';
import { type EventMessage, snapshotMessage } from '../views/messages.ts';
import { Audience, type Batch, type Seat } from './audience.ts';
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

export interface ChannelObserver {
  /** All listeners have been told by now. */
  delivered(messages: readonly EventMessage[], listeners: number): void;
}

/** A snapshot may be off by this part of the fans: the next word of how many there are comes within seconds. */
const SLIGHT = 0.01;

/** What a channel works with. */
export interface ChannelContext {
  readonly views: Matches;
  readonly presence: Turnstile;
  readonly turns: Turns;
  readonly observer: ChannelObserver;
}

/** Everybody who follows one match in one encoding and language: each message becomes one frame, which goes to all of them. */
export class Channel implements Follower {
  readonly match: string;
  readonly encoding: Encoding;
  readonly locale: Locale;
  readonly live: Followed;
  readonly #context: ChannelContext;
  readonly #unwatch: () => void;
  readonly #audience: Audience;
  #snapshot: { readonly head: Position; readonly fans: number; readonly bytes: Frame } | null = null;
  /** The last messages that were told again: those who come back together missed the same. */
  #retold: { readonly first: EventMessage; readonly last: EventMessage; readonly bytes: Frame } | null = null;
  /** Listeners and those who are about to be. */
  #members = 0;

  constructor(match: string, encoding: Encoding, locale: Locale, context: ChannelContext) {
    this.match = match;
    this.locale = locale;
    this.encoding = encoding;
    this.#context = context;
    this.live = context.views.follow(match, this);
    this.#audience = new Audience((messages, seats) => context.observer.delivered(messages, seats));
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

  leave(listener: Seat): void {
    if (this.#audience.leave(listener)) this.#context.presence.leave(this.match);
    this.#members -= 1;
  }

  /**
   * From now on `listener` gets what happens; it is told everything up to the view's head in this same turn. Also for
   * one who listens already and has been brought to the head.
   */
  listen(listener: Seat): void {
    if (listener.place < 0) this.#context.presence.enter(this.match);
    this.#audience.seat(listener);
  }

  /** Where the listener stands: events that are being told may not have come to it yet. */
  standing(listener: Seat): Position | null {
    return this.#audience.standing(listener) ?? this.live.loaded?.head ?? null;
  }

  get fans(): number {
    return this.#context.presence.fans(this.match);
  }

  /** How many follow the match; null: the view leaves it out. */
  presence(): Frame | null {
    return this.encoding.presence(this.match, this.fans);
  }

  /** The match as it is now: the same bytes for all who come at about the same time. */
  snapshot(view: MatchView, scoreboard: Scoreboard): Frame {
    const { head } = view;
    const last = this.#snapshot;
    if (last?.head === head && Math.abs(this.fans - last.fans) <= last.fans * SLIGHT) return last.bytes;
    const text = snapshotMessage(view, this.locale, scoreboard, this.fans);
    const bytes = this.encoding.message('snapshot', text, head);
    this.#snapshot = { head, fans: this.fans, bytes };
    return bytes;
  }

  /** Messages that were told already, for one who comes later; null: the view leaves them out. */
  retold(messages: readonly EventMessage[]): Frame | null {
    const [first] = messages;
    const last = messages.at(-1);
    if (first === undefined || last === undefined) return null;
    if (this.#retold?.first !== first || this.#retold.last !== last) {
      this.#retold = { first, last, bytes: this.#bytesOf(messages) };
    }
    return this.#retold.bytes.length > 0 ? this.#retold.bytes : null;
  }

  tell(messages: readonly EventMessage[], before: Position): void {
    if (this.#audience.size === 0) return;
    const bytes = this.#bytesOf(messages);
    if (bytes.length > 0) this.#say({ bytes, messages, before });
  }

  #mention(): void {
    const bytes = this.presence();
    const before = this.live.loaded?.head;
    if (bytes !== null && before !== undefined) this.#say({ bytes, messages: [], before });
  }

  #say(batch: Batch): void {
    const telling = this.#audience.say(batch);
    if (telling !== null) void this.#context.turns.run(telling);
  }

  #bytesOf(messages: readonly EventMessage[]): Frame {
    const frames = messages.flatMap((message) => this.encoding.event(this.match, message));
    const [first] = frames;
    return frames.length === 1 && first !== undefined ? first : Buffer.concat(frames);
  }
}
