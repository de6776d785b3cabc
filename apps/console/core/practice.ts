import { type Problem, problem } from '#shared/problem.ts';
import type { Folds } from './desk/folds.ts';
import type { Journal } from './journal/journal.ts';

interface PracticeOptions {
  readonly journal: Journal;
  readonly folds: Folds;
  /** Everybody who remembers something of the match forgets it. */
  readonly removed: (match: string) => void;
}

/** Matches to try scoring with: they can be thrown away. */
export class Practice {
  readonly #options: PracticeOptions;

  constructor(options: PracticeOptions) {
    this.#options = options;
  }

  /** Durable on return. @throws SqliteError when the journal cannot be written */
  remove(match: string): Problem | null {
    const { journal, folds, removed } = this.#options;
    if (!journal.practice.has(match)) {
      return problem('not-practice', 'Only practice matches can be deleted; what was scored in a real one stays.');
    }
    journal.transaction(() => journal.practice.remove(match));
    folds.drop(match);
    removed(match);
    return null;
  }
}
