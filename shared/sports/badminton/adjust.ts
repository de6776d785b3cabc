import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { settle, unknownTeam } from './play.ts';
import { type Game, gamesOf, gamesToWin, gameWinner, type State } from './state.ts';

/** `badminton.adjust`: the score as the umpire has it. Games whose score stays keep their record of points. */
export function adjust(
  state: State,
  data: DataOf<'badminton.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const serving = data.serving === undefined ? null : teamSide(state, data.serving);
  if (data.serving !== undefined && serving === null) return unknownTeam(data.serving);
  if (data.games.length > state.format.games) {
    return impossible('adjust-games', `The match is the best of ${state.format.games} games.`, 'Law 7.1');
  }
  const known = gamesOf(state);
  const games: Game[] = [];
  for (const [index, points] of data.games.entries()) {
    const isLast = index === data.games.length - 1;
    const winner = gameWinner(points, state.format) ?? (isLast ? null : leader(points));
    const refused = checkGame(state, games, points, isLast ? null : winner, isLast, override);
    if (refused !== null) return refused;
    games.push(gameOf(known[index], index + 1, points, winner, at));
  }
  const last = games.at(-1);
  if (last === undefined) return state;
  const before = games.at(-2)?.winner ?? null;
  const server = serving ?? last.serving ?? (last.points[0] + last.points[1] === 0 ? before : null);
  const conceded = state.outcome?.kind === 'won' && state.outcome.by !== 'games' ? state.outcome : null;
  return settle({ ...state, past: games.slice(0, -1), current: { ...last, serving: server }, outcome: conceded });
}

function checkGame(
  { format }: State,
  before: readonly Game[],
  points: Pair<number>,
  winner: Side | null,
  isLast: boolean,
  override: Override | undefined,
): RuleViolation | null {
  const [a, b] = points;
  const need = gamesToWin(format);
  if ([0, 1].some((side) => before.filter((game) => game.winner === side).length >= need)) {
    return impossible('adjust-games', `The match was over before game ${before.length + 1}.`, 'Law 7.1');
  }
  if (!isLast && winner === null) {
    return impossible('adjust-games', `Nobody has won game ${before.length + 1} at ${a}-${b}.`, 'Law 7.2');
  }
  const odd = isLast ? !reachable(points, format) : gameWinner(points, format) === null || !reachable(points, format);
  return odd && !waived(override, 'adjust-score')
    ? against('adjust-score', `A game does not stand at ${a}-${b}${isLast ? '' : ' when it is over'}.`, 'Law 7')
    : null;
}

/** Whether play can lead to this score: nobody scores once the game is won. */
function reachable([a, b]: Pair<number>, format: State['format']): boolean {
  const one: Pair<number> = a > b ? [a - 1, b] : [a, b - 1];
  return a === b ? a < format.cap : gameWinner(one, format) === null;
}

function leader([a, b]: Pair<number>): Side | null {
  if (a === b) return null;
  return a > b ? 0 : 1;
}

function gameOf(known: Game | undefined, number: number, points: Pair<number>, winner: Side | null, at: number): Game {
  if (known !== undefined && known.points[0] === points[0] && known.points[1] === points[1])
    return { ...known, winner };
  return {
    number,
    points,
    serving: null,
    right: [null, null],
    record: [],
    from: points,
    lets: known?.lets ?? 0,
    winner,
    began: known?.began ?? at,
    until: at,
  };
}
