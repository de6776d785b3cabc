import type { Locale } from '../../text/locale.ts';
import { other, type Side, teamName } from '../side.ts';
import { topScorer } from './box.ts';
import { phaseOf, resultFacts } from './facts.ts';
import { officialScore } from './result.ts';
import { ahead, type State } from './state.ts';
import type { Star } from './text/facts.ts';
import { words } from './text/words.ts';

/** The game in a sentence, with the best of each side where the scorers are known. */
export function summary(state: State, locale: Locale): string {
  const { result } = state;
  const score = officialScore(state);
  const first = result !== null && 'winner' in result ? result.winner : (ahead(score) ?? 0);
  const played = result === null || result.kind === 'win' || result.kind === 'draw' || result.kind === 'abandoned';
  return words(locale).summary({
    result: result === null ? null : resultFacts(state, result),
    teams: [teamName(state, 0), teamName(state, 1)],
    score,
    phase: phaseOf(state),
    stars: played ? [first, other(first)].flatMap((side) => starOf(state, side)) : [],
  });
}

/** From ten points on; in a game of which little is told nobody stands out. */
const OUTSTANDING = 10;

function starOf(state: State, side: Side): readonly { readonly team: string; readonly star: Star }[] {
  const best = topScorer(state, side);
  if (best === null || best.points < OUTSTANDING) return [];
  const rebounds = best.line.offensive + best.line.defensive;
  const star = {
    name: best.name,
    points: best.points,
    rebounds: rebounds >= 8 ? rebounds : 0,
    assists: best.line.assists >= 7 ? best.line.assists : 0,
  };
  return [{ team: teamName(state, side), star }];
}
