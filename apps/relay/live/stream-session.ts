import type { ServerResponse } from 'node:http';
import type { Locale } from '#shared/text/locale.ts';
import type { LiveView, Position } from '#shared/wire/live.ts';
import { streamEncodings } from './encoding.ts';
import type { Frame } from './frame.ts';
import type { Session } from './session.ts';
import type { Outlet } from './subscription.ts';
import { type Channels, Subscriptions } from './subscriptions.ts';

/** What a client waits before it connects again, in ms; the browser's own default is up to it. */
const RETRY_MS = 2000;
const GREETING = Buffer.from(`retry: ${RETRY_MS}\n\n`);
/** A comment: proxies that cut quiet connections hear something, and we hear of fans that are gone. */
const KEEP_ALIVE = Buffer.from(':\n\n');

export interface StreamRequest {
  readonly matches: readonly string[];
  readonly view: LiveView;
  readonly locale: Locale;
  /** Where the fan stands in them. */
  readonly after: ReadonlyMap<string, Position>;
}

/** One fan's stream of server-sent events. */
export class StreamSession implements Session, Outlet {
  readonly encodings = streamEncodings;
  readonly #response: ServerResponse;
  readonly #channels: Channels;
  readonly #subscriptions: Subscriptions;
  /** Several matches: one id has to say where the fan stands in all of them. */
  readonly #isOfSeveral: boolean;
  /** Unread bytes at the last beat. */
  #stuckAt = 0;

  constructor(response: ServerResponse, channels: Channels, { matches, view, locale, after }: StreamRequest) {
    this.#response = response;
    this.#channels = channels;
    this.#subscriptions = new Subscriptions(this, channels);
    this.#isOfSeveral = matches.length > 1;
    response.once('close', () => this.#subscriptions.end());
    response.on('drain', () => this.#subscriptions.drained());
    // A close always follows.
    response.on('error', () => undefined);
    response.write(GREETING);
    for (const match of matches) void this.#subscriptions.subscribe(match, after.get(match), view, locale);
  }

  unread(): number {
    return this.#response.writableLength;
  }

  write(bytes: Frame): void {
    const response = this.#response;
    if (response.writableEnded || response.destroyed) return;
    if (!this.#isOfSeveral) {
      response.write(bytes);
      return;
    }
    response.cork();
    response.write(bytes);
    // After the frames, which everybody gets as they are: an event without data only sets the id (WHATWG HTML §9.2.6).
    if (this.#isOfSeveral) response.write(`id: ${writePositions(this.#subscriptions.positions())}\n\n`);
    response.uncork();
  }

  beat(now: number): void {
    if (this.#subscriptions.isTooSlow(now)) {
      this.#channels.slow('closed');
      this.terminate();
    } else if (this.unread() === 0) {
      this.#stuckAt = 0;
      this.#response.write(KEEP_ALIVE);
    } else if (this.#stuckAt > 0 && this.unread() >= this.#stuckAt) {
      // It has read nothing since the last beat: gone without a word.
      this.terminate();
    } else {
      this.#stuckAt = this.unread();
    }
  }

  /** An EventSource comes back by itself. */
  close(): void {
    this.#response.end();
  }

  terminate(): void {
    this.#response.destroy();
  }
}

const PLACE = /^(?:([A-Za-z0-9_-]{1,64}):)?(\d{1,9}):(\d{1,9})$/;

/** `Last-Event-ID`: `term:seq` of the one match, or `match:term:seq,…`. What cannot be read is as good as none. */
export function readPositions(text: string | undefined, matches: readonly string[]): Map<string, Position> {
  const [only] = matches;
  const places = (text ?? '').split(',').map((part) => PLACE.exec(part.trim()));
  return new Map(
    places.flatMap((place) => {
      const match = place?.[1] ?? (matches.length === 1 ? only : undefined);
      return match === undefined || place === null || place === undefined
        ? []
        : [[match, { term: Number(place[2]), seq: Number(place[3]) }]];
    }),
  );
}

function writePositions(positions: ReadonlyMap<string, Position>): string {
  return [...positions].map(([match, { term, seq }]) => `${match}:${term}:${seq}`).join(',');
}
