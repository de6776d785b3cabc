import type { Logger } from 'pino';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import type { Projection } from '../store/projections.ts';
import type { Store } from '../store/store.ts';
import type { MatchView } from './match-view.ts';

const ROUND = 64;
const RETRY_MS = 1000;

/**
 * Keeps the projections in step with the views, the newest state of each match at a time: a backlog that drains costs
 * lists a few writes, not one an event. Only of matches that are this replica's to see to; what a crash leaves undone is
 * found by their lease.
 */
export class Projector {
  readonly #store: Pick<Store, 'project'>;
  readonly #log: Logger;
  readonly #changed = new Map<string, MatchView>();
  /** Up to where the projection of each match is ours to write. */
  readonly #owed = new Map<string, number>();
  #work: Promise<void> | null = null;

  constructor(store: Pick<Store, 'project'>, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** What is in the match's log up to `seq` is ours to see to. */
  owe(match: string, seq: number): void {
    this.#owed.set(match, Math.max(seq, this.#owed.get(match) ?? 0));
  }

  /** The matches whose projections are ours to write, and not written yet. */
  get owed(): readonly string[] {
    return [...this.#owed.keys()];
  }

  changed(view: MatchView): void {
    if (!this.#owed.has(view.match)) return;
    this.#changed.set(view.match, view);
    this.#work ??= this.#run();
  }

  /** When everything so far is written, or cannot be. */
  async idle(): Promise<void> {
    await this.#work;
  }

  async #run(): Promise<void> {
    // What else this turn of the event loop brings goes along.
    await new Promise(setImmediate);
    while (this.#changed.size > 0) {
      const views = [...this.#changed.values()].slice(0, ROUND);
      for (const { match } of views) this.#changed.delete(match);
      if (!(await this.#write(views))) break;
    }
    this.#work = null;
  }

  #written(match: string, seq: number): void {
    if ((this.#owed.get(match) ?? 0) <= seq) this.#owed.delete(match);
  }

  async #write(views: readonly MatchView[]): Promise<boolean> {
    try {
      const projections = views.flatMap(projectionOf);
      await this.#store.project(projections);
      for (const { scoreboard, seq } of projections) this.#written(scoreboard.match, seq);
      return true;
    } catch (error) {
      this.#log.error({ err: error }, 'the list of matches could not be written; trying again');
      setTimeout(() => {
        for (const view of views) this.changed(view);
      }, RETRY_MS).unref();
      return false;
    }
  }
}

const OTHERS = Locale.options.filter((locale) => locale !== DEFAULT_LOCALE);

function projectionOf(view: MatchView): Projection[] {
  const { head, scoreboard, fold, log } = view;
  if (scoreboard === null || fold.state === null) return [];
  const { createdAt } = fold.state;
  const updatedAt = log.at(-1)?.recordedAt ?? createdAt;
  const scoreboards = Object.fromEntries(OTHERS.map((locale) => [locale, view.boardIn(locale) ?? scoreboard]));
  return [{ term: head.term, seq: head.seq, scoreboard, scoreboards, createdAt, updatedAt }];
}
