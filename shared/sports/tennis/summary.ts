import type { Locale } from '../../text/locale.ts';
import type { Side } from '../side.ts';
import { inTieBreak, resultFacts } from './board.ts';
import { minutes } from './card.ts';
import { pointsText, resultOf, scoreLine } from './result.ts';
import { hasBegun, type State, setsWon, sideName, sum } from './state.ts';
import { matchTally } from './tally.ts';
import { words } from './text/words.ts';

/** The match in one sentence. */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const result = resultOf(state);
  if (result !== null) {
    const won = text.result(resultFacts(state, result));
    const comeback = result.kind === 'win' ? setsDown(state, result.winner) : 0;
    const played = result.kind === 'win' ? playedMinutes(state) : null;
    const saved = result.kind === 'win' ? (matchTally(state.tallies)[result.winner]?.matchPointsSaved ?? 0) : 0;
    return text.summary.result(won, { comeback, saved, minutes: played });
  }
  const names = [sideName(state, 0), sideName(state, 1)] as const;
  if (!hasBegun(state)) return text.summary.before(...names);
  const leader = leaderOf(state);
  const { score } = state;
  const points = sum(score.points) === 0 ? null : seenPoints(state, leader ?? 0);
  const line = scoreLine(state, leader ?? 0);
  const [a, b] = leader === 1 ? [names[1], names[0]] : names;
  return text.summary.during({ leader: a, other: b, level: leader === null, score: line, points });
}

/** How many sets behind the winner was at the worst. */
function setsDown({ score }: State, winner: Side): number {
  let [worst, lead] = [0, 0];
  for (const set of score.sets) {
    lead += set.winner === winner ? 1 : -1;
    worst = Math.max(worst, -lead);
  }
  return worst;
}

function playedMinutes(state: State): number | null {
  const [first, last] = [state.tallies[0], state.tallies.at(-1)];
  if (state.adjusted || first === undefined || last === undefined) return null;
  const played = minutes(state, { from: first.from, to: last.to });
  return played !== null && played > 0 && played < 24 * 60 ? played : null;
}

/** Who is ahead: in sets, else in games. */
function leaderOf({ score }: State): Side | null {
  for (const [a, b] of [setsWon(score), score.games]) if (a !== b) return a > b ? 0 : 1;
  return null;
}

function seenPoints(state: State, side: Side): string {
  const [a, b] = pointsText(state.score, inTieBreak(state));
  return side === 0 ? `${a}-${b}` : `${b}-${a}`;
}
