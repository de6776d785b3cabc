import type { Side } from '../side.ts';
import type { Delivery } from './events.ts';
import { type Innings, inningsOf, OVER_BALLS_KEPT, type Result, type State } from './state.ts';

type Tie = Extract<Result, { kind: 'tie' }>;

/** A level match stays a tie; what decides it besides is on record (Law 16.5, playing conditions). Null: still to come. */
export function tie(state: State): Tie | null {
  if (state.decider !== null) return { kind: 'tie', decided: state.decider };
  const { superOver, boundaryCount } = state.format;
  const supers = inningsOf(state).filter((innings) => innings.superOver > 0);
  const winner = superOverWinner(supers);
  if (winner !== null) return { kind: 'tie', decided: { winner, method: 'super over' } };
  const due = superOver && supers.length === 0 && state.finish === null;
  const level = supers.length % 2 === 0 && supers.at(-1)?.closed !== null;
  if (boundaryCount && level && !due) {
    const most = moreBoundaries(state, supers);
    return { kind: 'tie', decided: most === null ? null : { winner: most, method: 'boundary count' } };
  }
  const pending = (superOver || supers.length > 0) && state.finish === null;
  return pending ? null : { kind: 'tie', decided: null };
}

function superOverWinner(supers: readonly Innings[]): Side | null {
  if (supers.length === 0 || supers.length % 2 !== 0) return null;
  const [first, second] = supers.slice(-2);
  if (first === undefined || second === undefined || second.closed === null || first.runs === second.runs) return null;
  return first.runs > second.runs ? first.batting : second.batting;
}

/**
 * Who had more boundaries in the match, super over included; then in the match alone; then who scored more off the last
 * ball of the super over, or the last but one, and so on (ICC playing conditions until 2019).
 */
function moreBoundaries(state: State, supers: readonly Innings[]): Side | null {
  const all = inningsOf(state);
  const main = all.filter(({ superOver }) => superOver === 0);
  return (
    more(boundaries(all, 0), boundaries(all, 1)) ?? more(boundaries(main, 0), boundaries(main, 1)) ?? countBack(supers)
  );
}

function more(a: number, b: number): Side | null {
  if (a === b) return null;
  return a > b ? 0 : 1;
}

function boundaries(all: readonly Innings[], side: Side): number {
  let count = 0;
  for (const { batting, batters } of all) {
    if (batting === side) for (const { fours, sixes } of batters) count += fours + sixes;
  }
  return count;
}

function countBack(supers: readonly Innings[]): Side | null {
  const [first, second] = supers.slice(-2).map((innings) => ({ side: innings.batting, runs: runsByBall(innings) }));
  if (first === undefined || second === undefined) return null;
  for (let ball = 1; ball <= OVER_BALLS_KEPT; ball++) {
    const [a, b] = [first.runs.at(-ball) ?? 0, second.runs.at(-ball) ?? 0];
    if (a !== b) return a > b ? first.side : second.side;
  }
  return null;
}

/** Runs of each legal ball of the over, those of the wides and no-balls before it included. */
function runsByBall(innings: Innings): readonly number[] {
  const over = innings.over.deliveries > 0 ? innings.over : (innings.lastOver ?? innings.over);
  const found: number[] = [];
  let runs = 0;
  for (const ball of over.balls) {
    runs += runsOf(ball);
    if ((ball.runs.wides ?? 0) + (ball.runs.noballs ?? 0) > 0) continue;
    found.push(runs);
    runs = 0;
  }
  return runs > 0 ? [...found, runs] : found;
}

function runsOf({ runs }: Delivery): number {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0, penalty = 0 } = runs;
  return batter + wides + noballs + byes + legbyes + penalty;
}
