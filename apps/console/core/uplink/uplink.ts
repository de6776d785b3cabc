import type { Logger } from 'pino';
import { WebSocket } from 'ws';
import { type Problem, problem } from '#shared/problem.ts';
import type { SyncState } from '#shared/wire/console.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import {
  type LogHead,
  MAX_UPLINK_FRAME,
  UPLINK_PATH,
  UPLINK_PROTOCOL,
  UplinkDown,
  type UplinkUp,
} from '#shared/wire/uplink.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import { problemOf } from '../journal/problem.ts';
import { Backoff } from './backoff.ts';
import type { Lane } from './lane.ts';
import { Lanes } from './lanes.ts';

const HANDSHAKE_TIMEOUT = 10_000;
const PING_EVERY = 10_000;
/** Nothing heard for so long: the connection is dead, whatever TCP thinks. */
const DEAD_AFTER = 25_000;
/** Unsent bytes in the socket beyond which nothing more is read from the journal. */
const MAX_BUFFERED = 256 * 1024;
const MAX_HELLO_MATCHES = 10_000;
const SAVE_EVERY = 1000;
/** A connection that lasted so long was a good one, though the relay had nothing to confirm. */
const STABLE_AFTER = 10_000;

export interface UplinkOptions {
  /** http(s) or ws(s) address of the relay; null: there is none. */
  readonly relayUrl: string | null;
  readonly token: string | null;
  readonly name: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Logger;
  /** Something changed: of one match (confirmed, forked), or of the link (null). */
  readonly changed: (match: string | null) => void;
}

/** Copies the journal to the relay: everything, in order, from wherever the relay says it is. */
export class Uplink {
  readonly #options: UplinkOptions;
  readonly #lanes: Lanes;
  readonly #backoff = new Backoff();
  readonly #unsaved = new Set<string>();
  #socket: WebSocket | null = null;
  #link: SyncState['link'];
  #error: string | null = null;
  #heardAt = 0;
  #onlineSince = 0;
  #lastAckAt: number | null = null;
  #reconnect: NodeJS.Timeout | null = null;
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(options: UplinkOptions) {
    this.#options = options;
    this.#lanes = new Lanes(options.journal.matches, options.journal.uplink.all());
    this.#link = options.relayUrl === null ? 'off' : 'connecting';
  }

  start(): void {
    if (this.#options.relayUrl === null) return;
    this.#timers.push(
      setInterval(() => this.#beat(), PING_EVERY),
      setInterval(() => this.#save(), SAVE_EVERY),
    );
    this.#connect();
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#reconnect ?? undefined);
    this.#link = 'off';
    this.#socket?.removeAllListeners();
    this.#socket?.on('error', () => undefined);
    this.#socket?.close(1001);
    this.#socket = null;
    this.#save();
  }

  /** New heads in the journal: what may leave leaves before this returns. */
  committed(heads: readonly LogHead[]): void {
    for (const head of heads) {
      const isNew = this.#lanes.committed(head);
      if (isNew && this.#link === 'online') this.#send({ op: 'open', head });
    }
    this.#pump();
  }

  ackedSeq(match: string): number {
    return this.#lanes.get(match)?.acked ?? 0;
  }

  fork(match: string): Problem | null {
    const lane = this.#lanes.get(match);
    return lane?.fork ?? lane?.held ?? null;
  }

  state(): SyncState {
    const { relayUrl } = this.#options;
    const { events, oldestAt } = relayUrl === null ? { events: 0, oldestAt: null } : this.#lanes.backlog();
    return {
      link: this.#link,
      relay: relayUrl,
      backlog: events,
      oldestUnsentAt: oldestAt,
      lastAckAt: this.#lastAckAt,
      error: this.#error,
    };
  }

  #connect(): void {
    const { relayUrl, token } = this.#options;
    if (relayUrl === null) return;
    const socket = new WebSocket(uplinkAddress(relayUrl), UPLINK_PROTOCOL, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      handshakeTimeout: HANDSHAKE_TIMEOUT,
      maxPayload: MAX_UPLINK_FRAME,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    this.#heardAt = performance.now();
    let answer: number | null = null;
    socket.on('open', () => this.#hello());
    socket.on('message', (data, isBinary) => {
      this.#heardAt = performance.now();
      if (!isBinary) this.#receive(data.toString());
    });
    socket.on('unexpected-response', (_request, response) => {
      answer = response.statusCode ?? 0;
      response.resume();
      socket.terminate();
    });
    socket.on('error', (error) => {
      if (answer === 401 || answer === 403) {
        this.#fail('refused', `The relay does not accept the uplink token (${answer}); check RELAY_TOKEN.`);
      } else if (answer !== null) {
        this.#fail('connecting', `The relay answered ${answer} instead of opening the uplink.`);
      } else {
        this.#fail('connecting', `No connection to the relay: ${error.message}`);
      }
    });
    socket.on('close', (code, reason) => this.#lost(socket, code, reason.toString()));
  }

  #lost(socket: WebSocket, code: number, reason: string): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#lanes.reset();
    if (this.#link === 'online') {
      if (performance.now() - this.#onlineSince > STABLE_AFTER) this.#backoff.reset();
      this.#fail('connecting', `The connection to the relay was lost (${code}${reason === '' ? '' : `: ${reason}`}).`);
    }
    const wait = this.#backoff.next();
    this.#options.log.info({ wait: Math.round(wait), error: this.#error }, 'No uplink; trying again.');
    this.#reconnect = setTimeout(() => this.#connect(), wait);
    this.#options.changed(null);
  }

  #hello(): void {
    const { journal, name } = this.#options;
    const matches = this.#lanes.heads().slice(0, MAX_HELLO_MATCHES);
    this.#send({ op: 'hello', console: journal.consoleId, name, matches });
  }

  #receive(text: string): void {
    const parsed = parseMessage(UplinkDown, text);
    if (!parsed.ok) {
      this.#options.log.error({ problem: parsed.problem }, 'The relay sent something that is no uplink message.');
      this.#socket?.close(1002);
      return;
    }
    const message = parsed.value;
    switch (message.op) {
      case 'welcome':
        this.#welcome(message.heads);
        break;
      case 'head':
        this.#locate(message.head);
        break;
      case 'ack':
        this.#acked(message.match, message.seq);
        break;
      case 'refused':
        this.#refused(message.head, problemOf(message.error));
        break;
      case 'error':
        this.#error = message.error.message;
        this.#options.log.warn({ problem: message.error }, 'The relay reports an error.');
        this.#options.changed(null);
        break;
      case 'pong':
        break;
      default:
        message satisfies never;
    }
    this.#pump();
  }

  #welcome(heads: readonly LogHead[]): void {
    const theirs = new Map(heads.map((head) => [head.match, head]));
    const ours = this.#lanes.heads();
    for (const head of ours.slice(0, MAX_HELLO_MATCHES)) {
      this.#locate(theirs.get(head.match) ?? { match: head.match, term: 0, seq: 0, hash: head.hash });
    }
    for (const head of ours.slice(MAX_HELLO_MATCHES)) this.#send({ op: 'open', head });
    this.#link = 'online';
    this.#onlineSince = performance.now();
    this.#error = null;
    this.#options.log.info({ backlog: this.#lanes.backlog().events }, 'The uplink is open.');
    this.#options.changed(null);
  }

  #locate(head: LogHead): void {
    const before = this.#lanes.get(head.match)?.acked;
    const fork = this.#lanes.locate(head);
    if (fork !== null) this.#reportFork(head.match, fork);
    else if (before !== head.seq) this.#moved(head.match);
  }

  #acked(match: string, seq: number): void {
    const lane = this.#lanes.get(match);
    if (lane === undefined) return;
    lane.ack(seq);
    // Not at the welcome: a relay that cannot store ends each connection soon after it.
    this.#backoff.reset();
    this.#lanes.wake(lane);
    this.#lastAckAt = this.#options.clock();
    this.#moved(match);
  }

  #refused(head: LogHead, why: Problem): void {
    const lane = this.#lanes.get(head.match);
    if (lane === undefined || lane.fork !== null) return;
    switch (why.code) {
      case 'gap':
        this.#rewind(lane, head.seq);
        break;
      case 'stale-term':
      case 'not-writer':
      case 'broken-chain':
        lane.fork = why;
        this.#reportFork(head.match, why);
        break;
      default:
        // Perhaps a fault of this relay's version: the next connection tries again.
        lane.held = why;
        this.#options.log.error({ match: head.match, problem: why }, 'The relay refused events of this match.');
        this.#moved(head.match);
    }
  }

  #rewind(lane: Lane, seq: number): void {
    if (seq > lane.head.seq) {
      lane.fork = problem(
        'relay-ahead',
        `The relay has events of this match after ${lane.head.seq} that are not here.`,
      );
      this.#reportFork(lane.head.match, lane.fork);
      return;
    }
    const pause = lane.rewind(seq, performance.now());
    setTimeout(() => {
      this.#lanes.wake(lane);
      this.#pump();
    }, pause + 1).unref();
  }

  #reportFork(match: string, fork: Problem): void {
    this.#options.log.error({ match, problem: fork }, 'This match is not sent to the relay any more.');
    this.#moved(match);
  }

  #moved(match: string): void {
    this.#unsaved.add(match);
    this.#options.changed(match);
  }

  #pump(): void {
    const { log } = this.#options;
    try {
      while (this.#link === 'online' && (this.#socket?.bufferedAmount ?? MAX_BUFFERED) < MAX_BUFFERED) {
        const batch = this.#lanes.next(performance.now());
        if (batch === null) return;
        this.#socket?.send(batch.frame, () => this.#pump());
      }
    } catch (error) {
      log.error({ err: error }, 'The journal could not be read for the uplink.');
      this.#socket?.terminate();
    }
  }

  #send(message: UplinkUp): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #beat(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    if (performance.now() - this.#heardAt > DEAD_AFTER) this.#socket.terminate();
    else this.#send({ op: 'ping' });
  }

  #fail(link: SyncState['link'], error: string): void {
    this.#link = link;
    this.#error = error;
    this.#options.log.warn(error);
  }

  #save(): void {
    const { journal, log } = this.#options;
    if (this.#unsaved.size === 0) return;
    const records = [...this.#unsaved].flatMap((match) => {
      const lane = this.#lanes.get(match);
      return lane === undefined ? [] : [{ match, ackedSeq: lane.acked, fork: lane.fork }];
    });
    try {
      journal.uplink.save(records);
      this.#unsaved.clear();
    } catch (error) {
      log.warn({ err: error }, 'What the relay confirmed could not be saved; it will say it again.');
    }
  }
}

function uplinkAddress(relayUrl: string): string {
  const url = new URL(relayUrl);
  url.protocol = url.protocol === 'https:' || url.protocol === 'wss:' ? 'wss:' : 'ws:';
  url.pathname = `${url.pathname.replace(/\/$/, '')}${UPLINK_PATH}`;
  return url.href;
}
