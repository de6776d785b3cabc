import { nextInnings } from '#shared/sports/cricket/innings.ts';
import { mainInnings } from '#shared/sports/cricket/result.ts';
import type { Innings, State } from '#shared/sports/cricket/state.ts';
import { other, type Side } from '#shared/sports/side.ts';

/** The question that has to be answered before the next ball. */
export type Need =
  | { readonly kind: 'toss' }
  | {
      readonly kind: 'innings';
      /** Who bats by the order of innings; null: say it. */
      readonly batting: Side | null;
      readonly superOver: boolean;
      /** The side that may be made to follow on. */
      readonly followOn: Side | null;
    }
  | { readonly kind: 'batter'; readonly end: 'striker' | 'nonStriker' }
  | { readonly kind: 'bowler' };

/** Matches begin without a toss, too. */
export const INNINGS_WITHOUT_TOSS: Need = { kind: 'innings', batting: null, superOver: false, followOn: null };

/** Null: the next ball can be bowled, or there is none to come. */
export function needOf(state: State): Need | null {
  const { current, finish } = state;
  if (finish !== null) return null;
  if (current === null || current.closed !== null) return inningsNeed(state);
  if (current.striker < 0) return { kind: 'batter', end: 'striker' };
  if (current.nonStriker < 0) return { kind: 'batter', end: 'nonStriker' };
  return current.bowler < 0 ? { kind: 'bowler' } : null;
}

function inningsNeed(state: State): Need | null {
  if (state.current === null && state.toss === null) return { kind: 'toss' };
  const next = nextInnings(state);
  if (state.current !== null && next === null) return null;
  const superOver = next !== null && next.superOver > 0;
  if (state.result !== null && !superOver) return null;
  return { kind: 'innings', batting: next?.batting ?? null, superOver, followOn: followOnOf(state) };
}

/** After one innings each: the side that batted second, when it trails by enough (Law 14.1). */
function followOnOf(state: State): Side | null {
  const { followOnLead } = state.format;
  const [first, second, third] = mainInnings(state);
  if (followOnLead === null || first === undefined || second === undefined || third !== undefined) return null;
  return first.runs - second.runs >= followOnLead ? second.batting : null;
}

/** Whether a ball may be bowled now, as far as the pad's own questions go. */
export function isReady(state: State): boolean {
  return state.current !== null && state.current.closed === null && needOf(state) === null;
}

/** Whether the match is decided or given up. */
export function isOver(state: State): boolean {
  return state.finish !== null || (state.result !== null && needOf(state) === null);
}

export function fieldingSide(innings: Innings): Side {
  return other(innings.batting);
}
