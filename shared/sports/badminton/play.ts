import type { Override } from '../../match/event.ts';
import { matchWinner, type Part, partsWon, partToPlay, winnerAt } from '../rally/part.ts';
import { emptyPart, isUntouched, matchOver, placeOf, previousWinner, unknownTeam } from '../rally/progress.ts';
import { impossible } from '../refusal.ts';
import { other, type Pair, replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { playerIndex, withService } from './service.ts';
import { changes, type Game, type Point, rulesOf, type State } from './state.ts';

type GameStart = DataOf<'badminton.game'>;

/** A game begins, or one that stands at 0-0 gets its first server. */
export function startGame(state: State, data: GameStart, at: number, override?: Override): State | RuleViolation {
  const { current } = state;
  if (current !== null && isUntouched(state, data.game)) return begin(state, current, data);
  const rules = rulesOf(state);
  const previous = previousWinner(state, { number: data.game, previous: data.previous }, override, rules);
  if (previous instanceof RuleViolation) return previous;
  const closed = current === null ? state : settle({ ...state, current: { ...current, winner: previous } });
  if (closed.outcome !== null) return matchOver(rules);
  const number = partToPlay(closed);
  if (data.game !== undefined && data.game !== number) {
    return impossible('wrong-game', `The next game is number ${number}, not ${data.game}.`);
  }
  const past = closed.current === null ? closed.past : [...closed.past, closed.current];
  const game = { ...newGame(emptyPart(number, at)), serving: previous ?? firstToServe(state) };
  const begun = begin({ ...closed, past, owed: [0, 0] }, game, data);
  return begun instanceof RuleViolation ? begun : withOwed(begun, state.owed, at);
}

export function newGame(bare: Part<never>): Game {
  return { ...bare, right: [null, null], lets: 0 };
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
  const rules = rulesOf(before);
  if (before.outcome !== null) return matchOver(rules);
  const winner = teamSide(before, data.winner);
  if (winner === null) return unknownTeam(data.winner);
  const place = placeOf(before, data.game, rules);
  if (place instanceof RuleViolation) return place;
  const { game, previous } = data;
  const opening = { ...(game !== undefined && { game }), ...(previous !== undefined && { previous }) };
  const state = place === 'next' ? startGame(before, opening, at, override) : before;
  if (state instanceof RuleViolation || state.current === null) return state;
  const served = withService(state, state.current, data);
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

/** A point to `side` in the game being played (Laws 7.3, 10.3 and 11.3). */
export function addPoint(state: State, side: Side, facts: Pick<Point, 'how' | 'strokes'>, at: number): State {
  const { current: game } = state;
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
      winner: winnerAt(points, rulesOf(state).terms()),
      until: Math.max(game.until, at),
    },
  });
}

/** The match is over when a side has won enough games (Law 7.1). */
export function settle(state: State): State {
  const winner = matchWinner(partsWon(state), rulesOf(state));
  return winner === null ? state : { ...state, outcome: { kind: 'won', winner, by: 'games' } };
}

export function setEnds(state: State, left: string): State | RuleViolation {
  const side = teamSide(state, left);
  if (side === null) return unknownTeam(left);
  const turned = state.current === null ? 0 : changes(state, state.current);
  return { ...state, leftFirst: turned % 2 === 0 ? side : other(side) };
}
