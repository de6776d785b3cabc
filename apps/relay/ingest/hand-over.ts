import type { Logger } from 'pino';
import { emptyHead } from '#shared/match/chain.ts';
import { MatchEvent } from '#shared/match/event.ts';
import { Scoreboard } from '#shared/match/scoreboard.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import {
  type LogHead,
  MAX_BATCH_EVENTS,
  type RelayMatch,
  type UplinkDown,
  type UplinkUp,
} from '#shared/wire/uplink.ts';
import { notWriter, staleTerm } from '../store/judge.ts';
import { consoleOf, consoleWriter, FEED, type Log } from '../store/log.ts';
import type { ListedMatch } from '../store/match-list.ts';
import type { Store } from '../store/store.ts';
import type { Consoles } from './consoles.ts';
import { LogCopy } from './log-copy.ts';

/** Matches in the list of what can be followed, the newest. */
const LISTED = 200;
/** Matches that one console follows. */
const MAX_FOLLOWED = 64;

type Request = Extract<UplinkUp, { op: 'list' | 'follow' | 'unfollow' | 'claim' | 'release' | 'fork' | 'discard' }>;
type Of<Op extends Request['op']> = Extract<Request, { op: Op }>;

interface Context {
  readonly store: Store;
  readonly consoles: Consoles;
  readonly log: Logger;
  readonly send: (message: UplinkDown) => void;
  /** Resolves once the socket has taken it. */
  readonly sendText: (text: string) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

/** What one console asks about matches that it does not write, or will not for long. */
export class HandOver {
  readonly #console: string;
  readonly #context: Context;
  readonly #copies = new Map<string, LogCopy>();

  constructor(console: string, context: Context) {
    this.#console = console;
    this.#context = context;
  }

  close(): void {
    for (const match of [...this.#copies.keys()]) this.#unfollow(match);
  }

  async handle(request: Request): Promise<void> {
    switch (request.op) {
      case 'list':
        return this.#context.send({ op: 'listed', matches: await this.#list() });
      case 'follow':
        return this.#follow(request);
      case 'unfollow':
        return this.#unfollow(request.match);
      case 'claim':
        return this.#claim(request);
      case 'release':
        return this.#release(request);
      case 'fork':
        return this.#keepFork(request);
      case 'discard':
        return this.#discard(request);
    }
  }

  /** Tells the console what others hold of the matches that it writes. */
  async offerForks(matches: readonly string[]): Promise<void> {
    if (matches.length === 0) return;
    for (const { match, console, events } of await this.#context.store.openForks(matches)) {
      const parsed = events.flatMap((text) => {
        const event = parseMessage(MatchEvent, text);
        return event.ok ? [event.value] : [];
      });
      for (let i = 0; i < parsed.length; i += MAX_BATCH_EVENTS) {
        this.#context.send({ op: 'fork', match, console, events: parsed.slice(i, i + MAX_BATCH_EVENTS) });
      }
    }
  }

  async #list(): Promise<RelayMatch[]> {
    const rows = await this.#context.store.list({ limit: LISTED });
    const logs = await this.#context.store.logs(rows.map(({ match_id }) => match_id));
    return rows.flatMap((row) => {
      const log = logs.get(row.match_id);
      // A feed's match is written here and goes to no console.
      return log === undefined || log.writer === FEED ? [] : this.#listed(row, log);
    });
  }

  #listed(row: ListedMatch, log: Log): RelayMatch[] {
    const scoreboard = parseMessage(Scoreboard, row.scoreboard);
    if (!scoreboard.ok) return [];
    const id = consoleOf(log.writer);
    const connected = this.#context.consoles.find(id);
    const console = id === null ? null : { id, name: connected?.name ?? null, online: connected !== undefined };
    const { seq } = log.head;
    return [
      { match: log.match, term: log.term, seq, scoreboard: scoreboard.value, updatedAt: row.updated_at, console },
    ];
  }

  async #follow({ match, after }: Of<'follow'>): Promise<void> {
    this.#unfollow(match);
    const { store, consoles, send, sendText, failed } = this.#context;
    const log = await this.#find(match);
    if (log === undefined) return this.#deny('follow', match, undefined, noMatch(match));
    if (this.#copies.size >= MAX_FOLLOWED) {
      const why = problem('too-many', `A console follows at most ${MAX_FOLLOWED} matches.`);
      return this.#deny('follow', match, log, why);
    }
    const from = (await this.#has(log, after)) ? after.seq : 0;
    const copy = new LogCopy(match, from, { store, send: sendText, failed });
    this.#copies.set(match, copy);
    consoles.follow(copy);
    send({ op: 'following', match, from, head: headOf(match, log) });
    copy.moved(log.head.seq);
  }

  async #has(log: Log, { seq, hash }: { seq: number; hash: string }): Promise<boolean> {
    if (seq === 0 || seq > log.head.seq) return false;
    const [stored] = await this.#context.store.events(log.match, seq - 1, 1);
    return stored?.hash === hash;
  }

  #unfollow(match: string): void {
    const copy = this.#copies.get(match);
    if (copy === undefined) return;
    this.#copies.delete(match);
    this.#context.consoles.unfollow(copy);
  }

  async #claim({ match, term }: Of<'claim'>): Promise<void> {
    const { store, consoles, send, log: logger } = this.#context;
    const before = await this.#find(match);
    const log = await store.claim(match, consoleWriter(this.#console), term);
    if (log === null) {
      const now = await this.#find(match);
      const why = now === undefined ? noMatch(match) : now.writer === FEED ? notWriter(now) : staleTerm(term, now.term);
      return this.#deny('claim', match, now, why);
    }
    logger.info({ match, term: log.term, before: before?.writer }, 'a console has taken a match over');
    const head = headOf(match, log);
    send({ op: 'claimed', match, head });
    const loser = consoleOf(before?.writer ?? '');
    // Told at once, instead of at its next event.
    if (loser !== this.#console) {
      consoles.find(loser)?.send({ op: 'refused', match, head, error: staleTerm(before?.term ?? term, log.term) });
    }
    await this.offerForks([match]);
  }

  async #release({ match, term }: Of<'release'>): Promise<void> {
    const log = await this.#context.store.release(match, consoleWriter(this.#console), term);
    if (log !== null) return this.#context.send({ op: 'released', match, head: headOf(match, log) });
    const now = await this.#find(match);
    this.#deny('release', match, now, now === undefined ? noMatch(match) : notWriter(now));
  }

  async #keepFork({ match, events }: Of<'fork'>): Promise<void> {
    const { store, consoles, send } = this.#context;
    const log = await this.#find(match);
    if (log === undefined || log.writer === consoleWriter(this.#console)) return;
    const ours = events.filter((event) => event.match === match);
    const known = new Set(
      await store.inLog(
        match,
        ours.map(({ id }) => id),
      ),
    );
    const fresh = ours.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) await store.keepFork(match, this.#console, fresh);
    send({ op: 'kept', match, known: [...known] });
    const discarded = await store.discardedOf(match, this.#console);
    for (const { ids, reason } of discarded) send({ op: 'discarded', match, ids: [...ids], reason });
    const settled = new Set(discarded.flatMap(({ ids }) => ids));
    const open = fresh.filter(({ id }) => !settled.has(id));
    const owner = consoles.find(consoleOf(log.writer));
    if (open.length > 0) owner?.send({ op: 'fork', match, console: this.#console, events: open });
  }

  async #discard({ match, console, ids, reason }: Of<'discard'>): Promise<void> {
    const log = await this.#find(match);
    if (log?.writer !== consoleWriter(this.#console)) {
      return this.#deny('discard', match, log, log === undefined ? noMatch(match) : notWriter(log));
    }
    await this.#context.store.discardForked(match, console, ids, reason);
    this.#context.consoles.find(console)?.send({ op: 'discarded', match, ids, reason });
  }

  async #find(match: string): Promise<Log | undefined> {
    return (await this.#context.store.logs([match])).get(match);
  }

  #deny(
    request: Extract<UplinkDown, { op: 'denied' }>['request'],
    match: string,
    log: Log | undefined,
    error: Problem,
  ) {
    this.#context.log.warn({ match, request, code: error.code }, error.message);
    this.#context.send({ op: 'denied', match, request, head: headOf(match, log), error });
  }
}

/** Where a log stands, by the term that it is written under. */
export function headOf(match: string, log: Log | undefined): LogHead {
  return log === undefined
    ? { match, ...emptyHead(match) }
    : { match, term: log.term, seq: log.head.seq, hash: log.head.hash };
}

function noMatch(match: string): Problem {
  return problem('no-match', `There is no match ${match} at the relay.`);
}
