import type { Logger } from 'pino';
import type { Projection } from '../store/projections.ts';
import type { Store } from '../store/store.ts';
import type { MatchView } from './match-view.ts';

const ROUND = 64;
const RETRY_MS = 1000;

/**
 * Keeps the projections in step with the views, the newest state of each match at a time: a backlog that drains costs
 * lists a few writes, not one an event. What a crash leaves undone is found at the next start.
 */
export class Projector {
  readonly #store: Pick<Store, 'project'>;
  readonly #log: Logger;
  readonly #changed = new Map<string, MatchView>();
  #work: Promise<void> | null = null;

  constructor(store: Pick<Store, 'project'>, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  changed(view: MatchView): void {
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

  async #write(views: readonly MatchView[]): Promise<boolean> {
    try {
      await this.#store.project(views.flatMap(projectionOf));
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

function projectionOf({ head, scoreboard, fold, log }: MatchView): Projection[] {
  if (scoreboard === null || fold.state === null) return [];
  const { createdAt } = fold.state;
  const updatedAt = log.at(-1)?.recordedAt ?? createdAt;
  return [{ term: head.term, seq: head.seq, scoreboard, createdAt, updatedAt }];
}
