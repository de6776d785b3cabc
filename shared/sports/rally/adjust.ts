import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import type { Pair } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import {
  type Contest,
  isReachable,
  leader,
  matchWinner,
  type Part,
  partsOf,
  type RallyRules,
  winnerAt,
  wonOf,
} from './part.ts';
import { emptyPart } from './progress.ts';

/**
 * The parts of a match whose score is set outright. Those whose score stays keep their record of points; `renewed` makes
 * a sport's part of the bare one (`known`: what stood there).
 */
export function adjustedParts<P extends Part>(
  contest: Contest<P>,
  scores: readonly Pair<number>[],
  at: number,
  override: Override | undefined,
  rules: RallyRules,
  renewed: (bare: Part<never>, known: P | undefined) => P,
): readonly P[] | RuleViolation {
  if (scores.length > rules.bestOf) {
    const message = `The match is the best of ${rules.bestOf} ${rules.noun}s.`;
    return impossible(`adjust-${rules.noun}s`, message, rules.laws.match);
  }
  const parts: P[] = [];
  for (const [index, points] of scores.entries()) {
    const isLast = index === scores.length - 1;
    const refused = check(parts, points, isLast, override, rules);
    if (refused !== null) return refused;
    const number = index + 1;
    const winner = winnerAt(points, rules.terms(number)) ?? (isLast ? null : leader(points));
    const known = partsOf(contest)[index];
    const stays = known !== undefined && known.points.join() === points.join();
    const bare = { ...emptyPart(number, at), points, from: points, winner, began: known?.began ?? at };
    parts.push(stays ? { ...known, winner } : renewed(bare, known));
  }
  return parts;
}

function check(
  before: readonly Part[],
  points: Pair<number>,
  isLast: boolean,
  override: Override | undefined,
  rules: RallyRules,
): RuleViolation | null {
  const { noun, laws } = rules;
  const score = points.join('-');
  const number = before.length + 1;
  if (matchWinner(wonOf(before), rules) !== null) {
    return impossible(`adjust-${noun}s`, `The match was over before ${noun} ${number}.`, laws.match);
  }
  if (!isLast && leader(points) === null) {
    return impossible(`adjust-${noun}s`, `Nobody has won ${noun} ${number} at ${score}.`, laws.part);
  }
  const terms = rules.terms(number);
  const odd = !isReachable(points, terms) || (!isLast && winnerAt(points, terms) === null);
  return odd && !waived(override, 'adjust-score')
    ? against('adjust-score', `A ${noun} does not stand at ${score}${isLast ? '' : ' when it is over'}.`, laws.part)
    : null;
}
