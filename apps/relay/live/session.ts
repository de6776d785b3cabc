import type { Duplex } from 'node:stream';
import { type RawData, WebSocket } from 'ws';
import { type Problem, problem } from '#shared/problem.ts';
import { LiveClose, type LiveDown, LiveUp, type Position } from '#shared/wire/live.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { MatchView } from '../views/match-view.ts';
import { type EventMessage, isOver, snapshotMessage } from '../views/messages.ts';
import { type Channel, endFrame, framesOf, type Listener } from './channel.ts';
import { type Frame, textFrame, writeFrames } from './frame.ts';

const MAX_SUBSCRIPTIONS = 64;
/** Of these, matches that do not exist yet; see `no-match` in `shared/wire/live.ts`. */
const MAX_AWAITED = 4;
/** Requests a fan may send within `WINDOW_MS`. */
const MAX_REQUESTS = 300;
const WINDOW_MS = 10_000;
/** A fan with more than this unread gets no more events, and the newest state once it has read what it has, in bytes. */
const SLOW_BYTES = 1024 * 1024;
/** A fan that has not read it by then is closed, in ms. */
const SLOW_MS = 15_000;

export interface Channels {
  /** Null when there is no room for another match. */
  join(match: string): Channel | null;
  /** Is there room to go on following a match that does not exist? */
  mayAwait(match: string): boolean;
  leave(channel: Channel, listener: Listener): void;
  slow(action: 'conflated' | 'closed'): void;
}

interface Subscription {
  readonly match: string;
  readonly channel: Channel;
}

/** One fan's connection. */
export class LiveSession implements Listener {
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  readonly #channels: Channels;
  readonly #subscriptions = new Map<string, Subscription>();
  /** Channels that are skipped until the fan has read what it has, with where it stands in each. */
  readonly #skipped = new Map<Channel, Position>();
  #slowSince: number | null = null;
  #requests = 0;
  #windowStart = 0;
  #heard = true;

  constructor(webSocket: WebSocket, socket: Duplex, channels: Channels) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#channels = channels;
    webSocket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    webSocket.on('pong', () => {
      this.#heard = true;
    });
    // A close always follows.
    webSocket.on('error', () => undefined);
    webSocket.once('close', () => this.#unsubscribeAll());
    socket.on('drain', () => this.#drained());
  }

  deliver(channel: Channel, frames: readonly Frame[], before: Position): void {
    if (this.#skipped.has(channel)) return;
    if (this.#socket.writableLength > SLOW_BYTES) {
      this.#skipped.set(channel, before);
      this.#slowSince ??= Date.now();
      return;
    }
    writeFrames(this.#webSocket, this.#socket, frames);
  }

  /** Asks whether the fan is still there; ends the connection of one that is not, or does not read. */
  beat(now: number): void {
    if (!this.#heard) {
      this.#webSocket.terminate();
    } else if (this.#slowSince !== null && now - this.#slowSince > SLOW_MS) {
      this.#closeSlow();
    } else {
      this.#heard = false;
      this.#webSocket.ping();
    }
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  #receive(data: RawData, isBinary: boolean): void {
    // A fan that we have said goodbye to may speak on for as long as it likes.
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#heard = true;
    if (isBinary) this.close(LiveClose.badRequest, 'messages are text');
    else if (this.#floods(Date.now())) this.close(LiveClose.tooMany, 'too many requests');
    // Whoever asks for more without reading what it got would fill our memory.
    else if (this.#socket.writableLength > 2 * SLOW_BYTES) this.#closeSlow();
    else this.#answer(data.toString());
  }

  #answer(text: string): void {
    const message = parseMessage(LiveUp, text);
    if (!message.ok) this.#sendError(message.problem);
    else if (message.value.op === 'ping') this.#send({ op: 'pong' });
    else if (message.value.op === 'unsubscribe') this.#unsubscribe(message.value.match);
    else void this.#subscribe(message.value.match, message.value.after);
  }

  #floods(now: number): boolean {
    if (now - this.#windowStart > WINDOW_MS) {
      this.#windowStart = now;
      this.#requests = 0;
    }
    this.#requests += 1;
    return this.#requests > MAX_REQUESTS;
  }

  async #subscribe(match: string, after: Position | undefined): Promise<void> {
    this.#unsubscribe(match);
    if (this.#subscriptions.size >= MAX_SUBSCRIPTIONS) {
      const message = `A connection follows at most ${MAX_SUBSCRIPTIONS} matches.`;
      return this.#sendError(problem('too-many-subscriptions', message), match);
    }
    const channel = this.#channels.join(match);
    if (channel === null) return this.#sendError(unavailable(match), match);
    const subscription: Subscription = { match, channel };
    this.#subscriptions.set(match, subscription);
    try {
      await channel.open();
      await this.#begin(subscription, after);
    } catch {
      // The store is away; what is wrong with it is in the log already.
      if (!this.#isCurrent(subscription)) return;
      this.#unsubscribe(match);
      this.#sendError(unavailable(match), match);
    }
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
      if (typeof replay === 'string') this.#sendSnapshot(view, after);
      else this.#replay(view, replay);
      channel.listen(this);
      return;
    }
  }

  /** The match does not exist: its first events will come to those who may wait for it. */
  #await({ channel, match }: Subscription): void {
    const awaited = [...this.#subscriptions.values()].filter((one) => one.channel.live.loaded?.head.seq === 0);
    if (awaited.length <= MAX_AWAITED && this.#channels.mayAwait(match)) {
      this.#sendError(problem('no-match', `There is no match ${match} here yet.`), match);
      channel.listen(this);
    } else {
      this.#unsubscribe(match);
      this.#sendError(problem('unavailable', `There is no match ${match} here yet; ask again later.`), match);
    }
  }

  #replay(view: MatchView, messages: readonly EventMessage[]): void {
    const isQuietlyOver = messages.length === 0 && isOver(view.scoreboard?.status);
    const frames = isQuietlyOver ? [endFrame(view.match)] : messages.flatMap((one) => framesOf(view.match, one));
    writeFrames(this.#webSocket, this.#socket, frames);
  }

  #sendSnapshot(view: MatchView, after: Position | undefined): void {
    const { scoreboard, match, head } = view;
    if (scoreboard === null) return;
    if (after !== undefined) this.#send({ op: 'gap', match, after, seq: head.seq });
    const frames = [textFrame(snapshotMessage(view, scoreboard))];
    writeFrames(this.#webSocket, this.#socket, isOver(scoreboard.status) ? [...frames, endFrame(match)] : frames);
  }

  #drained(): void {
    this.#slowSince = null;
    const skipped = [...this.#skipped];
    this.#skipped.clear();
    for (const [channel, position] of skipped) {
      const view = channel.live.loaded;
      if (view === null) continue;
      this.#channels.slow('conflated');
      this.#sendSnapshot(view, position);
    }
  }

  #closeSlow(): void {
    this.#channels.slow('closed');
    this.close(LiveClose.slow, 'too slow');
  }

  #unsubscribe(match: string): void {
    const channel = this.#subscriptions.get(match)?.channel;
    if (channel === undefined) return;
    this.#subscriptions.delete(match);
    this.#skipped.delete(channel);
    this.#channels.leave(channel, this);
  }

  #unsubscribeAll(): void {
    for (const match of [...this.#subscriptions.keys()]) this.#unsubscribe(match);
  }

  #sendError({ code, message }: Problem, match?: string): void {
    this.#send({ op: 'error', ...(match !== undefined && { match }), code, message });
  }

  #send(message: LiveDown): void {
    writeFrames(this.#webSocket, this.#socket, [textFrame(JSON.stringify(message))]);
  }
}

function unavailable(match: string): Problem {
  return problem('unavailable', `Match ${match} cannot be followed just now; try again.`);
}

/** Is the position one of this log's? A restored or forked log has another history. */
function isOn(view: MatchView, { term, seq }: Position): boolean {
  return seq === 0 || view.log[seq - 1]?.term === term;
}
