import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Pair, replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { playerIndex, withService } from './service.ts';
import { changes, type Game, gamesToWin, gamesWon, gameWinner, type Point, type State } from './state.ts';

type GameStart = DataOf<'badminton.game'>;

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

/** Number of the game that the next rally belongs to. */
export function gameToPlay({ current }: State): number {
  if (current === null) return 1;
  return current.winner === null ? current.number : current.number + 1;
}

/** A game begins, or one that stands at 0-0 gets its first server. */
export function startGame(state: State, data: GameStart, at: number, override?: Override): State | RuleViolation {
  const { current } = state;
  const untouched = current !== null && current.record.length === 0 && current.points[0] + current.points[1] === 0;
  if (untouched && (data.game ?? current.number) === current.number) return begin(state, current, data);
  const previous = previousWinner(state, data, override);
  if (previous instanceof RuleViolation) return previous;
  const closed = current === null ? state : settle({ ...state, current: { ...current, winner: previous } });
  if (closed.outcome !== null) return matchOver();
  const number = gameToPlay(closed);
  if (data.game !== undefined && data.game !== number) {
    return impossible('wrong-game', `The next game is number ${number}, not ${data.game}.`);
  }
  const opened: State = {
    ...closed,
    past: closed.current === null ? closed.past : [...closed.past, closed.current],
    owed: [0, 0],
  };
  const game: Game = {
    number,
    points: [0, 0],
    serving: previous ?? firstToServe(state),
    right: [null, null],
    record: [],
    from: [0, 0],
    lets: 0,
    winner: null,
    began: at,
    until: at,
  };
  const begun = begin(opened, game, data);
  return begun instanceof RuleViolation ? begun : withOwed(begun, state.owed, at);
}

/** Who won the game before the one that begins; null before the first. */
function previousWinner(
  { current, ...state }: State,
  data: GameStart,
  override: Override | undefined,
): Side | null | RuleViolation {
  if (current === null || current.winner !== null) return current?.winner ?? null;
  const [a, b] = current.points;
  const leader = a === b ? null : a > b ? 0 : 1;
  const said = data.previous === undefined ? null : teamSide(state, data.previous);
  if (said !== null && data.game === current.number + 1) return said;
  if (leader !== null && waived(override, 'game-in-progress')) return leader;
  const message = `Game ${current.number} is not over at ${a}-${b}.`;
  return leader === null
    ? impossible('game-in-progress', message, 'Law 7.2')
    : against('game-in-progress', message, 'Law 7.2');
}

function firstToServe({ toss }: State): Side | null {
  if (toss === null || toss.choice === 'end') return null;
  return toss.choice === 'serve' ? toss.winner : other(toss.winner);
}

function begin(state: State, game: Game, data: GameStart): State | RuleViolation {
  const current = withService(state, game, data);
  if (current instanceof RuleViolation) return current;
  const next = { ...state, current };
  return data.left === undefined ? next : setEnds(next, data.left);
}

function withOwed(state: State, owed: Pair<number>, at: number): State {
  let next = state;
  for (const side of [0, 1] as const) {
    for (let i = 0; i < owed[side]; i++) next = addPoint(next, side, { how: 'card', strokes: null }, at);
  }
  return next;
}

export function playRally(
  before: State,
  data: DataOf<'badminton.rally'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  if (before.outcome !== null) return matchOver();
  const winner = teamSide(before, data.winner);
  if (winner === null) return unknownTeam(data.winner);
  const state = inGame(before, data.game, at, override);
  if (state instanceof RuleViolation) return state;
  const { current } = state;
  if (current === null) return state;
  const served = withService(state, current, data);
  if (served instanceof RuleViolation) return served;
  if (data.player !== undefined && !playsFor(state, data.player)) {
    return impossible('unknown-player', `${data.player} does not play in this match.`);
  }
  const facts = { how: data.how ?? null, strokes: data.strokes ?? null };
  return addPoint({ ...state, current: served }, winner, facts, at);
}

function playsFor(state: State, player: string): boolean {
  return ([0, 1] as const).some((side) => playerIndex(state, side, player) !== 'unknown');
}

/** The state in which the rally's game is on. */
function inGame(
  state: State,
  number: number | undefined,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = state;
  if (current === null || (number ?? gameToPlay(state)) > current.number) {
    return startGame(state, number === undefined ? {} : { game: number }, at, override);
  }
  if (number !== undefined && number < current.number) {
    return impossible('wrong-game', `Game ${current.number} has begun; the rally says game ${number}.`);
  }
  if (current.winner === null) return state;
  return impossible('game-over', `Game ${current.number} is over at ${current.points.join('-')}.`, 'Law 7.2');
}

/** A point to `side` in the game being played (Laws 7.3, 10.3 and 11.3). */
export function addPoint(state: State, side: Side, facts: Pick<Point, 'how' | 'strokes'>, at: number): State {
  const { current: game, format } = state;
  if (game === null || game.winner !== null) return state;
  const points = replaced(game.points, side, game.points[side] + 1);
  // Who wins a point on the own service changes courts (Law 11.3.1); nobody else does (Law 11.1.5).
  const own = game.right[side];
  const right = game.serving === side && own !== null ? replaced(game.right, side, other(own)) : game.right;
  return settle({
    ...state,
    current: {
      ...game,
      points,
      right,
      serving: side,
      record: [...game.record, { winner: side, serving: game.serving, ...facts }],
      winner: gameWinner(points, format),
      until: Math.max(game.until, at),
    },
  });
}

/** The match is over when a side has won enough games (Law 7.1). */
export function settle(state: State): State {
  const need = gamesToWin(state.format);
  const winner = gamesWon(state).findIndex((games) => games >= need);
  if (winner !== 0 && winner !== 1) return state;
  return { ...state, outcome: { kind: 'won', winner, by: 'games' } };
}

export function setEnds(state: State, left: string): State | RuleViolation {
  const side = teamSide(state, left);
  if (side === null) return unknownTeam(left);
  const turned = state.current === null ? 0 : changes(state, state.current);
  return { ...state, leftFirst: turned % 2 === 0 ? side : other(side) };
}

export function matchOver(): RuleViolation {
  return impossible('match-over', 'The match is decided.', 'Law 7.1');
}
