import { teamName } from '../../side.ts';
import { resultFacts } from '../board.ts';
import { level } from '../result.ts';
import { inningsOf, type State } from '../state.ts';
import { en } from '../text/en.ts';
import type { Reading } from './cricsheet-match.ts';
import type { CricsheetOutcome } from './cricsheet-schema.ts';

/** The tie-break that was not played out in overs, and the end of the match. */
export function recordEnd(reading: Reading): void {
  const { file, recorder, clock } = reading;
  const { outcome } = file.info;
  if (level(recorder.state) && (outcome.eliminator !== undefined || outcome.bowl_out !== undefined)) {
    const data = deciderOf(reading);
    if (data !== null) recorder.record({ type: 'cricket.decider', data }, clock.now);
  }
  clock.interval();
  if (outcome.result === 'no result' || recorder.state.current === null) {
    recorder.record({ type: 'match.abandoned', data: {} }, clock.now);
    return;
  }
  const official = officialResult(reading, outcome);
  recorder.record({ type: 'match.ended', data: official === null ? {} : { result: official } }, clock.now);
}

function deciderOf({ file, recorder }: Reading): { winner: string; method: string } | null {
  const { bowl_out, outcome } = file.info;
  const [a, b] = file.info.teams;
  if (outcome.bowl_out !== undefined) {
    const hits = (team: string) =>
      bowl_out?.filter((ball) => ball.outcome === 'hit' && file.info.players[team]?.includes(ball.bowler)).length ?? 0;
    const [one, two] = [hits(a), hits(b)];
    return { winner: one === two ? outcome.bowl_out : one > two ? a : b, method: 'bowl-out' };
  }
  if (outcome.eliminator === undefined) return null;
  const { state } = recorder;
  const hadSuperOver = inningsOf(state).some((innings) => innings.superOver > 0);
  const [one, two] = [boundaries(state, 0), boundaries(state, 1)];
  if (!hadSuperOver || one === two) return { winner: outcome.eliminator, method: 'tie-break' };
  return { winner: one > two ? a : b, method: 'boundary count' };
}

/** Fours and sixes of the match, super overs included. */
function boundaries(state: State, side: 0 | 1): number {
  const batted = inningsOf(state).filter((innings) => innings.batting === side);
  return batted.flatMap(({ batters }) => batters).reduce((sum, { fours, sixes }) => sum + fours + sixes, 0);
}

/** The recorded result in words, where the officials' word is not what play came to (awarded, won on other counts). */
function officialResult({ recorder }: Reading, outcome: CricsheetOutcome): string | null {
  const { state } = recorder;
  const { winner, method, by } = outcome;
  if (winner === undefined) return null;
  const { result } = state;
  if (result?.kind === 'win' && teamName(state, result.winner) === winner) {
    const facts = resultFacts(state, result);
    const agrees = Object.entries(by ?? {}).every(([key, value]) =>
      Object.entries(facts).some(([k, v]) => k === key && v === Number(value)),
    );
    if (!agrees)
      recorder.warn('margin-differs', `The record has ${JSON.stringify(by)}, play came to "${en.result(facts)}".`);
    return agrees ? null : recordedText(winner, by, method);
  }
  recorder.warn('result-differs', `The record has ${winner} as the winner, play did not come to that.`);
  return recordedText(winner, by, method);
}

function recordedText(winner: string, by: CricsheetOutcome['by'], method: string | undefined): string {
  if (method === 'Awarded') return `Match awarded to ${winner}`;
  const facts = { kind: 'win', winner, method: null } as const;
  const numbers = {
    ...(by?.runs !== undefined && { runs: Number(by.runs) }),
    ...(by?.wickets !== undefined && { wickets: Number(by.wickets) }),
    ...(by?.innings !== undefined && { innings: Number(by.innings) }),
  };
  if (Object.keys(numbers).length === 0) return `${winner} won${method === undefined ? '' : ` (${method})`}`;
  return en.result({ ...facts, ...numbers });
}
