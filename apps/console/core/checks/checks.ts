import type { Logger } from 'pino';
import { emptyHead, hashEvent } from '#shared/match/chain.ts';
import { decide } from '#shared/match/desk.ts';
import { Draft, MAX_DRAFT_BYTES, type MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { CheckState } from '#shared/wire/checks.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Clock } from '../clock.ts';
import type { Folds } from '../desk/folds.ts';
import type { Outcome, Submission } from '../desk/submission.ts';
import type { Devices } from '../devices/devices.ts';
import type { CheckLog } from '../journal/checks.ts';
import type { Journal } from '../journal/journal.ts';
import { checkState } from './check-state.ts';

/** Drafts that are made durable together. */
const MAX_GROUP = 256;
/** Second scorers of one match. */
const MAX_CHECKS = 4;
/** Comparisons are told at most so often; ms. */
const SOON = 50;

export interface ChecksOptions {
  readonly journal: Journal;
  readonly folds: Folds;
  readonly devices: Devices;
  readonly clock: Clock;
  readonly log: Logger;
  /** The comparison of a match with its second scorers' logs, when it has changed. */
  readonly compared: (match: string, checks: readonly CheckState[]) => void;
  /** An event of a second scorer's log, once it is durable. */
  readonly scored: (check: CheckLog, json: string) => void;
}

interface Open {
  check: CheckLog;
  readonly fold: MatchFold;
  readonly ignored: Set<string>;
}

/**
 * Second scorers: each scores a log of their own by the same rules, a fork of the match's log from where they began.
 * What they score changes nothing of the match; both logs are compared whenever one of them has grown.
 */
export class Checks {
  readonly #options: ChecksOptions;
  readonly #open: Open[];
  #waiting: Submission[] = [];
  #scheduled = false;
  readonly #changed = new Set<string>();
  #soon: NodeJS.Timeout | null = null;
  /** What was told last of each match. */
  readonly #told = new Map<string, string>();

  constructor(options: ChecksOptions) {
    this.#options = options;
    this.#open = options.journal.checks.active().map((check) => this.#load(check));
  }

  /** Tells how things stand, once everybody is there who is told. */
  start(): void {
    for (const { check } of this.#open) this.changed(check.match);
  }

  /** The matches that `client` checks. */
  of(client: string): string[] {
    return this.#open.filter(({ check }) => check.client === client).map(({ check }) => check.match);
  }

  /** The whole log of a second scorer; null when there is none. */
  log(match: string, client: string): readonly MatchEvent[] | null {
    return this.#find(match, client)?.fold.log ?? null;
  }

  /** @param at begins where the match stood then, by the console's clock, UTC ms; not given: where it stands now */
  begin(match: string, client: string, at?: number): Problem | null {
    if (this.#find(match, client) !== undefined) return null;
    const { journal, folds, clock } = this.#options;
    const { fold, head } = folds.get(match);
    if (head.seq === 0) return problem('no-match', 'There is no such match here.');
    if (this.#open.filter(({ check }) => check.match === match).length >= MAX_CHECKS) {
      return problem('too-many-checks', `${MAX_CHECKS} people check this match already.`);
    }
    const known = at === undefined ? head.seq : fold.log.filter(({ recordedAt }) => recordedAt <= at).length;
    const base = Math.max(1, known);
    this.#open.push(this.#load(journal.checks.begin(match, client, base, clock())));
    this.changed(match);
    return null;
  }

  end(match: string, client: string): void {
    const index = this.#open.findIndex(({ check }) => check.match === match && check.client === client);
    const [ended] = index < 0 ? [] : this.#open.splice(index, 1);
    if (ended === undefined) return;
    this.#options.journal.checks.end(ended.check.n, this.#options.clock());
    this.changed(match);
  }

  /** The match is no more. */
  removed(match: string): void {
    for (let i = this.#open.length - 1; i >= 0; i--) if (this.#open[i]?.check.match === match) this.#open.splice(i, 1);
    this.#changed.delete(match);
    this.#told.delete(match);
  }

  /** Another device has taken the place of `before`, and goes on with its logs. */
  replaced(before: string, after: string): void {
    this.#options.journal.checks.pass(before, after);
    for (const open of this.#open) {
      if (open.check.client !== before) continue;
      open.check = { ...open.check, client: after };
      this.changed(open.check.match);
    }
  }

  /** Leaves a difference as it is. False: there is no such second scorer. */
  ignore(match: string, client: string, key: string, reason: string, by: string): boolean {
    const open = this.#find(match, client);
    if (open === undefined) return false;
    this.#options.journal.checks.ignore(open.check.n, key, reason, by, this.#options.clock());
    open.ignored.add(key);
    this.changed(match);
    return true;
  }

  submit(submission: Submission): void {
    this.#waiting.push(submission);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      while (this.#waiting.length > 0) this.#settle(this.#waiting.splice(0, MAX_GROUP));
    });
  }

  /** One of the logs of `match` has changed. */
  changed(match: string): void {
    this.#changed.add(match);
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.#compare();
    }, SOON).unref();
  }

  /** The newest comparison of every match that is checked. */
  states(): [match: string, checks: CheckState[]][] {
    return [...new Set(this.#open.map(({ check }) => check.match))].map((match) => [match, this.#states(match)]);
  }

  close(): void {
    clearTimeout(this.#soon ?? undefined);
  }

  #compare(): void {
    const { log, compared } = this.#options;
    const matches = [...this.#changed].filter(
      (match) => this.#told.has(match) || this.#open.some(({ check }) => check.match === match),
    );
    this.#changed.clear();
    for (const match of matches) {
      try {
        const states = this.#states(match);
        const text = JSON.stringify(states);
        if (this.#told.get(match) === text) continue;
        this.#told.set(match, text);
        compared(match, states);
      } catch (error) {
        // A comparison that fails must not stop anybody from scoring.
        log.error({ err: error, match }, 'Two scorers’ logs could not be compared.');
      }
    }
  }

  #states(match: string): CheckState[] {
    const { folds, devices, clock } = this.#options;
    const main = folds.get(match).fold;
    return this.#open
      .filter(({ check }) => check.match === match)
      .map(({ check: { client }, fold, ignored }) => {
        const name = devices.find(client)?.name ?? client;
        return checkState({ client, name }, main, fold, ignored, clock());
      });
  }

  /** All or nothing: what cannot be saved counts for nobody, and the senders are to send it again. */
  #settle(submissions: readonly Submission[]): void {
    const { journal, log, scored } = this.#options;
    const added: { readonly open: Open; readonly event: MatchEvent; readonly json: string }[] = [];
    let outcomes: Outcome[];
    try {
      outcomes = submissions.map((submission) => this.#judge(submission, added));
      if (added.length > 0) {
        journal.transaction(() => {
          for (const { open, event, json } of added) journal.checks.add(open.check.n, event, json);
        });
      }
    } catch (error) {
      const fault = problem('not-saved', 'The console cannot save; nothing is scored until it can.');
      log.error({ err: error }, fault.message);
      outcomes = submissions.map(() => ({ kind: 'failed', problem: fault }));
      for (const { open } of added) this.#reload(open);
      added.length = 0;
    }
    for (const [index, { answer }] of submissions.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) answer(outcome);
    }
    for (const { open, json } of added) {
      scored(open.check, json);
      this.changed(open.check.match);
    }
  }

  #judge({ match, source, payload }: Submission, added: { open: Open; event: MatchEvent; json: string }[]): Outcome {
    const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
    const draft = text.length > MAX_DRAFT_BYTES ? null : parseMessage(Draft, text);
    if (draft === null) return refused(null, problem('too-large', `A draft has at most ${MAX_DRAFT_BYTES} bytes.`));
    if (!draft.ok) return refused(null, draft.problem);
    const open = this.#find(match, source.id);
    const { id } = draft.value;
    if (open === undefined) return refused(id, problem('no-check', 'This pad does not check the match; begin first.'));
    const last = open.fold.log.at(-1);
    const head = last === undefined ? emptyHead(match) : { seq: last.seq, term: last.term, hash: hashEvent(last) };
    const term = Math.max(1, head.term);
    const decision = decide(open.fold, draft.value, { match, head, term, source, now: this.#options.clock() });
    if (decision.kind === 'refused') return refused(id, decision.problem);
    const { event } = decision;
    if (decision.kind === 'duplicate') {
      return { kind: 'stored', reply: { status: 'duplicate', id, term: event.term, seq: event.seq } };
    }
    open.fold.append(event);
    added.push({ open, event, json: JSON.stringify(event) });
    const warnings = decision.warnings.map(({ code, message }) => ({ code, message }));
    return { kind: 'stored', reply: { status: 'accepted', id, term, seq: event.seq, warnings } };
  }

  #find(match: string, client: string): Open | undefined {
    return this.#open.find(({ check }) => check.match === match && check.client === client);
  }

  #load(check: CheckLog): Open {
    const { folds, journal } = this.#options;
    const begun = folds.get(check.match).fold.log.slice(0, check.base);
    const fold = MatchFold.of([...begun, ...journal.checks.events(check.n)]);
    return { check, fold, ignored: new Set(journal.checks.ignored(check.n)) };
  }

  #reload(open: Open): void {
    const index = this.#open.indexOf(open);
    if (index >= 0) this.#open[index] = this.#load(open.check);
  }
}

function refused(id: string | null, error: Problem): Outcome {
  return { kind: 'stored', reply: { status: 'refused', id, error } };
}
