import type { Locale } from '../../text/locale.ts';
import { other, teamName } from '../side.ts';
import { resultFacts, scoreText, situationOf } from './board.ts';
import { type Innings, inningsOf, inningsOvers, playerName, type State } from './state.ts';
import { words } from './text/words.ts';

/** The match in a few sentences. */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const innings = inningsOf(state);
  const scores = innings.map(
    (each) => `${teamName(state, each.batting)} ${scoreText(state, each)} ${text.overs(inningsOvers(each))}`,
  );
  const standing =
    state.result === null ? text.situation(situationOf(state)) : text.result(resultFacts(state, state.result));
  return [
    ...(scores.length === 0 ? [] : [`${scores.join('; ')}.`]),
    ...(standing === '' ? [] : [`${standing}.`]),
    ...some(bestScores(state, innings), text.topScores),
    ...some(bestFigures(state, innings), text.bestBowling),
  ].join(' ');
}

function some(items: readonly string[], phrase: (items: string) => string): readonly string[] {
  return items.length === 0 ? [] : [phrase(items.join(', '))];
}

function bestScores(state: State, all: readonly Innings[]): readonly string[] {
  return all
    .flatMap((innings) => innings.batters.map((batter) => ({ innings, batter })))
    .filter(({ batter, innings }) => batter.runs >= 10 && innings.superOver === 0)
    .toSorted((a, b) => b.batter.runs - a.batter.runs)
    .slice(0, 3)
    .map(({ innings, batter }) => {
      const name = playerName(state, innings.batting, batter.id);
      return `${name} ${batter.runs}${batter.status === 'out' ? '' : '*'} (${batter.balls})`;
    });
}

function bestFigures(state: State, all: readonly Innings[]): readonly string[] {
  return all
    .flatMap((innings) => innings.bowlers.map((bowler) => ({ innings, bowler })))
    .filter(({ bowler, innings }) => bowler.wickets > 0 && innings.superOver === 0)
    .toSorted((a, b) => b.bowler.wickets - a.bowler.wickets || a.bowler.runs - b.bowler.runs)
    .slice(0, 3)
    .map(
      ({ innings, bowler }) =>
        `${playerName(state, other(innings.batting), bowler.id)} ${bowler.wickets}/${bowler.runs}`,
    );
}
