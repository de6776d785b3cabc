import type { Deed, Step } from './steps.ts';

/** More questions in a row than any action has. */
const MAX_STEPS = 10;

export interface Path {
  /** Keys from the action's own to the last answer's. */
  readonly keys: number;
  readonly deeds: readonly Deed[];
}

/** Every way through an action's questions, with the fewest keys for each: for tests. */
export function waysThrough(step: Step, keys = 1, depth = 0): readonly Path[] {
  if (depth > MAX_STEPS) throw new Error('the questions never end');
  switch (step.kind) {
    case 'score':
      return [{ keys, deeds: step.deeds }];
    case 'form':
      return [];
    case 'count':
      return [step.min, step.max].flatMap((n) => waysThrough(step.next(n), keys + String(n).length + 1, depth + 1));
    case 'ask': {
      const all = step.answers.map(({ keys: typed }) => typed.toLowerCase());
      // Behind the second question in a row the first answers stand for the rest: a line-up has thousands of ways.
      const followed = depth < 2 ? step.answers : step.answers.slice(0, 2);
      const answered = followed.flatMap((answer) => {
        const mine = answer.keys.toLowerCase();
        const unique = all.filter((other) => other.startsWith(mine)).length === 1;
        return waysThrough(answer.next(), keys + mine.length + (unique ? 0 : 1), depth + 1);
      });
      return step.skip === undefined ? answered : [...answered, ...waysThrough(step.skip.next(), keys + 1, depth + 1)];
    }
  }
}
