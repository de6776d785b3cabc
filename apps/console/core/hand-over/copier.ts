import type { Logger } from 'pino';
import { type ChainHead, emptyHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { Clock } from '../clock.ts';
import { boardOf, type Folds, type OpenMatch, sent } from '../desk/folds.ts';
import type { CommittedMatch } from '../desk/submission.ts';
import type { Journal } from '../journal/journal.ts';

export interface CopierOptions {
  readonly journal: Journal;
  readonly folds: Folds;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called after each commit; `replaced`: events that were there before are gone from the log. */
  readonly copied: (match: CommittedMatch, replaced: boolean) => void;
}

/**
 * Writes the relay's log of a match into the journal: the chain is verified, and what this console has beyond or
 * against it is kept as a fork.
 */
export class Copier {
  readonly #options: CopierOptions;

  constructor(options: CopierOptions) {
    this.#options = options;
  }

  head(match: string): ChainHead {
    return this.#options.folds.get(match).head;
  }

  /** The hash of our event `seq`; null when we have none. */
  hashAt(match: string, seq: number): string | null {
    const { head } = this.#options.folds.get(match);
    if (seq === 0) return emptyHead(match).hash;
    if (seq >= head.seq) return seq === head.seq ? head.hash : null;
    return this.#options.journal.matches.event(match, seq + 1)?.prev ?? null;
  }

  /**
   * Puts `events` after our event `after`; what we have from there on gives way. Durable on return.
   * @throws SqliteError when the journal cannot be written
   */
  write(match: string, after: number, events: readonly MatchEvent[]): Problem | null {
    const { journal, folds, clock, copied } = this.#options;
    const before = folds.get(match);
    const hash = this.hashAt(match, after);
    if (hash === null) return problem('gap', `The copy of ${match} ends at ${before.head.seq}, not at ${after}.`);
    const replaced = before.head.seq > after;
    const now = clock();
    const written: CommittedMatch[] = [];
    let fault: Problem | null = null;
    try {
      journal.transaction(() => {
        const open = replaced ? this.#cut(before, after, hash) : before;
        const added = this.#add(open, events);
        if ('code' in added) {
          fault = added;
          throw new Refused();
        }
        written.push(this.#save(open, added, now));
        folds.keep(open);
      });
    } catch (error) {
      folds.drop(match);
      if (!(error instanceof Refused)) throw error;
    }
    for (const one of written) copied(one, replaced);
    return fault;
  }

  /** Moves what comes after `after` to the forks. */
  #cut(before: OpenMatch, after: number, hash: string): OpenMatch {
    const { journal } = this.#options;
    const { match, createdAt } = before;
    const kept = before.fold.log.slice(0, after);
    for (const event of before.fold.log.slice(after)) journal.forks.add(journal.consoleId, event);
    journal.matches.cut(match, after);
    const term = kept.at(-1)?.term ?? 0;
    const last = new Map<string, string>();
    for (const event of kept) sent(last, event);
    return { match, fold: MatchFold.of(kept), head: { seq: after, term, hash }, scoreboard: null, last, createdAt };
  }

  #add(open: OpenMatch, events: readonly MatchEvent[]): CommittedMatch['events'] | Problem {
    const added = [];
    for (const event of events) {
      const head = event.match === open.match ? extend(open.head, event) : wrongMatch(event, open.match);
      if ('code' in head) return head;
      open.fold.append(event);
      open.head = head;
      sent(open.last, event);
      const json = JSON.stringify(event);
      this.#options.journal.matches.addEvent(event, json);
      added.push({ seq: event.seq, json, event });
    }
    return added;
  }

  #save(open: OpenMatch, events: CommittedMatch['events'], now: number): CommittedMatch {
    open.scoreboard = boardOf(open, this.#options.log);
    open.createdAt ??= now;
    const record = { match: open.match, ...open.head, scoreboard: open.scoreboard, updatedAt: now };
    const { createdAt } = open;
    this.#options.journal.matches.save({ ...record, last: Object.fromEntries(open.last), createdAt });
    return { ...record, last: open.last, events };
  }
}

/** Takes the transaction back. */
class Refused extends Error {}

function wrongMatch(event: MatchEvent, match: string): Problem {
  return problem('invalid', `The relay sent an event of ${event.match} in the log of ${match}.`);
}
