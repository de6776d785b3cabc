import { type Problem, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, type Locale } from '#shared/text/locale.ts';
import type { LiveDown, LiveView, Position } from '#shared/wire/live.ts';
import type { MatchView } from '../views/match-view.ts';
import { type EventMessage, isOver } from '../views/messages.ts';
import type { Seat } from './audience.ts';
import type { Channel } from './channel.ts';
import { type Encoding, endText } from './encoding.ts';
import type { Frame } from './frame.ts';
import { type Outlet, Subscription } from './subscription.ts';

const MAX_SUBSCRIPTIONS = 64;
/** Of these, matches that do not exist yet; see `no-match` in `shared/wire/live.ts`. */
const MAX_AWAITED = 4;
/** A fan that has not read it by then is closed, in ms. */
const SLOW_MS = 15_000;

export interface Channels {
  /** Null when there is no room for another match. */
  join(match: string, encoding: Encoding, locale: Locale): Channel | null;
  /** Is there room to go on following a match that does not exist? */
  mayAwait(match: string): boolean;
  leave(channel: Channel, listener: Seat): void;
  slow(action: 'conflated' | 'closed'): void;
}

/** The matches that one fan follows, whatever the connection. */
export class Subscriptions {
  readonly #outlet: Outlet;
  readonly #channels: Channels;
  /** Few, and one for nearly everybody. */
  #subscriptions: readonly Subscription[] = [];

  constructor(outlet: Outlet, channels: Channels) {
    this.#outlet = outlet;
    this.#channels = channels;
  }

  async subscribe(
    match: string,
    after: Position | undefined,
    view: LiveView = 'full',
    locale: Locale = DEFAULT_LOCALE,
  ): Promise<void> {
    this.unsubscribe(match);
    if (this.#subscriptions.length >= MAX_SUBSCRIPTIONS) {
      const message = `A connection follows at most ${MAX_SUBSCRIPTIONS} matches.`;
      return this.sendError(problem('too-many-subscriptions', message), match);
    }
    const channel = this.#channels.join(match, this.#outlet.encodings[view], locale);
    if (channel === null) return this.sendError(unavailable(match), match);
    const subscription = new Subscription(channel, this.#outlet);
    this.#subscriptions = [...this.#subscriptions, subscription];
    try {
      await channel.open();
      await this.#begin(subscription, after);
    } catch {
      // The store is away; what is wrong with it is in the log already.
      if (!this.#isCurrent(subscription)) return;
      this.unsubscribe(match);
      this.sendError(unavailable(match), match);
    }
  }

  unsubscribe(match: string): void {
    const gone = this.#subscriptions.find((one) => one.channel.match === match);
    if (gone === undefined) return;
    this.#subscriptions = this.#subscriptions.filter((one) => one !== gone);
    this.#channels.leave(gone.channel, gone);
  }

  end(): void {
    for (const { channel } of this.#subscriptions) this.unsubscribe(channel.match);
  }

  /** The fan has read what it was sent: what it was not sent meanwhile is made up for. */
  drained(): void {
    for (const subscription of this.#subscriptions) {
      const { channel, skipped } = subscription;
      const view = channel.live.loaded;
      if (skipped === null || view === null) continue;
      subscription.skipped = null;
      this.#channels.slow('conflated');
      // What is being told just now is in the snapshot.
      channel.listen(subscription);
      this.#sendSnapshot(channel, view, skipped.at);
    }
  }

  /** Has it had time enough to read? */
  isTooSlow(now: number): boolean {
    return this.#subscriptions.some(({ skipped }) => skipped !== null && now - skipped.since > SLOW_MS);
  }

  /** Where the fan stands in each match. */
  positions(): ReadonlyMap<string, Position> {
    return new Map(
      this.#subscriptions.flatMap((one) => {
        const at = one.place < 0 ? null : (one.skipped?.at ?? one.channel.standing(one));
        return at === null ? [] : [[one.channel.match, { term: at.term, seq: at.seq }]];
      }),
    );
  }

  sendError({ code, message }: Problem, match?: string): void {
    this.send({ op: 'error', ...(match !== undefined && { match }), code, message });
  }

  send(message: LiveDown): void {
    this.#outlet.write(this.#outlet.encodings.full.message(message.op, JSON.stringify(message)));
  }

  /** Subscribing again begins a new subscription; what the old one was waiting for is off. */
  #isCurrent(subscription: Subscription): boolean {
    return this.#subscriptions.includes(subscription);
  }

  /**
   * Brings the fan to the view's head and lets it listen, both in one turn of the event loop: nothing can come between
   * the last message that is replayed and the first that is live.
   */
  async #begin(subscription: Subscription, after: Position | undefined): Promise<void> {
    const { channel } = subscription;
    while (this.#isCurrent(subscription)) {
      const { loaded: view } = channel.live;
      if (view === null) throw new Error('the view is gone');
      const replay =
        after === undefined || !isOn(view, after) ? 'too-many' : channel.live.messagesAfter(after.seq, channel.locale);
      if (replay === 'forgotten' && after !== undefined) {
        await channel.live.recall(after.seq, channel.locale);
        continue;
      }
      if (view.head.seq === 0) return this.#await(subscription);
      channel.listen(subscription);
      if (typeof replay === 'string') this.#sendSnapshot(channel, view, after);
      else this.#writeAll([this.#missed(channel, view, replay), channel.presence()]);
      return;
    }
  }

  #writeAll(frames: readonly (Frame | null)[]): void {
    for (const frame of frames) if (frame !== null) this.#outlet.write(frame);
  }

  #missed(channel: Channel, { scoreboard }: MatchView, replay: readonly EventMessage[]): Frame | null {
    if (replay.length > 0) return channel.retold(replay);
    return isOver(scoreboard?.status) ? endFrame(channel) : null;
  }

  /** The match does not exist: its first events will come to those who may wait for it. */
  #await(subscription: Subscription): void {
    const { channel } = subscription;
    const { match } = channel;
    const awaited = this.#subscriptions.filter((one) => one.channel.live.loaded?.head.seq === 0);
    if (awaited.length <= MAX_AWAITED && this.#channels.mayAwait(match)) {
      this.sendError(problem('no-match', `There is no match ${match} here yet.`), match);
      channel.listen(subscription);
    } else {
      this.unsubscribe(match);
      this.sendError(problem('unavailable', `There is no match ${match} here yet; ask again later.`), match);
    }
  }

  #sendSnapshot(channel: Channel, view: MatchView, after: Position | undefined): void {
    const { match, head } = view;
    const scoreboard = view.boardIn(channel.locale);
    if (scoreboard === null) return;
    if (after !== undefined) this.send({ op: 'gap', match, after, seq: head.seq });
    const snapshot = channel.snapshot(view, scoreboard);
    this.#writeAll([snapshot, isOver(scoreboard.status) ? endFrame(channel) : null]);
  }
}

function endFrame({ match, encoding }: Channel): Frame {
  return encoding.message('end', endText(match));
}

function unavailable(match: string): Problem {
  return problem('unavailable', `Match ${match} cannot be followed just now; try again.`);
}

/** Is the position one of this log's? A restored or forked log has another history. */
function isOn(view: MatchView, { term, seq }: Position): boolean {
  return seq === 0 || view.log[seq - 1]?.term === term;
}
