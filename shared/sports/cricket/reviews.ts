import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, teamName, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { State } from './state.ts';

/** `cricket.review`: a review that fails is one less, unless it was the umpire's call or the technology's fault. */
export function review(
  state: State,
  data: DataOf<'cricket.review'>,
  override: Override | undefined,
): State | RuleViolation {
  const by = teamSide(state, data.by);
  if (by === null) return impossible('unknown-team', `${data.by} does not play in this match.`);
  const { current } = state;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  const left = current.reviewsLeft[by];
  if (left === 0 && !waived(override, 'no-reviews')) {
    const message = `${teamName(state, by)} has lost all its reviews of this innings.`;
    return against('no-reviews', message, 'Playing conditions, appendix on DRS');
  }
  const umpiresCall = data.umpiresCall ?? false;
  const lost = data.decision === 'struck down' && !umpiresCall && left !== null && left > 0;
  return {
    ...state,
    current: {
      ...current,
      reviews: [...current.reviews, { by, decision: data.decision, umpiresCall }],
      reviewsLeft: lost ? replaced(current.reviewsLeft, by, left - 1) : current.reviewsLeft,
    },
  };
}

/** `cricket.reviews`: the count set by hand. */
export function setReviews(state: State, { team, left }: DataOf<'cricket.reviews'>): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return impossible('unknown-team', `${team} does not play in this match.`);
  const { current } = state;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  return { ...state, current: { ...current, reviewsLeft: replaced(current.reviewsLeft, side, left) } };
}
