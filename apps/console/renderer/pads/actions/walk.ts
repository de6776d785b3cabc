import type { Deed, Option, Step } from './steps.ts';

/** More questions in a row than any action has. */
const MAX_STEPS = 16;

export interface Path {
  /** Keys from the action's own to the last answer's. */
  readonly keys: number;
  readonly deeds: readonly Deed[];
}

/**
 * The ways through an action's questions, with the fewest keys for each: for tests. All answers of the first question
 * are followed, and behind the first answers all that there are; elsewhere two stand for the rest, since a line-up has
 * thousands of ways.
 */
export function waysThrough(step: Step, keys = 1, depth = 0, wide = true): readonly Path[] {
  if (depth > MAX_STEPS) throw new Error('the questions never end');
  switch (step.kind) {
    case 'score': {
      const scored = { keys, deeds: step.deeds };
      if (step.follow === undefined) return [scored];
      const followed = waysThrough(step.follow, keys, depth + 1, wide);
      return [scored, ...followed.map((path) => ({ keys: path.keys, deeds: [...step.deeds, ...path.deeds] }))];
    }
    case 'form':
      return [];
    case 'count':
      return [step.min, step.max].flatMap((n) =>
        waysThrough(step.next(n), keys + String(n).length + 1, depth + 1, wide),
      );
    case 'choose': {
      const most = Math.min(step.max, step.choices.length);
      return [...new Set([step.min, Math.max(step.min, Math.min(1, most)), most])].flatMap((count) => {
        const chosen = step.choices.slice(0, count);
        const typed = chosen.reduce((sum, each) => sum + keysFor(each, step.choices), 0);
        const ids = chosen.map(({ id }) => id);
        return waysThrough(step.next(ids), keys + typed + (count === step.max ? 0 : 1), depth + 1, wide);
      });
    }
    case 'ask': {
      const followed = wide || depth < 1 ? step.answers : step.answers.slice(0, 2);
      const answered = followed.flatMap((answer, i) =>
        waysThrough(answer.next(), keys + keysFor(answer, step.answers), depth + 1, wide && i === 0),
      );
      return step.skip === undefined
        ? answered
        : [...answered, ...waysThrough(step.skip.next(), keys + 1, depth + 1, wide)];
    }
  }
}

/** Keys to type for it, with an Enter where more could follow: shirt 1 beside shirt 10. */
function keysFor({ keys }: Option, all: readonly Option[]): number {
  const mine = keys.toLowerCase();
  const unique = all.filter((other) => other.keys.toLowerCase().startsWith(mine)).length === 1;
  return mine.length + (unique ? 0 : 1);
}
