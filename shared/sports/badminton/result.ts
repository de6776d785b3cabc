import { minutesOf, partsOf, scoreLine } from '../rally/part.ts';
import { other, teamName } from '../side.ts';
import type { Outcome, State } from './state.ts';
import type { ResultFacts } from './text/facts.ts';

export function resultFacts(state: State, outcome: Outcome): ResultFacts {
  if (outcome.kind === 'no result') return { kind: 'no result' };
  const { winner, by } = outcome;
  const minutes = partsOf(state).reduce((sum, game) => sum + minutesOf(game), 0);
  const names = { winner: teamName(state, winner), loser: teamName(state, other(winner)) };
  return { kind: 'won', ...names, by, score: scoreLine(state, winner), minutes };
}
