import type { Locale } from '../../text/locale.ts';
import { goalFacts, phaseOf, resultFacts, scoreText, situationOf } from './facts.ts';
import { byMark } from './minute.ts';
import { headline } from './sheet.ts';
import { latest, type State, scoreAfter } from './state.ts';
import { type Words, words } from './text/words.ts';

/** "Brazil 3-1 Croatia (half-time 1-1). Marcelo 11' (og), Neymar 29', 71' (pen); Oscar 90+1'. Brazil won 3-1." */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const last = latest(state);
  const half =
    last !== null && (last.period > 1 || last.ended) ? ` (${text.halfTime(scoreText(scoreAfter(state, 1)))})` : '';
  const standing = standingOf(state, text);
  const scorers = ([0, 1] as const).map((side) => scorersOf(state, side, text)).filter((line) => line !== '');
  return [
    `${headline(state, text)}${half}.`,
    ...(scorers.length === 0 ? [] : [`${scorers.join('; ')}.`]),
    ...(standing === '' ? [] : [`${standing}.`]),
  ].join(' ');
}

function standingOf(state: State, text: Words): string {
  if (state.result !== null) return text.result(resultFacts(state, state.result));
  const situation = situationOf(state);
  // The goals are told already.
  return situation.kind === 'none' || situation.kind === 'goal'
    ? text.phase(phaseOf(state))
    : text.situation(situation);
}

/** A player's goals stand together, in the order of his first. */
function scorersOf(state: State, side: 0 | 1, text: Words): string {
  const marks = new Map<string, string[]>();
  for (const goal of state.goals.toSorted(byMark)) {
    if (goal.side !== side || goal.cancelled || goal.player === null) continue;
    const { player, kind, mark } = goalFacts(state, goal);
    const name = player ?? '';
    marks.set(name, [...(marks.get(name) ?? []), `${mark}${text.goalSuffix(kind)}`]);
  }
  return [...marks].map(([name, minutes]) => `${name} ${minutes.join(', ')}`).join(', ');
}
