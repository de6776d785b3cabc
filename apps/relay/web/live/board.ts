import { isScoreboard, type LiveEvent } from '#shared/client/messages.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';

/** The scoreboard with an event's changed fields. */
export function patched(board: Scoreboard, changes: LiveEvent['scoreboard']): Scoreboard {
  const next = { ...board, ...changes };
  // Both halves were checked when they came; this tells the compiler that no field is an explicit undefined.
  return isScoreboard(next) ? next : board;
}
