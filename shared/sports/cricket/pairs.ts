import { other, type Side } from '../side.ts';
import { closeStand } from './crease.ts';
import { type Innings, inningsOf, type State } from './state.ts';

/** An innings' runs less what its wickets cost; outside pairs cricket just its runs. */
export function netRuns({ runs, wickets, pairs }: Innings): number {
  return pairs === null ? runs : runs - wickets * pairs.wicketRuns;
}

/** A side's score in pairs cricket as the scoreboard has it: the start, its runs, and what the wickets cost or gave. */
export function pairsScore(state: State, side: Side): number | null {
  const { pairs } = state.format;
  if (pairs === null) return null;
  const bearer = pairs.wicketsCount === 'against batting' ? side : other(side);
  const sign = pairs.wicketsCount === 'against batting' ? -1 : 1;
  let score = pairs.startingRuns;
  for (const innings of inningsOf(state)) {
    if (innings.pairs === null) continue;
    if (innings.batting === side) score += innings.runs;
    if (innings.batting === bearer) score += sign * innings.wickets * pairs.wicketRuns;
  }
  return score;
}

/** After the last over that a pair has together the crease is empty. `over`: the one that has just ended. */
export function endPair(innings: Innings, over: number): Innings {
  const { pairs, striker, nonStriker } = innings;
  if (pairs === null || (over + 1) % pairs.oversPerPair !== 0) return innings;
  const batters = innings.batters.map((batter, index) =>
    index === striker || index === nonStriker ? { ...batter, status: 'done' as const } : batter,
  );
  return { ...closeStand(innings), batters, striker: -1, nonStriker: -1 };
}
