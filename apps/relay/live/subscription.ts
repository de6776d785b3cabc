import type { LiveView, Position } from '#shared/wire/live.ts';
import type { Batch, Seat } from './audience.ts';
import type { Channel } from './channel.ts';
import type { Encoding } from './encoding.ts';
import type { Frame } from './frame.ts';

/** A fan with more than this unread gets no more events, and the newest state once it has read what it has, in bytes. */
export const SLOW_BYTES = 1024 * 1024;

/** Where a fan's frames go. */
export interface Outlet {
  readonly encodings: Readonly<Record<LiveView, Encoding>>;
  /** Bytes that the fan has not read. */
  unread(): number;
  write(bytes: Frame): void;
}

/** One match that one fan follows. There are as many as fans: every field counts. */
export class Subscription implements Seat {
  readonly channel: Channel;
  readonly #outlet: Outlet;
  next = 0;
  place = -1;
  /** Where the fan stands, and since when (UTC ms) it is skipped until it has read what it has. */
  skipped: { readonly at: Position; readonly since: number } | null = null;

  constructor(channel: Channel, outlet: Outlet) {
    this.channel = channel;
    this.#outlet = outlet;
  }

  tell({ bytes, messages, before }: Batch): void {
    if (this.skipped !== null) return;
    if (this.#outlet.unread() <= SLOW_BYTES) this.#outlet.write(bytes);
    else if (messages.length > 0) this.skipped = { at: before, since: Date.now() };
  }
}
