import type { LIVE_PROTOCOL, LiveDown, LiveUp, Position } from '../wire/live.ts';
import { Follow } from './follow.ts';
import { type Gap, type LiveError, type LiveEvent, type Presence, readDown, type Snapshot } from './messages.ts';
import { type Connection, type Runtime, webRuntime } from './runtime.ts';

/**
 * `live`: the relay has answered on this connection and nothing says that it is gone. `stopped`: by `stop()`, or by a
 * close code that says not to come back; only `start()` leads out of it.
 */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'stopped';

export interface LiveListener {
  state(state: LiveState): void;
  /** The whole scoreboard; the events that follow continue at its `seq` + 1. */
  snapshot(message: Snapshot): void;
  /** Each event after the position subscribed from: exactly once and in order. */
  event(message: LiveEvent): void;
  /** The events after `after` up to `seq` will not be told; a snapshot at `seq` or later comes next. */
  gap(message: Gap): void;
  error(message: LiveError): void;
  /** How many follow the match, now and then; snapshots say so too. */
  presence?(message: Presence): void;
}

export interface LiveOptions {
  /** `wss://host/v1/live` */
  readonly url: string;
  readonly listener: LiveListener;
  readonly runtime?: Runtime;
}

/** Imported as a type only: the schema module would bring zod into every page. */
const PROTOCOL: typeof LIVE_PROTOCOL = 'scorewire.v1';

/** Silence before the relay is asked whether it is there, in ms. */
export const PING_EVERY = 15_000;
/** An unanswered ping, or a connection that does not open, counts as dead after this long, in ms. */
const DEAD_AFTER = 10_000;
/** The same after `nudge()`: the device just woke up, and somebody is looking. */
const NUDGED_DEAD_AFTER = 3_000;
/** Reconnects wait a random time up to 0.5 s, doubled each time, up to 30 s ("full jitter"). */
const BACKOFF_FIRST = 500;
const BACKOFF_MOST = 30_000;
/** What the relay owes is asked for again after this long, in ms, or up to twice that. */
export const ASK_AGAIN_AFTER = 5_000;
/** Code of the one error that another try can mend; the client makes it. */
export const TRY_AGAIN = 'unavailable';
/** The relay knows no such match yet; the subscription stands. */
const NO_MATCH = 'no-match';
/** A connection that lasted this long, in ms, ends a row of failures. */
const STABLE_AFTER = 5_000;
/** WebSocket close codes from here to 4999 say: do not come back. */
const FINAL_CODES = 4500;

/**
 * The live feed of any number of matches over one WebSocket. It reconnects by itself, resumes each match where it was,
 * and notices a connection that is open in name only.
 */
export class LiveClient {
  readonly #url: string;
  readonly #listener: LiveListener;
  readonly #runtime: Runtime;
  readonly #follows = new Map<string, Follow>();
  #state: LiveState = 'stopped';
  #connection: Connection | null = null;
  #open = false;
  #openedAt = 0;
  #attempt = 0;
  #heardAt: number | null = null;
  /** The one thing that happens when nothing else does: the next ping, the deadline of one, the next attempt. */
  #cancelTimer = () => {};
  /** A second try at what the relay owes is planned. */
  #asking = false;
  #cancelAsking = () => {};
  /** When the unanswered ping makes this connection dead. */
  #deadline: number | null = null;

  constructor({ url, listener, runtime = webRuntime() }: LiveOptions) {
    this.#url = url;
    this.#listener = listener;
    this.#runtime = runtime;
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Ms since the relay was last heard of; null before the first time. In peace it stays below `PING_EVERY`. */
  get silence(): number | null {
    return this.#heardAt === null ? null : this.#runtime.now() - this.#heardAt;
  }

  start(): void {
    if (this.#state !== 'stopped') return;
    this.#attempt = 0;
    this.#setState('connecting');
    this.#connect();
  }

  stop(): void {
    this.#drop();
    this.#setState('stopped');
  }

  /** Follows a match from `after`, or from a fresh snapshot; a second call for the same match starts it anew. */
  subscribe(match: string, after?: Position): void {
    const follow = new Follow(match, after ?? null);
    this.#follows.set(match, follow);
    this.#ask(follow);
  }

  unsubscribe(match: string): void {
    if (this.#follows.delete(match)) this.#send({ op: 'unsubscribe', match });
  }

  /** To be called when the device wakes up, comes online or is looked at again: finds out now instead of at the next ping. */
  nudge(): void {
    if (this.#open) this.#ping(NUDGED_DEAD_AFTER);
    else if (this.#state === 'reconnecting' && this.#connection === null) this.#connect();
  }

  #connect(): void {
    this.#drop();
    const mine = <A extends unknown[]>(handle: (...args: A) => void) => {
      return (...args: A) => {
        // A connection given up on may still speak.
        if (this.#connection === connection) handle(...args);
      };
    };
    const connection = this.#runtime.connect(this.#url, PROTOCOL, {
      open: mine(() => this.#opened()),
      message: mine((data: unknown) => this.#heard(data)),
      close: mine((code: number) => this.#closed(code)),
    });
    this.#connection = connection;
    this.#setTimer(DEAD_AFTER, () => this.#retry());
  }

  #opened(): void {
    this.#open = true;
    this.#openedAt = this.#runtime.now();
    for (const follow of this.#follows.values()) {
      follow.renew();
      this.#ask(follow);
    }
    // An open socket proves only the proxy; the answer proves the relay.
    this.#ping(DEAD_AFTER);
  }

  #closed(code: number): void {
    if (code >= FINAL_CODES) this.stop();
    else this.#retry();
  }

  #retry(): void {
    if (this.#open && this.#runtime.now() - this.#openedAt >= STABLE_AFTER) this.#attempt = 0;
    this.#drop();
    this.#setState('reconnecting');
    const most = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** this.#attempt);
    this.#attempt += 1;
    this.#setTimer(this.#runtime.random() * most, () => this.#connect());
  }

  #drop(): void {
    this.#cancelTimer();
    this.#cancelAsking();
    this.#asking = false;
    const connection = this.#connection;
    this.#connection = null;
    this.#open = false;
    this.#deadline = null;
    connection?.close();
  }

  #ping(patience: number): void {
    const deadline = this.#runtime.now() + patience;
    // Asking again must not buy a dead connection more time.
    if (this.#deadline !== null && this.#deadline <= deadline) return;
    this.#deadline = deadline;
    this.#send({ op: 'ping' });
    this.#setTimer(patience, () => this.#retry());
  }

  #heard(data: unknown): void {
    this.#heardAt = this.#runtime.now();
    this.#deadline = null;
    this.#setTimer(PING_EVERY, () => this.#ping(DEAD_AFTER));
    this.#setState('live');
    const message = readDown(data);
    // The listener may have stopped us on hearing "live".
    if (message !== null && this.#open) this.#tell(message);
  }

  #tell(message: LiveDown): void {
    if (message.op === 'pong' || message.op === 'end') return;
    const follow = this.#follows.get(message.match ?? '');
    if (message.op === 'error') {
      if (message.code === NO_MATCH) follow?.absent();
      this.#listener.error(message);
      if (message.code !== TRY_AGAIN) return;
      follow?.refused();
      this.#keepAsking();
      return;
    }
    if (follow === undefined) return;
    switch (message.op) {
      case 'event': {
        const verdict = follow.event(message);
        if (verdict === 'ask') this.#askUntilAnswered(follow);
        if (verdict === 'tell') this.#listener.event(message);
        return;
      }
      case 'snapshot': {
        const gap = follow.gapBefore(message);
        if (follow.snapshot(message) !== 'tell') return;
        if (gap !== null) this.#listener.gap(gap);
        this.#listener.snapshot(message);
        return;
      }
      case 'presence':
        this.#listener.presence?.(message);
        return;
      case 'gap':
        if (follow.gap(message) === 'tell') this.#listener.gap(message);
        this.#keepAsking();
    }
  }

  #askUntilAnswered(follow: Follow): void {
    this.#ask(follow);
    this.#keepAsking();
  }

  /** Spread out, because what troubles one fan's relay troubles all its fans at the same moment. */
  #keepAsking(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#cancelAsking = this.#runtime.after(ASK_AGAIN_AFTER * (1 + this.#runtime.random()), () => {
      this.#asking = false;
      for (const follow of this.#follows.values()) if (follow.waiting) this.#askUntilAnswered(follow);
    });
  }

  #ask(follow: Follow): void {
    const { match, position } = follow;
    this.#send(position === null ? { op: 'subscribe', match } : { op: 'subscribe', match, after: position });
  }

  #send(message: LiveUp): void {
    if (this.#open) this.#connection?.send(JSON.stringify(message));
  }

  #setTimer(ms: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#runtime.after(ms, run);
  }

  #setState(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.state(state);
  }
}
