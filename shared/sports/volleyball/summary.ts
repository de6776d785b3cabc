import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import { resultFacts, scoreLine } from './result.ts';
import { type State, setsOf, setsWon } from './state.ts';
import { words } from './text/words.ts';

/** The match in a sentence. */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const [a, b] = [teamName(state, 0), teamName(state, 1)];
  if (state.outcome !== null) return `${text.result(resultFacts(state, state.outcome))}.`;
  if (setsOf(state).length === 0) return `${text.begins(a, b)}.`;
  const leader = leaderOf(state);
  const sets = setsWon(state);
  if (leader === null) return `${text.level(a, b, sets.join('-'), scoreLine(state, 0))}.`;
  const ahead = leader === 0 ? sets : [sets[1], sets[0]];
  return `${text.leads(teamName(state, leader), ahead.join('-'), scoreLine(state, leader))}.`;
}

/** Who is ahead: in sets, else in points of the set being played. */
function leaderOf(state: State): Side | null {
  const [a, b] = setsWon(state);
  if (a !== b) return a > b ? 0 : 1;
  const [x, y] = state.current?.points ?? [0, 0];
  if (state.current?.winner !== null || x === y) return null;
  return x > y ? 0 : 1;
}
