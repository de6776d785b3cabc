import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { Parsed } from '#shared/json/json.ts';
import { attachment, SCORED_WITHIN_MS } from '#shared/match/measured.ts';
import { SCORE } from '#shared/match/venue-board.ts';
import { problem } from '#shared/problem.ts';
import { findSport } from '#shared/sports/registry.ts';
import type { Proposal } from '#shared/sports/sport.ts';
import type { ObservationRule, StoredObservation } from '#shared/wire/inbox.ts';
import type { Desk } from '../desk/desk.ts';
import type { Folds } from '../desk/folds.ts';
import { ALREADY_ACCEPTED } from '../desk/group.ts';
import type { Committed, CommittedMatch } from '../desk/submission.ts';
import type { Journal } from '../journal/journal.ts';

/** Measurements of a kind that may wait for their event: the newest of them. */
const WAITING = 5;

interface InboxOptions {
  readonly journal: Journal;
  readonly folds: Folds;
  readonly desk: Desk;
  readonly log: Logger;
  /** Something became of an observation outside the desk. */
  readonly changed: (observation: StoredObservation) => void;
}

/** What devices saw: listed for the scorer, and scored without asking where a rule says so. */
export class Inbox {
  readonly #options: InboxOptions;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  list(match: string, limit: number): StoredObservation[] {
    return this.#options.journal.observations.list(match, limit);
  }

  /** May observation `n` become an event of `match`? */
  acceptable(match: string, n: number): Parsed<StoredObservation> {
    const found = this.#options.journal.observations.find(n);
    if (found === null || found.match !== match) return noObservation(n);
    return found.outcome.kind === 'accepted' ? { ok: false, problem: ALREADY_ACCEPTED } : { ok: true, value: found };
  }

  ignore(n: number, by: string): Parsed<StoredObservation> {
    const found = this.#options.journal.observations.find(n);
    if (found === null) return noObservation(n);
    // Two screens, two people: what is in the score stays settled so.
    if (found.outcome.kind !== 'accepted') this.#settle(n, { kind: 'ignored', by });
    return { ok: true, value: found };
  }

  rules(match: string): ObservationRule[] {
    return this.#options.journal.observationRules.list(match);
  }

  setRule(match: string, rule: ObservationRule): Parsed<ObservationRule[]> {
    const { folds, journal } = this.#options;
    const sport = findSport(folds.get(match).fold.state?.sport ?? '');
    if (sport === undefined) return { ok: false, problem: problem('no-match', `There is no match ${match} here.`) };
    const known = sport.observes.find(({ kind }) => kind === rule.kind);
    const fits = known?.measures === true ? 'attach' : 'accept';
    if (known === undefined || rule.kind === SCORE || (rule.action !== 'propose' && rule.action !== fits)) {
      const message = `Observations "${rule.kind}" cannot be handled so in ${sport.name}.`;
      return { ok: false, problem: problem('rule-unfit', message) };
    }
    journal.transaction(() => journal.observationRules.set(match, rule));
    return { ok: true, value: this.rules(match) };
  }

  committed({ matches, observations }: Committed): void {
    for (const observation of observations) if (observation.outcome.kind === 'open') this.#apply(observation);
    for (const match of matches) this.#attachWaiting(match);
  }

  #apply(observation: StoredObservation): void {
    const { folds, journal } = this.#options;
    const action = journal.observationRules.action(observation.match, observation.kind);
    if (action === 'propose') return;
    const { fold } = folds.get(observation.match);
    if (action === 'attach') {
      const attached = attachment(fold, observation);
      if (attached !== null) this.#score(observation, attached);
      return;
    }
    const [only, ...others] = fold.state?.game.suggestions(observation) ?? [];
    // Which of several it was only a person can tell.
    if (only !== undefined && others.length === 0) this.#score(observation, only);
  }

  /** New events may be those that measurements wait for. */
  #attachWaiting({ match, events, updatedAt }: CommittedMatch): void {
    const { journal, folds } = this.#options;
    const rules = this.rules(match).filter(({ action }) => action === 'attach');
    if (rules.length === 0 || events.every(({ event }) => event.type.startsWith('correction.'))) return;
    for (const { kind } of rules) {
      const newest = journal.observations.open(match, kind, WAITING);
      const waiting = newest.find(({ at }) => at >= updatedAt - SCORED_WITHIN_MS);
      const attached = waiting === undefined ? null : attachment(folds.get(match).fold, waiting);
      if (waiting !== undefined && attached !== null) this.#score(waiting, attached);
    }
  }

  #score({ n, match, device }: StoredObservation, { type, data }: Proposal): void {
    this.#options.desk.submit({
      kind: 'draft',
      match,
      source: { kind: 'device', id: device },
      payload: JSON.stringify({ id: uuidv7(), type, data }),
      observation: n,
      answer: (outcome) => {
        if (outcome.kind !== 'stored' || outcome.reply?.status !== 'refused') return;
        // A person was faster; what became of it stands.
        if (outcome.reply.error.code === ALREADY_ACCEPTED.code) return;
        try {
          this.#settle(n, { kind: 'refused', error: outcome.reply.error });
        } catch (error) {
          this.#options.log.warn({ err: error, observation: n }, 'The refusal of an observation could not be stored.');
        }
      },
    });
  }

  #settle(n: number, outcome: StoredObservation['outcome']): void {
    const { journal, changed } = this.#options;
    const settled: StoredObservation[] = [];
    journal.transaction(() => settled.push(...[journal.observations.settle(n, outcome)].filter((one) => one !== null)));
    for (const one of settled) changed(one);
  }
}

function noObservation(n: number): { readonly ok: false; readonly problem: ReturnType<typeof problem> } {
  return { ok: false, problem: problem('no-observation', `There is no observation ${n} any more.`) };
}
