import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { inTieBreak } from './board.ts';
import { callOf } from './calls.ts';
import { resultOf } from './result.ts';
import { setRules } from './rules.ts';
import { type State, setsWon } from './state.ts';

/** Sets, breaks of serve, and the deciding set's tie-break or end. */
export function moments(before: State, _event: AppliedEvent, after: State): readonly Moment[] {
  const call = callOf(before, after);
  return [
    ...(call?.kind === 'set' ? [{ kind: 'period' as const, what: `set ${call.set}`, players: [call.winner] }] : []),
    ...(call?.kind === 'game' && call.broken
      ? [{ kind: 'score' as const, what: 'break', players: [call.winner] }]
      : []),
    ...(isClose(after) && !isClose(before) ? [{ kind: 'close' as const, what: 'deciding set', players: [] }] : []),
  ];
}

/** The set that decides the match, both sides a game or two from winning it. */
function isClose(state: State): boolean {
  const { format, score } = state;
  const [a, b] = setsWon(score);
  if (resultOf(state) !== null || a !== b || a + b + 1 < format.bestOf) return false;
  const rules = setRules(format, a + b);
  return inTieBreak(state) || (rules.kind === 'set' && Math.min(...score.games) >= rules.games - 2);
}
