import { other, type Side, teamName } from '../side.ts';
import { lengthOf } from './moment.ts';
import { officialScore } from './result.ts';
import { ahead, latest, type Result, type State } from './state.ts';
import type { Lead, PeriodFacts, Phase, ResultFacts, Situation } from './text/facts.ts';

/** Points in a row that are worth a word. */
export const RUN = 8;

export function periodFacts({ format }: State, number: number): PeriodFacts {
  return { number, overtime: Math.max(0, number - format.periods), periods: format.periods };
}

export function phaseOf(state: State): Phase {
  const { result, format } = state;
  const last = latest(state);
  if (result !== null) {
    const how = result.kind === 'win' || result.kind === 'draw' ? 'played' : result.kind;
    return { kind: 'result', how, overtimes: result.kind === 'win' ? result.overtimes : 0 };
  }
  if (last === null) return { kind: 'not started' };
  if (!last.ended) return { kind: 'period', period: periodFacts(state, last.number) };
  const overtimeNext = last.number >= format.periods;
  const after = periodFacts(state, last.number);
  return { kind: 'interval', after, halfTime: isHalf(state, last.number), overtimeNext };
}

export function isHalf({ format }: State, number: number): boolean {
  return format.periods > 1 && number * 2 === format.periods;
}

/** The one thing most worth knowing now. */
export function situationOf(state: State): Situation {
  const last = latest(state);
  if (state.result !== null || last === null) return { kind: 'none' };
  const lead = leadOf(state);
  const { run } = state;
  if (run !== null && run.points >= RUN && !last.ended) {
    return { kind: 'run', team: teamName(state, run.side), points: run.points, lead };
  }
  if (lead !== null) return { kind: 'lead', ...lead };
  const scored = state.score[0] > 0;
  const overtimeNext = last.ended && last.number >= state.format.periods;
  return scored || overtimeNext ? { kind: 'level', overtimeNext } : { kind: 'none' };
}

export function leadOf(state: State): Lead {
  const side = ahead(state.score);
  if (side === null) return null;
  return { team: teamName(state, side), points: Math.abs(state.score[0] - state.score[1]) };
}

export function resultFacts(state: State, result: Result): ResultFacts {
  const score = officialScore(state);
  switch (result.kind) {
    case 'win':
      return {
        kind: 'win',
        ...names(state, result.winner),
        score: scoreFrom(state, result.winner),
        overtimes: result.overtimes,
      };
    case 'forfeit':
    case 'default':
      return { kind: result.kind, ...names(state, result.winner), score: scoreFrom(state, result.winner) };
    case 'draw':
      return { kind: 'draw', score: score.join('-') };
    case 'abandoned':
      return { kind: 'abandoned', score: score.join('-') };
  }
}

function names(state: State, winner: Side) {
  return { winner: teamName(state, winner), loser: teamName(state, other(winner)) };
}

/** "98-94", that side's points first. */
export function scoreFrom(state: State, side: Side): string {
  const [a, b] = officialScore(state);
  return side === 0 ? `${a}-${b}` : `${b}-${a}`;
}

/** What is left of the period by the newest moment on record. */
export function clockLeft(state: State): number {
  const last = latest(state);
  if (last === null) return lengthOf(state.format, 1);
  return last.clock.running ? Math.min(last.clock.ms, lengthOf(state.format, last.number)) : last.clock.ms;
}
