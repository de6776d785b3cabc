import type { Logger } from 'pino';
import { type Problem, problem } from '#shared/problem.ts';
import type { MatchSummary, SyncState } from '#shared/wire/console.ts';
import type { LogHead, RelayIdentity, UplinkDown, UplinkUp } from '#shared/wire/uplink.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import { problemOf } from '../journal/problem.ts';
import type { Lane } from './lane.ts';
import { Lanes } from './lanes.ts';
import { Link } from './link.ts';
import { Skew } from './skew.ts';

/** Unsent bytes in the socket beyond which nothing more is read from the journal. */
const MAX_BUFFERED = 256 * 1024;
const MAX_HELLO_MATCHES = 10_000;
const SAVE_EVERY = 1000;
/** A connection that lasted so long was a good one, though the relay had nothing to confirm, ms. */
const STABLE_AFTER = 10_000;

/** What the relay says about matches that are handed over, and about what became of those that were. */
export type HandOverMessage = Extract<
  UplinkDown,
  { op: 'listed' | 'following' | 'log' | 'claimed' | 'released' | 'denied' | 'fork' | 'kept' | 'discarded' }
>;

/** Hears what concerns matches that this console does not write, or will not for long. */
export interface HandOverListener {
  /** The relay is there. */
  connected(): void;
  lost(): void;
  received(message: HandOverMessage): void;
  /** The relay has another log of the match, or another writer: what it has not acked is not in it. */
  forked(match: string, acked: number): void;
}

type Seen = MatchSummary['seen'];

export interface UplinkOptions {
  /** http(s) or ws(s) address of the relay; null: there is none. */
  readonly relayUrl: string | null;
  readonly token: string | null;
  readonly name: string;
  /** Public key of what the console signs. */
  readonly key: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Logger;
  /** Something changed: of one match (confirmed, forked), or of the link (null). */
  readonly changed: (match: string | null) => void;
  readonly handOver: () => HandOverListener;
}

/** Copies the journal to the relay: everything, in order, from wherever the relay says it is. */
export class Uplink {
  readonly #options: UplinkOptions;
  readonly #lanes: Lanes;
  readonly #link: Link | null;
  /** Matches whose acks are not in the journal yet. */
  readonly #unsaved = new Set<string>();
  readonly #skew = new Skew();
  readonly #seen = new Map<string, NonNullable<Seen>>();
  #identity: RelayIdentity | null = null;
  #state: SyncState['link'];
  #error: string | null = null;
  #onlineSince = 0;
  #lastAckAt: number | null = null;
  #saving: NodeJS.Timeout | null = null;

  constructor(options: UplinkOptions) {
    const { journal, relayUrl, token, log } = options;
    this.#options = options;
    this.#lanes = new Lanes(journal.matches, ownHeads(journal), journal.uplink.all());
    this.#state = relayUrl === null ? 'off' : 'connecting';
    this.#link =
      relayUrl === null
        ? null
        : new Link({
            relayUrl,
            token,
            log,
            opened: () => this.#hello(),
            pinged: () => this.#skew.asked(),
            received: (message) => this.#receive(message),
            lost: ({ refused, message }) => this.#lost(refused ? 'refused' : 'connecting', message),
          });
  }

  start(): void {
    if (this.#link === null) return;
    this.#saving = setInterval(() => this.#save(), SAVE_EVERY);
    this.#link.start();
  }

  stop(): void {
    clearInterval(this.#saving ?? undefined);
    this.#state = 'off';
    this.#link?.stop();
    this.#save();
  }

  /** New heads in the journal: what may leave leaves before this returns. */
  committed(heads: readonly LogHead[]): void {
    for (const head of heads) {
      if (this.#options.journal.standings.get(head.match).role !== 'owner') continue;
      const isNew = this.#lanes.committed(head);
      if (isNew && this.#state === 'online') this.#link?.send({ op: 'open', head });
    }
    this.#pump();
  }

  get isOnline(): boolean {
    return this.#state === 'online';
  }

  send(message: UplinkUp): void {
    if (this.isOnline) this.#link?.send(message);
  }

  /** The relay has all of the match up to `head`, and this console writes on from there. */
  adopt(head: LogHead): void {
    this.#lanes.adopt(head);
    this.#moved(head.match);
    this.#pump();
  }

  /** The match is another console's now. */
  leave(match: string): void {
    this.#lanes.leave(match);
    this.#seen.delete(match);
    this.#options.changed(match);
  }

  /** Of a forked match: the relay has our events up to `seq` all the same. */
  found(match: string, seq: number): void {
    const lane = this.#lanes.get(match);
    if (lane === undefined || lane.fork === null || seq <= lane.acked) return;
    lane.acked = seq;
    this.#moved(match);
  }

  /** The head of a match that this console writes, as it is sent; undefined when it does not. */
  head(match: string): LogHead | undefined {
    return this.#lanes.get(match)?.head;
  }

  /** Null for a match that this console does not send. */
  ackedSeq(match: string): number | null {
    return this.#lanes.get(match)?.acked ?? null;
  }

  seen(match: string): Seen {
    return this.#seen.get(match) ?? null;
  }

  fork(match: string): Problem | null {
    const lane = this.#lanes.get(match);
    return lane?.fork ?? lane?.held ?? null;
  }

  state(): SyncState {
    const { relayUrl } = this.#options;
    const { events, oldestAt } = relayUrl === null ? { events: 0, oldestAt: null } : this.#lanes.backlog();
    return {
      link: this.#state,
      relay: relayUrl,
      backlog: events,
      oldestUnsentAt: oldestAt,
      lastAckAt: this.#lastAckAt,
      error: this.#error,
      identity: this.#identity,
      skew: this.#skew.ms,
    };
  }

  #hello(): void {
    const { journal, name, key } = this.#options;
    const matches = this.#lanes.heads().slice(0, MAX_HELLO_MATCHES);
    this.#skew.asked();
    this.#link?.send({ op: 'hello', console: journal.consoleId, name, key, matches });
  }

  #lost(state: 'connecting' | 'refused', error: string): void {
    const wasStable = this.#state === 'online' && performance.now() - this.#onlineSince > STABLE_AFTER;
    if (wasStable) this.#link?.approve();
    this.#lanes.reset();
    this.#skew.lost();
    this.#seen.clear();
    this.#state = state;
    this.#error = error;
    this.#options.handOver().lost();
    this.#options.changed(null);
  }

  #receive(message: UplinkDown): void {
    switch (message.op) {
      case 'welcome':
        this.#identity = message.relay;
        this.#skew.answered(message.now, this.#options.clock());
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
        if (this.#skew.answered(message.now, this.#options.clock())) this.#options.changed(null);
        break;
      case 'seen':
        this.#noteSeen(message);
        break;
      default:
        this.#options.handOver().received(message);
    }
    this.#pump();
  }

  #welcome(heads: readonly LogHead[]): void {
    const theirs = new Map(heads.map((head) => [head.match, head]));
    const ours = this.#lanes.heads();
    for (const head of ours.slice(0, MAX_HELLO_MATCHES)) {
      this.#locate(theirs.get(head.match) ?? { match: head.match, term: 0, seq: 0, hash: head.hash });
    }
    for (const head of ours.slice(MAX_HELLO_MATCHES)) this.#link?.send({ op: 'open', head });
    this.#state = 'online';
    this.#error = null;
    this.#onlineSince = performance.now();
    this.#options.log.info({ backlog: this.#lanes.backlog().events }, 'The uplink is open.');
    this.#options.changed(null);
    this.#options.handOver().connected();
    for (const { match } of ours) {
      const lane = this.#lanes.get(match);
      if (lane !== undefined && lane.fork !== null) this.#options.handOver().forked(match, lane.acked);
    }
  }

  #noteSeen({ match, seq, fans }: Extract<UplinkDown, { op: 'seen' }>): void {
    const before = this.#seen.get(match)?.reached ?? 0;
    this.#seen.set(match, { seq, fans, reached: fans > 0 ? seq : before });
    this.#options.changed(match);
  }

  #locate(head: LogHead): void {
    const lane = this.#lanes.get(head.match);
    if (lane === undefined) return;
    const { acked, fork } = lane;
    this.#lanes.locate(lane, head);
    if (lane.fork !== null) {
      if (lane.fork.code !== fork?.code) this.#reportFork(head.match, lane.fork);
    } else if (fork !== null) {
      this.#options.log.info({ match: head.match, was: fork }, 'This match is sent to the relay again.');
      this.#moved(head.match);
    } else if (acked !== head.seq) this.#moved(head.match);
  }

  #acked(match: string, seq: number): void {
    const lane = this.#lanes.get(match);
    if (lane === undefined) return;
    lane.ack(seq);
    // Not at the welcome: a relay that cannot store ends each connection soon after it.
    this.#link?.approve();
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
        lane.split(why);
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
      const fork = problem(
        'relay-ahead',
        `The relay has events of this match after ${lane.head.seq} that are not here.`,
      );
      lane.split(fork);
      this.#reportFork(lane.head.match, fork);
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
    const acked = this.ackedSeq(match);
    if (this.isOnline && acked !== null) this.#options.handOver().forked(match, acked);
  }

  #moved(match: string): void {
    this.#unsaved.add(match);
    this.#options.changed(match);
  }

  #pump(): void {
    const link = this.#link;
    if (link === null) return;
    try {
      while (this.#state === 'online' && link.buffered < MAX_BUFFERED) {
        const batch = this.#lanes.next(performance.now());
        if (batch === null) return;
        link.sendText(batch, () => this.#pump());
      }
    } catch (error) {
      this.#options.log.error({ err: error }, 'The journal could not be read for the uplink.');
      link.breakOff();
    }
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

/** The heads of the matches that this console writes; practice stays here. */
function ownHeads({ matches, standings, practice }: Journal): LogHead[] {
  const left = new Set(practice.all());
  return matches.heads().flatMap((head) => {
    if (left.has(head.match)) return [];
    const { role, term } = standings.get(head.match);
    return role === 'owner' ? [{ ...head, term: Math.max(head.term, term) }] : [];
  });
}
