import type { Override } from '../../match/event.ts';
import { adjustedParts } from '../rally/adjust.ts';
import { partsOf } from '../rally/part.ts';
import { other, type Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { newGame, settle } from './play.ts';
import { serviceNow, withService } from './service.ts';
import { rulesOf, type State } from './state.ts';

/** What a rebuilt match starts from: how it stands by the record. */
export function standing(state: State): DataOf<'badminton.adjust'> {
  const { current, setup, format } = state;
  const games = partsOf(state).map(({ points: [a, b] }): [number, number] => [a, b]);
  const service = current === null ? null : serviceNow(state, current);
  const serving = service?.serving ?? null;
  const idOf = (side: Side, index: Side | null) => (index === null ? undefined : setup.teams[side].players[index]?.id);
  const server = service === null || serving === null ? undefined : idOf(serving, service.server);
  const receiver = service === null || serving === null ? undefined : idOf(other(serving), service.receiver);
  const pairs = format.discipline === 'doubles';
  return {
    games: games.length === 0 ? [[0, 0]] : games,
    ...(serving !== null && { serving: setup.teams[serving].id }),
    ...(pairs && server !== undefined && { server }),
    ...(pairs && receiver !== undefined && { receiver }),
  };
}

/** `badminton.adjust`: the score as the umpire has it. Games whose score stays keep their record of points. */
export function adjust(
  state: State,
  data: DataOf<'badminton.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const games = adjustedParts(state, data.games, at, override, rulesOf(state), (bare, known) => ({
    ...newGame(bare),
    lets: known?.lets ?? 0,
  }));
  if (games instanceof RuleViolation) return games;
  const last = games.at(-1);
  if (last === undefined) return state;
  const before = games.at(-2)?.winner ?? null;
  const serving = last.serving ?? (last.points[0] + last.points[1] === 0 ? before : null);
  const current = withService(state, { ...last, serving }, data);
  if (current instanceof RuleViolation) return current;
  const conceded = state.outcome?.kind === 'won' && state.outcome.by !== 'games' ? state.outcome : null;
  return settle({ ...state, past: games.slice(0, -1), current, outcome: conceded });
}
