import { type Problem, problem } from '#shared/problem.ts';
import type { LiveDown, LiveView, Position } from '#shared/wire/live.ts';
import type { MatchView } from '../views/match-view.ts';
import { type EventMessage, isOver, snapshotMessage } from '../views/messages.ts';
import type { Channel, Listener } from './channel.ts';
import { type Encoding, endText } from './encoding.ts';
import type { Frame } from './frame.ts';

const MAX_SUBSCRIPTIONS = 64;
/** Of these, matches that do not exist yet; see `no-match` in `shared/wire/live.ts`. */
const MAX_AWAITED = 4;
/** A fan with more than this unread gets no more events, and the newest state once it has read what it has, in bytes. */
export const SLOW_BYTES = 1024 * 1024;
/** A fan that has not read it by then is closed, in ms. */
const SLOW_MS = 15_000;

export interface Channels {
  /** Null when there is no room for another match. */
  join(match: string, encoding: Encoding): Channel | null;
  /** Is there room to go on following a match that does not exist? */
  mayAwait(match: string): boolean;
  leave(channel: Channel, listener: Listener): void;
  slow(action: 'conflated' | 'closed'): void;
}

/** Where a fan's frames go. */
export interface Outlet {
  readonly encodings: Readonly<Record<LiveView, Encoding>>;
  /** Bytes that the fan has not read. */
  unread(): number;
  write(frames: readonly Frame[]): void;
}

interface Subscription {
  readonly match: string;
  readonly channel: Channel;
  /** It has been brought to the view's head. */
  begun: boolean;
}

/** The matches that one fan follows, whatever the connection. */
export class Subscriptions implements Listener {
  readonly #outlet: Outlet;
  readonly #channels: Channels;
  readonly #subscriptions = new Map<string, Subscription>();
  /** Channels that are skipped until the fan has read what it has, with where it stands in each. */
  readonly #skipped = new Map<Channel, Position>();
  #slowSince: number | null = null;

  constructor(outlet: Outlet, channels: Channels) {
    this.#outlet = outlet;
    this.#channels = channels;
  }

  deliver(channel: Channel, frames: readonly Frame[], before: Position): void {
    if (this.#skipped.has(channel)) return;
    if (this.#outlet.unread() > SLOW_BYTES) {
      this.#skipped.set(channel, before);
      this.#slowSince ??= Date.now();
      return;
    }
    this.#outlet.write(frames);
  }

  mention(channel: Channel, frame: Frame): void {
    if (this.#skipped.has(channel) || this.#outlet.unread() > SLOW_BYTES) return;
    this.#outlet.write([frame]);
  }

  async subscribe(match: string, after: Position | undefined, view: LiveView = 'full'): Promise<void> {
    this.unsubscribe(match);
    if (this.#subscriptions.size >= MAX_SUBSCRIPTIONS) {
      const message = `A connection follows at most ${MAX_SUBSCRIPTIONS} matches.`;
      return this.sendError(problem('too-many-subscriptions', message), match);
    }
    const channel = this.#channels.join(match, this.#outlet.encodings[view]);
    if (channel === null) return this.sendError(unavailable(match), match);
    const subscription: Subscription = { match, channel, begun: false };
    this.#subscriptions.set(match, subscription);
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
    const channel = this.#subscriptions.get(match)?.channel;
    if (channel === undefined) return;
    this.#subscriptions.delete(match);
    this.#skipped.delete(channel);
    this.#channels.leave(channel, this);
  }

  end(): void {
    for (const match of [...this.#subscriptions.keys()]) this.unsubscribe(match);
  }

  /** The fan has read what it was sent: what it was not sent meanwhile is made up for. */
  drained(): void {
    this.#slowSince = null;
    const skipped = [...this.#skipped];
    this.#skipped.clear();
    for (const [channel, position] of skipped) {
      const view = channel.live.loaded;
      if (view === null) continue;
      this.#channels.slow('conflated');
      this.#sendSnapshot(channel, view, position);
    }
  }

  /** Has it had time enough to read? */
  isTooSlow(now: number): boolean {
    return this.#slowSince !== null && now - this.#slowSince > SLOW_MS;
  }

  /** Where the fan stands in each match. */
  positions(): ReadonlyMap<string, Position> {
    const begun = [...this.#subscriptions.values()].filter((one) => one.begun);
    return new Map(
      begun.flatMap(({ match, channel }) => {
        const at = this.#skipped.get(channel) ?? channel.live.loaded?.head;
        return at === undefined ? [] : [[match, { term: at.term, seq: at.seq }]];
      }),
    );
  }

  sendError({ code, message }: Problem, match?: string): void {
    this.send({ op: 'error', ...(match !== undefined && { match }), code, message });
  }

  send(message: LiveDown): void {
    this.#outlet.write([this.#outlet.encodings.full.message(message.op, JSON.stringify(message))]);
  }

  /** Subscribing again begins a new subscription; what the old one was waiting for is off. */
  #isCurrent(subscription: Subscription): boolean {
    return this.#subscriptions.get(subscription.match) === subscription;
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
      const replay = after === undefined || !isOn(view, after) ? 'too-many' : channel.live.messagesAfter(after.seq);
      if (replay === 'forgotten' && after !== undefined) {
        await channel.live.recall(after.seq);
        continue;
      }
      if (view.head.seq === 0) return this.#await(subscription);
      subscription.begun = true;
      channel.listen(this);
      if (typeof replay === 'string') this.#sendSnapshot(channel, view, after);
      else this.#writeAll([...this.#missed(channel, view, replay), channel.presence() ?? []].flat());
      return;
    }
  }

  #writeAll(frames: readonly Frame[]): void {
    if (frames.length > 0) this.#outlet.write(frames);
  }

  #missed(channel: Channel, { scoreboard }: MatchView, replay: readonly EventMessage[]): readonly Frame[] {
    if (replay.length > 0) return channel.framesOf(replay);
    return isOver(scoreboard?.status) ? [endFrame(channel)] : [];
  }

  /** The match does not exist: its first events will come to those who may wait for it. */
  #await(subscription: Subscription): void {
    const { channel, match } = subscription;
    const awaited = [...this.#subscriptions.values()].filter((one) => one.channel.live.loaded?.head.seq === 0);
    if (awaited.length <= MAX_AWAITED && this.#channels.mayAwait(match)) {
      this.sendError(problem('no-match', `There is no match ${match} here yet.`), match);
      subscription.begun = true;
      channel.listen(this);
    } else {
      this.unsubscribe(match);
      this.sendError(problem('unavailable', `There is no match ${match} here yet; ask again later.`), match);
    }
  }

  #sendSnapshot(channel: Channel, view: MatchView, after: Position | undefined): void {
    const { scoreboard, match, head } = view;
    if (scoreboard === null) return;
    if (after !== undefined) this.send({ op: 'gap', match, after, seq: head.seq });
    const snapshot = channel.encoding.message('snapshot', snapshotMessage(view, scoreboard, channel.fans), head);
    this.#outlet.write(isOver(scoreboard.status) ? [snapshot, endFrame(channel)] : [snapshot]);
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
