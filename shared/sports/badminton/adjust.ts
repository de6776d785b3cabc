import type { Override } from '../../match/event.ts';
import { adjustedParts } from '../rally/adjust.ts';
import { unknownTeam } from '../rally/progress.ts';
import { teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { newGame, settle } from './play.ts';
import { rulesOf, type State } from './state.ts';

/** `badminton.adjust`: the score as the umpire has it. Games whose score stays keep their record of points. */
export function adjust(
  state: State,
  data: DataOf<'badminton.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const serving = data.serving === undefined ? null : teamSide(state, data.serving);
  if (data.serving !== undefined && serving === null) return unknownTeam(data.serving);
  const games = adjustedParts(state, data.games, at, override, rulesOf(state), (bare, known) => ({
    ...newGame(bare),
    lets: known?.lets ?? 0,
  }));
  if (games instanceof RuleViolation) return games;
  const last = games.at(-1);
  if (last === undefined) return state;
  const before = games.at(-2)?.winner ?? null;
  const server = serving ?? last.serving ?? (last.points[0] + last.points[1] === 0 ? before : null);
  const conceded = state.outcome?.kind === 'won' && state.outcome.by !== 'games' ? state.outcome : null;
  return settle({ ...state, past: games.slice(0, -1), current: { ...last, serving: server }, outcome: conceded });
}
