import type { Judge } from '../pad.ts';
import type { Deed, Step } from './steps.ts';

/** More questions than that in a row are no pad. */
const MAX_STEPS = 8;

/** What a step would score when all its questions were answered in the shortest way; null: only a person can say. */
function shortest(step: Step): Deed | null {
  let next = step;
  for (let i = 0; i < MAX_STEPS; i++) {
    switch (next.kind) {
      case 'score':
        return next.deeds[0] ?? null;
      case 'ask': {
        const answer = next.skip ?? next.answers[0];
        if (answer === undefined) return null;
        next = answer.next();
        break;
      }
      case 'choose':
        next = next.next(next.choices.slice(0, next.min).map(({ id }) => id));
        break;
      case 'count':
        next = next.next(next.min);
        break;
      case 'form':
        return null;
    }
  }
  return null;
}

export interface Verdict {
  /** Why it cannot be done now; null: it can. */
  readonly blocked: string | null;
  /** A rule speaks against it, and may be set aside. */
  readonly doubtful: boolean;
}

/** What the rules say of an action before anything was typed. */
export function verdictOn(step: Step, judge: Judge): Verdict {
  const deed = shortest(step);
  const objection = deed === null ? null : judge(deed.type, deed.data);
  if (objection === null) return { blocked: null, doubtful: false };
  return objection.insist ? { blocked: null, doubtful: true } : { blocked: objection.message, doubtful: false };
}
