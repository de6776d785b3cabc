import { other, type Side } from '../side.ts';
import { oversUp } from './over.ts';
import { type Closing, type Innings, inningsOf, type Result, type State, wicketsToFall } from './state.ts';

/** The innings of the match itself, without super overs. */
export function mainInnings(state: State): readonly Innings[] {
  return inningsOf(state).filter((innings) => innings.superOver === 0);
}

/** What the side batting in `innings` (in progress or last) needs to win; null where it does not bat last. */
export function targetOf(state: State, innings: Innings): number | null {
  if (innings.superOver > 0) {
    const first = state.past.at(-1);
    return first !== undefined && first.superOver === innings.superOver ? first.runs + 1 : null;
  }
  const main = mainInnings(state);
  if (main.length < 2 * state.format.inningsPerSide) return null;
  return state.revision?.runs ?? Math.max(1, total(main, other(innings.batting)) - ownEarlier(main, innings) + 1);
}

function ownEarlier(main: readonly Innings[], innings: Innings): number {
  return total(main.slice(0, -1), innings.batting);
}

function total(main: readonly Innings[], side: Side): number {
  let runs = 0;
  for (const innings of main) if (innings.batting === side) runs += innings.runs;
  return runs;
}

/** The state with `innings` as it is now in progress, closed where the Laws say so, and the result if that makes one. */
export function settle(state: State, innings: Innings): State {
  const closed = innings.closed ?? closingOf(state, innings);
  if (closed === null) {
    // A result falls with the end of the innings it rested on, when a ball too many opens that again.
    return state.result === null ? { ...state, current: innings } : withResult({ ...state, current: innings });
  }
  const next: State = { ...state, current: innings.closed === closed ? innings : { ...innings, closed } };
  return withResult(next);
}

export function withResult(state: State): State {
  return { ...state, result: decideResult(state) };
}

function closingOf(state: State, innings: Innings): Closing | null {
  const { target, runs, wickets, absent } = innings;
  if (target !== null && runs >= target) return 'target';
  const gone = absent.length === 0 ? wickets : wickets + unavailable(innings);
  if (gone >= wicketsToFall(state, innings)) return 'all out';
  return oversUp(innings) ? 'overs' : null;
}

/** Absent batters who are not counted among the wickets (Law 13.3: "no further batter is available"). */
function unavailable({ absent, batters }: Innings): number {
  return absent.filter((id) => batters.find((batter) => batter.id === id)?.status !== 'out').length;
}

/** The match's result (Law 16), or null while there is none. */
function decideResult(state: State): Result | null {
  return decidedByPlay(state) ?? (state.finish === null ? null : unfinished(state));
}

function decidedByPlay(state: State): Result | null {
  const main = mainInnings(state);
  const last = main.at(-1);
  if (last === undefined || last.closed === null) return null;
  if (main.length === 2 * state.format.inningsPerSide) return afterLastInnings(state, last);
  return main.length === 3 && last.closed !== 'time' ? byAnInnings(main, last) : null;
}

/** A side all out twice for less than the other made in one innings (Law 16.1). */
function byAnInnings(main: readonly Innings[], last: Innings): Result | null {
  const twice = last.batting;
  if (main.filter((innings) => innings.batting === twice).length !== 2) return null;
  const winner = other(twice);
  const runs = total(main, winner) - total(main, twice);
  return runs > 0 ? { kind: 'win', winner, by: { innings: 1, runs }, basis: 'play' } : null;
}

function afterLastInnings(state: State, last: Innings): Result | null {
  if (state.par !== null) return againstPar(state, last, state.par);
  const target = last.target ?? 1;
  const { batting, runs } = last;
  if (last.closed === 'time') return null;
  if (last.closed === 'target') {
    const wickets = wicketsToFall(state, last) - last.wickets;
    return { kind: 'win', winner: batting, by: { wickets }, basis: 'play' };
  }
  if (runs >= target) {
    return { kind: 'win', winner: batting, by: { runs: runs - target + 1 }, basis: 'penalty runs' };
  }
  const short = target - 1 - runs;
  if (short === 0) return tie(state);
  return { kind: 'win', winner: other(batting), by: { runs: short }, basis: 'play' };
}

function againstPar(state: State, { batting, runs }: Innings, par: number): Result | null {
  if (runs === par) return tie(state);
  const winner = runs > par ? batting : other(batting);
  return { kind: 'win', winner, by: { runs: Math.abs(runs - par) }, basis: 'par at stoppage' };
}

/** A level match stays a tie; what decides it besides is on record (Law 16.5, playing conditions). */
function tie(state: State): Result | null {
  if (state.decider !== null) return { kind: 'tie', decided: state.decider };
  const supers = inningsOf(state).filter((innings) => innings.superOver > 0);
  const winner = superOverWinner(supers);
  if (winner !== null) return { kind: 'tie', decided: { winner, method: 'super over' } };
  const pending = (state.format.superOver || supers.length > 0) && state.finish === null;
  return pending ? null : { kind: 'tie', decided: null };
}

function superOverWinner(supers: readonly Innings[]): Side | null {
  if (supers.length === 0 || supers.length % 2 !== 0) return null;
  const [first, second] = supers.slice(-2);
  if (first === undefined || second === undefined || second.closed === null || first.runs === second.runs) return null;
  return first.runs > second.runs ? first.batting : second.batting;
}

/** Whether the scores are level with every innings played so far, super overs in pairs. */
export function level(state: State): boolean {
  const { current, result } = state;
  if (current === null || current.closed === null) return false;
  if (result !== null) return result.kind === 'tie' && result.decided === null;
  const main = mainInnings(state);
  const last = main.at(-1);
  if (last === undefined || main.length < 2 * state.format.inningsPerSide) return false;
  return last.runs === (state.par ?? (last.target ?? 1) - 1) && last.closed !== 'time';
}

/** Play is over for good without a decision: limited overs give no result, other matches are drawn (Law 16.4). */
function unfinished(state: State): Result {
  const timed = state.format.inningsPerSide === 2 || state.format.overs === null;
  return timed && state.current !== null ? { kind: 'draw' } : { kind: 'no result' };
}
