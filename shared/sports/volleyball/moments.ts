import { closeFinish } from '../rally/part.ts';
import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { remarksOf } from './remarks.ts';
import { rulesOf, type State } from './state.ts';

/** Sets, runs of five and more, and the end of a set that decides the match. */
export function moments(before: State, _event: AppliedEvent, after: State): readonly Moment[] {
  const rules = rulesOf(after);
  return [
    ...remarksOf(before, after).flatMap((remark): readonly Moment[] => {
      switch (remark.kind) {
        case 'set':
          return [{ kind: 'period', what: `set ${remark.number}`, players: [] }];
        case 'run':
          return [{ kind: 'score', what: `run of ${remark.points}`, players: [] }];
        default:
          return [];
      }
    }),
    ...(closeFinish(after, rules) && !closeFinish(before, rules)
      ? [{ kind: 'close' as const, what: 'deciding set', players: [] }]
      : []),
  ];
}
