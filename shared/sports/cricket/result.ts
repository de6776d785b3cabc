import { other, type Side } from '../side.ts';
import { oversUp } from './over.ts';
import { netRuns } from './pairs.ts';
import { type Closing, type Innings, inningsOf, type Result, type State, wicketsToFall } from './state.ts';
import { tie } from './tie-break.ts';

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
  if (state.revision !== null) return state.revision.runs;
  const behind = total(main, other(innings.batting)) - total(main.slice(0, -1), innings.batting);
  // Runs count for the chase, so what its wickets have cost is asked for on top.
  if (innings.pairs !== null) return behind + innings.wickets * innings.pairs.wicketRuns + 1;
  return Math.max(1, behind + 1);
}

function total(main: readonly Innings[], side: Side): number {
  let runs = 0;
  for (const innings of main) if (innings.batting === side) runs += netRuns(innings);
  return runs;
}

/** The state with `innings` as it is now in progress, closed where the Laws say so, and the result if that makes one. */
export function settle(state: State, played: Innings): State {
  const innings = played.pairs === null || played.target === null ? played : retargeted(state, played);
  const closed = innings.closed ?? closingOf(state, innings);
  if (closed === null) {
    // A result falls with the end of the innings it rested on, when a ball too many opens that again.
    return state.result === null ? { ...state, current: innings } : withResult({ ...state, current: innings });
  }
  const next: State = { ...state, current: innings.closed === closed ? innings : { ...innings, closed } };
  return withResult(next);
}

function retargeted(state: State, innings: Innings): Innings {
  return { ...innings, target: targetOf({ ...state, current: innings }, innings) };
}

export function withResult(state: State): State {
  return { ...state, result: decideResult(state) };
}

function closingOf(state: State, innings: Innings): Closing | null {
  const { target, runs, wickets, absent } = innings;
  if (target !== null && runs >= target && innings.pairs === null) return 'target';
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
  if (state.award !== null) return { kind: 'awarded', ...state.award };
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
  if (!counts(state)) return { kind: 'no result' };
  if (state.par !== null) return againstPar(state, last, state.par);
  const target = last.target ?? 1;
  const { batting, runs } = last;
  if (last.closed === 'time') return null;
  if (last.closed === 'target') {
    const wickets = wicketsToFall(state, last) - last.wickets;
    return { kind: 'win', winner: batting, by: { wickets }, basis: 'play' };
  }
  if (runs >= target) {
    const basis = last.pairs === null ? 'penalty runs' : 'play';
    return { kind: 'win', winner: batting, by: { runs: runs - target + 1 }, basis };
  }
  const short = target - 1 - runs;
  if (short === 0) return tie(state);
  return { kind: 'win', winner: other(batting), by: { runs: short }, basis: 'play' };
}

/** Whether each side had the overs that make a match, or was all out, or won in fewer (playing conditions, Law 16). */
function counts(state: State): boolean {
  const { minOvers, overs, ballsPerOver } = state.format;
  if (minOvers === null) return true;
  const least = Math.min(minOvers, overs ?? minOvers) * ballsPerOver;
  return mainInnings(state).every(
    ({ closed, over }) => (closed !== 'overs' && closed !== 'time') || over.index * ballsPerOver + over.legal >= least,
  );
}

function againstPar(state: State, { batting, runs }: Innings, par: number): Result | null {
  if (runs === par) return tie(state);
  const winner = runs > par ? batting : other(batting);
  return { kind: 'win', winner, by: { runs: Math.abs(runs - par) }, basis: 'par at stoppage' };
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
