import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import { phaseOf, resultFacts, scoreFacts } from './facts.ts';
import { higher } from './result.ts';
import { playedScore, playerName, type State } from './state.ts';
import { scorersOf } from './statistics.ts';
import { words } from './text/words.ts';

/** "Netherlands won 3–1; van Damme 2, Blaak; Boon for Belgium." */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const { result } = state;
  const standing =
    result === null
      ? text.standing(scoreFacts(state, playedScore(state)), text.phase(phaseOf(state)))
      : text.result(resultFacts(state, result));
  // A match that was awarded is not told by its goals.
  if (result?.kind === 'awarded') return text.sentence(standing);
  const first: Side = result !== null && 'winner' in result ? result.winner : (higher(playedScore(state)) ?? 0);
  const second: Side = first === 0 ? 1 : 0;
  const level = higher(playedScore(state)) === null;
  const own = scorers(state, first);
  const theirs = scorers(state, second);
  return text.sentence(
    [
      standing,
      ...(own === '' ? [] : [level ? text.scorersFor(own, teamName(state, first)) : own]),
      ...(theirs === '' ? [] : [text.scorersFor(theirs, teamName(state, second))]),
    ].join('; '),
  );
}

/** "van Damme 2, Blaak" */
function scorers(state: State, side: Side): string {
  return scorersOf(state)
    .filter((each) => each.side === side)
    .map(({ player, goals }) => `${playerName(state, side, player)}${goals > 1 ? ` ${goals}` : ''}`)
    .join(', ');
}
