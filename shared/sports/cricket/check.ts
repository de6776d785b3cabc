import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import type { RuleViolation } from '../sport.ts';
import type { Delivery, Wicket } from './events.ts';
import { type Innings, type State, wicketsToFall } from './state.ts';
import { checkWicket, isOffTheBall, isWicket } from './wicket.ts';

/** Why the umpires' signals on this ball contradict each other, or null. */
export function checkRuns({ runs }: Delivery, override: Override | undefined): RuleViolation | null {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0 } = runs;
  if (wides + noballs + byes + legbyes === 0) return null;
  if (wides > 0 && noballs > 0 && !waived(override, 'wide-noball')) {
    return against('wide-noball', 'A ball that is a no-ball is not a wide as well.', 'Law 21.13');
  }
  if (wides > 0 && batter + byes + legbyes > 0 && !waived(override, 'wide-runs')) {
    return against('wide-runs', 'All runs off a wide are wides, none are byes or the batter\u2019s.', 'Law 22.6');
  }
  const kinds = Number(batter > 0) + Number(byes > 0) + Number(legbyes > 0);
  if (kinds > 1 && !waived(override, 'mixed-runs')) {
    return against('mixed-runs', 'The runs of one ball are off the bat, byes or leg byes, not a mixture.', 'Law 23');
  }
  return null;
}

/** Why a wicket that the ball names cannot have fallen on it, or null. */
export function checkWickets(
  state: State,
  innings: Innings,
  ball: Delivery,
  wickets: readonly Wicket[],
  override: Override | undefined,
): RuleViolation | null {
  for (const wicket of wickets) {
    const refused = checkWicket(state, innings, wicket, ball, override);
    if (refused !== null) return refused;
  }
  const [one, two] = wickets;
  if (one !== undefined && one.player === two?.player) {
    return impossible('out-twice', 'The same batter cannot be out twice on one ball.');
  }
  const down = innings.wickets + wickets.filter(({ kind }) => isWicket(kind)).length;
  const most = wicketsToFall(state, innings);
  if (down > most && !waived(override, 'too-many-wickets')) {
    return against('too-many-wickets', `That would be wicket ${down}; the innings is over with ${most}.`, 'Law 13.3');
  }
  if (wickets.filter(({ kind }) => !isOffTheBall(kind)).length > 1 && !waived(override, 'two-wickets')) {
    const message = 'The ball is dead with the first wicket: the second can only be somebody timed out or retired.';
    return against('two-wickets', message, 'Law 20.1');
  }
  return null;
}
