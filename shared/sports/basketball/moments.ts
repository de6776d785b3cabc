import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { markAt } from './moment.ts';
import { noteOf } from './notes.ts';
import { remarksOf } from './remarks.ts';
import { latest, type State } from './state.ts';

/** A last period is close within so many points when so much is left of it, ms. */
const CLOSE_POINTS = 3;
const CLOSE_MS = 2 * 60_000;

/** Runs, changes of the lead in the last seconds, players' marks, ends of periods, and close finishes. */
export function moments(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  const note = noteOf(before, event, after);
  return [
    ...remarksOf(before, event, after).flatMap((remark): readonly Moment[] => {
      switch (remark.kind) {
        case 'run':
          return [{ kind: 'score', what: `${remark.points}-0`, players: [] }];
        case 'closing':
          return [{ kind: 'score', what: 'lead', players: [] }];
        case 'tally':
          return [{ kind: 'milestone', what: String(remark.points), players: [remark.player] }];
        case 'double':
          return [{ kind: 'milestone', what: `double ${remark.what}`, players: [remark.player] }];
        default:
          return [];
      }
    }),
    ...(note?.kind === 'end' && after.result === null
      ? [{ kind: 'period' as const, what: String(latest(after)?.number), players: [] }]
      : []),
    ...(isClose(after, event) && !isClose(before, event)
      ? [{ kind: 'close' as const, what: 'last minutes', players: [] }]
      : []),
  ];
}

function isClose(state: State, { type, data, at }: AppliedEvent): boolean {
  if (type !== 'basketball.shot' && type !== 'basketball.freethrow') return false;
  const last = latest(state);
  const [a, b] = state.score;
  if (state.result !== null || last === null || last.ended || last.number < state.format.periods) return false;
  const clock = 'clock' in data && typeof data.clock === 'number' ? data.clock : undefined;
  return Math.abs(a - b) <= CLOSE_POINTS && markAt(state, { period: last.number, clock }, at).clock <= CLOSE_MS;
}
