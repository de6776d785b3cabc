import { closeFinish } from '../rally/part.ts';
import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { remarksOf } from './remarks.ts';
import { rulesOf, type State } from './state.ts';

/** Games, runs of five and more, and the end of a game that decides the match. */
export function moments(before: State, _event: AppliedEvent, after: State): readonly Moment[] {
  const rules = rulesOf(after);
  return [
    ...remarksOf(before, after).flatMap((remark): readonly Moment[] => {
      switch (remark.kind) {
        case 'game':
          return [{ kind: 'period', what: `game ${remark.number}`, players: [remark.side] }];
        case 'run':
          return [{ kind: 'score', what: `run of ${remark.points}`, players: [remark.side] }];
        default:
          return [];
      }
    }),
    ...(closeFinish(after, rules) && !closeFinish(before, rules)
      ? [{ kind: 'close' as const, what: 'deciding game', players: [] }]
      : []),
  ];
}
