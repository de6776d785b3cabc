import type { Logger } from 'pino';
import { type Problem, problem } from '#shared/problem.ts';
import type { MatchSummary } from '#shared/wire/console.ts';
import type { LogHead, RelayMatch } from '#shared/wire/uplink.ts';
import type { Gate } from '../desk/group.ts';
import type { Journal } from '../journal/journal.ts';
import { problemOf } from '../journal/problem.ts';
import type { HandOverListener, HandOverMessage, Uplink } from '../uplink/uplink.ts';
import type { Copier } from './copier.ts';
import { Copy } from './copy.ts';
import type { Forks } from './forks.ts';

/** The relay has this long for an answer, and a console to send what is left, ms. */
const PATIENCE = 10_000;

type Done = (fault: Problem | null) => void;

interface Waiting {
  readonly kind: 'follow' | 'claim' | 'release';
  readonly done: Done;
  readonly timer: NodeJS.Timeout;
  /** The request itself has been sent; before that a claim waits for its copy and a release for the last ack. */
  sent: boolean;
}

export interface HandOverOptions {
  readonly journal: Journal;
  readonly uplink: Uplink;
  readonly copier: Copier;
  readonly forks: Forks;
  readonly log: Logger;
  /** Something about the match changed. */
  readonly changed: (match: string) => void;
}

/** Which matches this console writes, which it only follows, and how they pass from one console to another. */
export class HandOver implements HandOverListener {
  readonly #options: HandOverOptions;
  readonly #copies = new Map<string, Copy>();
  readonly #waiting = new Map<string, Waiting>();
  #listing: ((matches: readonly RelayMatch[] | null) => void)[] = [];

  constructor(options: HandOverOptions) {
    this.#options = options;
  }

  role(match: string): MatchSummary['role'] {
    const { role } = this.#options.journal.standings.get(match);
    return role === 'owner' && this.#waiting.get(match)?.kind === 'release' ? 'releasing' : role;
  }

  gate(match: string): Gate {
    const { term } = this.#options.journal.standings.get(match);
    const role = this.role(match);
    return { term, refusal: role === 'owner' ? null : closed(role) };
  }

  /** The relay's matches; null when it is not there or does not answer. */
  list(): Promise<readonly RelayMatch[] | null> {
    if (!this.#options.uplink.isOnline) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), PATIENCE);
      this.#listing.push((matches) => {
        clearTimeout(timer);
        resolve(matches);
      });
      if (this.#listing.length === 1) this.#options.uplink.send({ op: 'list' });
    });
  }

  /** Resolves when the copy is complete. */
  follow(match: string): Promise<Problem | null> {
    const { journal, uplink } = this.#options;
    const owns = uplink.head(match) !== undefined && uplink.fork(match) === null;
    if (owns) return Promise.resolve(problem('owner', 'This console writes the match itself; hand it over first.'));
    return this.#begin(match, 'follow', () => {
      journal.standings.save(match, { role: 'follower', term: journal.standings.get(match).term });
      uplink.leave(match);
      this.#copy(match);
    });
  }

  /** Resolves when this console writes the match. */
  takeOver(match: string): Promise<Problem | null> {
    const { journal, uplink } = this.#options;
    if (uplink.head(match) !== undefined && uplink.fork(match) === null) return Promise.resolve(null);
    return this.#begin(match, 'claim', (waiting) => {
      if (journal.standings.get(match).role === 'owner') {
        journal.standings.save(match, { role: 'follower', term: journal.standings.get(match).term });
        uplink.leave(match);
      }
      const copy = this.#copies.get(match);
      if (copy === undefined) this.#copy(match);
      else this.#claimWhenReady(match, copy, waiting);
    });
  }

  /** Resolves when all of the match is at the relay and another console may take it over. */
  release(match: string): Promise<Problem | null> {
    const { uplink } = this.#options;
    if (uplink.head(match) === undefined) {
      return Promise.resolve(problem('not-owner', 'This console does not write the match.'));
    }
    const fork = uplink.fork(match);
    if (fork !== null) return Promise.resolve(fork);
    return this.#begin(match, 'release', () => this.flushed(match));
  }

  /** The relay has confirmed events of the match: if that was the last of them, it can be let go. */
  flushed(match: string): void {
    const waiting = this.#waiting.get(match);
    if (waiting?.kind !== 'release' || waiting.sent) return;
    const { uplink } = this.#options;
    const head = uplink.head(match);
    const fork = uplink.fork(match);
    if (head === undefined || fork !== null) this.#end(match, fork ?? closed('follower'));
    else if (uplink.ackedSeq(match) === head.seq) {
      waiting.sent = true;
      uplink.send({ op: 'release', match, term: head.term });
    }
  }

  connected(): void {
    for (const match of this.#options.journal.standings.followed()) {
      this.#copy(match);
      // Whoever writes it may not have heard of what was scored here.
      this.#options.forks.send(match, Number.POSITIVE_INFINITY);
    }
  }

  lost(): void {
    this.#copies.clear();
    for (const match of [...this.#waiting.keys()]) this.#end(match, noRelay());
    for (const resolve of this.#listing.splice(0)) resolve(null);
  }

  forked(match: string, acked: number): void {
    this.#options.forks.send(match, acked);
  }

  received(message: HandOverMessage): void {
    switch (message.op) {
      case 'listed':
        for (const resolve of this.#listing.splice(0)) resolve(message.matches);
        return;
      case 'following':
        this.#advance(message.match, (copy) => copy.begin(message.from, message.head));
        return;
      case 'log':
        this.#advance(message.match, (copy) => copy.take(message.events));
        return;
      case 'claimed':
        this.#claimed(message.head);
        return;
      case 'released':
        this.#released(message.head);
        return;
      case 'denied':
        this.#denied(message.match, message.head, problemOf(message.error));
        return;
      case 'fork':
        this.#options.forks.offered(message.match, message.console, message.events);
        return;
      case 'kept':
        this.#options.forks.kept(message.match, message.known);
        return;
      case 'discarded':
        this.#options.forks.discarded(message.match, message.ids, message.reason);
        return;
      default:
        message satisfies never;
    }
  }

  #begin(match: string, kind: Waiting['kind'], start: (waiting: Waiting) => void): Promise<Problem | null> {
    if (!this.#options.uplink.isOnline) return Promise.resolve(noRelay());
    if (this.#waiting.has(match)) return Promise.resolve(problem('busy', 'That is being done already; wait for it.'));
    return new Promise((resolve) => {
      const late = problem('no-answer', 'That took too long, nothing has changed; look at the line and try again.');
      const timer = setTimeout(() => this.#end(match, late), PATIENCE);
      const waiting = { kind, done: resolve, timer, sent: false };
      this.#waiting.set(match, waiting);
      start(waiting);
      this.#options.changed(match);
    });
  }

  #end(match: string, fault: Problem | null): void {
    const waiting = this.#waiting.get(match);
    if (waiting === undefined) return;
    this.#waiting.delete(match);
    clearTimeout(waiting.timer);
    waiting.done(fault);
    this.#options.changed(match);
  }

  #copy(match: string): void {
    const { copier, uplink } = this.#options;
    const { seq, hash } = copier.head(match);
    this.#copies.set(match, new Copy(match, copier));
    uplink.send({ op: 'follow', match, after: { seq, hash } });
  }

  #advance(match: string, step: (copy: Copy) => Problem | null): void {
    const copy = this.#copies.get(match);
    if (copy === undefined) return;
    const fault = this.#try(() => step(copy));
    if (fault !== null) {
      this.#options.log.error({ match, problem: fault }, 'A copy of a match could not go on.');
      this.#copies.delete(match);
      this.#options.uplink.send({ op: 'unfollow', match });
      this.#end(match, fault);
      return;
    }
    const waiting = this.#waiting.get(match);
    if (waiting?.kind === 'claim') this.#claimWhenReady(match, copy, waiting);
    else if (waiting?.kind === 'follow' && copy.isComplete) this.#end(match, null);
  }

  #claimWhenReady(match: string, copy: Copy, waiting: Waiting): void {
    if (!copy.isComplete || copy.head === null) return;
    if (waiting.sent) {
      this.#own(copy.head);
      return;
    }
    waiting.sent = true;
    this.#options.uplink.send({ op: 'claim', match, term: copy.head.term });
  }

  /** The match is ours at the relay; it is here, once the copy has what the console before wrote in the meantime. */
  #claimed(head: LogHead): void {
    const { match } = head;
    if (this.#waiting.get(match)?.kind !== 'claim') return;
    this.#advance(match, (copy) => copy.knows(head));
  }

  #own(head: LogHead): void {
    const { journal, uplink, log } = this.#options;
    const { match, term } = head;
    const fault = this.#try(() => {
      journal.standings.save(match, { role: 'owner', term });
      return null;
    });
    if (fault === null) {
      this.#copies.delete(match);
      uplink.send({ op: 'unfollow', match });
      uplink.adopt(head);
      log.info({ match, term, seq: head.seq }, 'This console writes the match from now on.');
    }
    this.#end(match, fault);
  }

  #released(head: LogHead): void {
    const { journal, uplink, log } = this.#options;
    const { match, term } = head;
    const fault = this.#try(() => {
      journal.standings.save(match, { role: 'follower', term });
      return null;
    });
    if (fault === null) {
      uplink.leave(match);
      this.#copy(match);
      log.info({ match, term, seq: head.seq }, 'This console has let go of the match.');
    }
    this.#end(match, fault);
  }

  #denied(match: string, head: LogHead, error: Problem): void {
    // Who has it now, for the next attempt.
    if (error.code === 'stale-term') this.#copies.get(match)?.knows(head);
    this.#end(match, error);
  }

  #try(work: () => Problem | null): Problem | null {
    try {
      return work();
    } catch (error) {
      this.#options.log.error({ err: error }, 'The journal could not be written.');
      return problem('not-saved', `The console cannot save (${error instanceof Error ? error.message : error}).`);
    }
  }
}

function closed(role: 'follower' | 'releasing'): Problem {
  return role === 'follower'
    ? problem('follower', 'Another console writes this match; take it over to score here.')
    : problem('releasing', 'This match is being handed over to another console.');
}

function noRelay(): Problem {
  return problem('no-relay', 'The relay is not there; a match passes from one console to another through it.');
}
