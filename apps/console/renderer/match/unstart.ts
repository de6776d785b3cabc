import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import { isRemark } from '#shared/match/lifecycle.ts';
import type { MatchState } from '#shared/match/state.ts';
import { locale } from '../text/locale.ts';

/** Who notices later than so many events that a period should not have begun has other means to mend it. */
export const RECENT = 60;

/** How the newest period of play began, and what has happened in it. */
export interface PeriodStart {
  readonly start: EffectiveEvent;
  /** What the board called the period then: "2nd innings". */
  readonly phase: string;
  /** What goes with the start when that is taken back, in order; remarks about the match stay. */
  readonly after: readonly EffectiveEvent[];
}

/** The newest start of a period, where that is recent and the match goes on; null: none. */
export function newestStart(fold: MatchFold): PeriodStart | null {
  const { effective, state } = fold;
  if (state?.status !== 'live' && state?.status !== 'paused') return null;
  const begun = begunIn(state);
  if (begun === 0) return null;
  const from = Math.max(0, effective.length - RECENT);
  let found: PeriodStart | null = null;
  let index = from;
  for (const { before, event, after } of fold.steps(from)) {
    index++;
    if (after === before || after === null || begunIn(after) !== begun || begunIn(before) >= begun) continue;
    found = { start: event, phase: after.game.board(locale).phase, after: playAfter(effective, index) };
  }
  return found;
}

function begunIn(state: MatchState | null): number {
  return state?.game.board(locale).periods.begun ?? 0;
}

function playAfter(effective: readonly EffectiveEvent[], index: number): readonly EffectiveEvent[] {
  return effective.slice(index).filter(({ type, voided }) => !voided && !isRemark(type));
}
