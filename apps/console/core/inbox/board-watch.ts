import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import { SCORE } from '#shared/match/venue-board.ts';
import type { BoardReading, StoredObservation } from '#shared/wire/inbox.ts';
import type { Clock } from '../clock.ts';
import type { Folds } from '../desk/folds.ts';
import type { Committed } from '../desk/submission.ts';
import type { Journal } from '../journal/journal.ts';
import { CALM, judgeBoards, PATIENCE_MS, type Watched } from './board-verdict.ts';

/** Matches that are watched at once: the most recently played. */
const MAX_WATCHED = 64;

interface BoardWatchOptions {
  readonly folds: Folds;
  readonly journal: Journal;
  readonly log: Logger;
  readonly clock: Clock;
  readonly isOnline: (device: string) => boolean;
  readonly nameOf: (device: string) => string;
  /** Puts the flag up or takes it down, in the console's own name. */
  readonly submit: (match: string, draft: { id: string; type: string; data: JsonObject }) => void;
  /** The boards that contradict the score of `match` are others now. */
  readonly changed: (match: string) => void;
  readonly consoleId: string;
}

interface Entry {
  watched: Watched;
  readings: ReadonlyMap<string, StoredObservation>;
  timer: NodeJS.Timeout | null;
  disagree: readonly BoardReading[];
}

/** Compares what the venue's scoreboards show with the score, and flags a match whose boards disagree for too long. */
export class BoardWatch {
  readonly #options: BoardWatchOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: BoardWatchOptions) {
    this.#options = options;
  }

  committed({ matches, observations }: Committed): void {
    const touched = new Set(matches.map(({ match }) => match));
    for (const observation of observations) {
      if (observation.kind !== SCORE) continue;
      const entry = this.#entry(observation.match);
      entry.readings = new Map(entry.readings).set(observation.device, observation);
      touched.add(observation.match);
    }
    for (const match of touched) this.#look(match);
  }

  /** A board has come or gone. */
  presence(device: string): void {
    // A copy: who is looked at moves to the end.
    for (const [match, { readings }] of [...this.#entries]) if (readings.has(device)) this.#look(match);
  }

  /** The boards that contradict the score of `match` for so long that it is flagged. */
  disagreeing(match: string): readonly BoardReading[] {
    return this.#entries.get(match)?.disagree ?? [];
  }

  close(): void {
    for (const { timer } of this.#entries.values()) clearTimeout(timer ?? undefined);
    this.#entries.clear();
  }

  #look(match: string): void {
    const { folds, clock, isOnline, submit, nameOf, changed } = this.#options;
    const entry = this.#entry(match);
    clearTimeout(entry.timer ?? undefined);
    entry.timer = null;
    if (entry.readings.size === 0) return;
    const { fold } = folds.get(match);
    if (fold.state === null) return;
    const now = clock();
    const connected = [...entry.readings.values()].filter(({ device }) => isOnline(device));
    const verdict = judgeBoards(entry.watched, fold.state, connected, this.#isOurs(fold), now);
    if (verdict.raised !== entry.watched.raised) this.#remember(match, verdict.raised);
    entry.watched = verdict;
    if (verdict.again !== null) entry.timer = setTimeout(() => this.#look(match), verdict.again - now).unref();

    const disagree = connected.flatMap(({ device, data, at }) => {
      const since = verdict.differing.get(device);
      return since === undefined || now - since < PATIENCE_MS ? [] : [{ device, data, at, since }];
    });
    const isNew = JSON.stringify(disagree) !== JSON.stringify(entry.disagree);
    entry.disagree = disagree;
    if (verdict.flag === 'raise') {
      const names = disagree.map(({ device }) => nameOf(device)).join(', ');
      const reason = `The scoreboard shows another score (${names})`.slice(0, 200);
      submit(match, { id: uuidv7(), type: 'match.flagged', data: { flag: 'unreliable', reason } });
    }
    if (verdict.flag === 'lower')
      submit(match, { id: uuidv7(), type: 'match.unflagged', data: { flag: 'unreliable' } });
    if (isNew) changed(match);
  }

  /** Whoever takes our flag down knows better, also after a restart. */
  #remember(match: string, raised: boolean): void {
    const { journal, log } = this.#options;
    try {
      journal.transaction(() => journal.alarms.set(match, raised));
    } catch (error) {
      log.warn({ err: error, match }, 'What the scoreboards showed could not be saved; it counts until a restart.');
    }
  }

  /** Is the flag up, and by our own hand? */
  #isOurs({ effective, state }: MatchFold): boolean {
    if (state === null || !state.flags.includes('unreliable')) return false;
    const raised = effective.findLast(
      ({ type, data, voided }) => type === 'match.flagged' && data.flag === 'unreliable' && !voided,
    );
    return raised?.source.kind === 'console' && raised.source.id === this.#options.consoleId;
  }

  /** What the boards showed before a restart still counts once they are here again. */
  #load(match: string): Entry {
    const { observations, alarms } = this.#options.journal;
    const readings = new Map(observations.readings(match).map((one) => [one.device, one]));
    return { watched: { ...CALM, raised: alarms.has(match) }, readings, timer: null, disagree: [] };
  }

  #entry(match: string): Entry {
    const known = this.#entries.get(match);
    this.#entries.delete(match);
    const entry = known ?? this.#load(match);
    this.#entries.set(match, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MAX_WATCHED && oldest !== undefined) {
      clearTimeout(this.#entries.get(oldest)?.timer ?? undefined);
      this.#entries.delete(oldest);
    }
    return entry;
  }
}
