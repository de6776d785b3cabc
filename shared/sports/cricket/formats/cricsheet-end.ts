import { teamName } from '../../side.ts';
import { resultFacts } from '../board.ts';
import { level } from '../result.ts';
import { inningsOf, type Result, type State } from '../state.ts';
import { en } from '../text/en.ts';
import type { Reading } from './cricsheet-match.ts';
import { outcomeText } from './cricsheet-outcome.ts';
import { type CricsheetOutcome, playersOf } from './cricsheet-schema.ts';

/** The tie-break that was not played out in overs, and the end of the match. */
export function recordEnd(reading: Reading): void {
  const { file, recorder, clock } = reading;
  const { outcome } = file.info;
  if (level(recorder.state)) recordDecider(reading);
  clock.interval();
  const { current, result } = recorder.state;
  if (outcome.result === 'no result' || current === null) {
    if (result !== null) {
      recorder.warn('result-differs', `The record has no result, play came to "${text(recorder.state, result)}".`);
    }
    recorder.record({ type: 'match.abandoned', data: {} }, clock.now);
    return;
  }
  if (outcome.method === 'Awarded' && outcome.winner !== undefined) {
    recorder.record({ type: 'cricket.award', data: { winner: outcome.winner, how: 'awarded' } }, clock.now);
  }
  const data = isDifferent(reading, outcome) ? { result: outcomeText(outcome) } : {};
  recorder.record({ type: 'match.ended', data }, clock.now);
}

function recordDecider({ file, recorder, clock }: Reading): void {
  const { outcome, bowl_out } = file.info;
  const winner = outcome.bowl_out ?? outcome.eliminator;
  if (winner === undefined) return;
  const [a, b] = file.info.teams;
  const loser = winner === a ? b : a;
  if (outcome.bowl_out !== undefined) {
    const hits = (team: string) =>
      bowl_out?.filter((ball) => ball.outcome === 'hit' && playersOf(file.info, team).includes(ball.bowler)).length ??
      0;
    if (hits(winner) < hits(loser)) recorder.warn('result-differs', `${loser} hit more often in the bowl-out.`);
    recorder.record({ type: 'cricket.decider', data: { winner, method: 'bowl-out' } }, clock.now);
    return;
  }
  const method = tieBreak(
    superOvers(file.innings),
    boundaries(recorder.state, winner),
    boundaries(recorder.state, loser),
  );
  recorder.record({ type: 'cricket.decider', data: { winner, method } }, clock.now);
}

/** Whether super overs were played, and whether they are on record ball by ball. */
function superOvers(innings: Reading['file']['innings']): 'none' | 'unrecorded' | 'level' {
  const supers = innings.filter(({ super_over }) => super_over);
  if (supers.length === 0) return 'none';
  return supers.some(({ overs }) => overs.length === 0) ? 'unrecorded' : 'level';
}

function tieBreak(supers: 'none' | 'unrecorded' | 'level', winners: number, losers: number): string {
  if (supers === 'unrecorded') return 'super over';
  return supers === 'level' && winners > losers ? 'boundary count' : 'tie-break';
}

/** Fours and sixes of the match, super overs included. */
function boundaries(state: State, team: string): number {
  const batted = inningsOf(state).filter((innings) => teamName(state, innings.batting) === team);
  return batted.flatMap(({ batters }) => batters).reduce((sum, { fours, sixes }) => sum + fours + sixes, 0);
}

/** Is the officials' word not what play came to (awarded, won on other counts)? */
function isDifferent({ recorder }: Reading, { winner, by, result: recorded }: CricsheetOutcome): boolean {
  const { state } = recorder;
  const { result } = state;
  if (winner === undefined) {
    const differs = result !== null && (recorded === 'tie' || recorded === 'draw') && result.kind !== recorded;
    if (differs) {
      recorder.warn('result-differs', `The record has a ${recorded}, play came to "${text(state, result)}".`);
    }
    return differs;
  }
  if (result?.kind === 'awarded') return false;
  if (result?.kind !== 'win' || teamName(state, result.winner) !== winner) {
    recorder.warn('result-differs', `The record has ${winner} as the winner, play did not come to that.`);
    return true;
  }
  const margin = new Map(Object.entries(result.by));
  const agrees = Object.entries(by ?? {}).every(([key, value]) => margin.get(key) === Number(value));
  if (!agrees) {
    recorder.warn('margin-differs', `The record has ${JSON.stringify(by)}, play came to "${text(state, result)}".`);
  }
  return !agrees;
}

function text(state: State, result: Result): string {
  return en.result(resultFacts(state, result));
}
