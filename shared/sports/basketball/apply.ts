import type { EffectiveEvent } from '../../match/effective.ts';
import type { Lifecycle, RuleViolation } from '../sport.ts';
import { adjust, forfeit, protest, setTotals } from './adjust.ts';
import { start, substitute } from './court.ts';
import type { BasketballEvent } from './events.ts';
import { foul } from './fouls.ts';
import { begin, end, holdClocks, jumpBall, moveClocks } from './periods.ts';
import { credit, rebound, review, timeout, turnover } from './play.ts';
import { sideOf } from './players.ts';
import { settle } from './result.ts';
import { freeThrow, shoot } from './scoring.ts';
import type { State } from './state.ts';

export type AppliedEvent = EffectiveEvent & (BasketballEvent | Lifecycle);

/** Checks `event` against the rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  const { at, override } = event;
  switch (event.type) {
    case 'basketball.starters':
      return start(state, event.data, override);
    case 'basketball.period':
      return begin(state, event.data, at);
    case 'basketball.end':
      return end(state, event.data, at);
    case 'basketball.jumpball':
      return jumpBall(state, event.data, at, override);
    case 'basketball.arrow': {
      const arrow = sideOf(state, event.data.team);
      return typeof arrow === 'number' ? { ...state, arrow } : arrow;
    }
    case 'basketball.shot':
      return shoot(state, event.data, at, override);
    case 'basketball.freethrow':
      return freeThrow(state, event.data, at, override);
    case 'basketball.foul':
      return foul(state, event.id, event.data, at, override);
    case 'basketball.rebound':
      return rebound(state, event.data, at, override);
    case 'basketball.turnover':
      return turnover(state, event.data, at, override);
    case 'basketball.credit':
      return credit(state, event.data, at, override);
    case 'basketball.timeout':
      return timeout(state, event.data, at, override);
    case 'basketball.substitution':
      return substitute(state, event.data, at, override);
    case 'basketball.review':
      return review(state, event.data, at, override);
    case 'basketball.adjust':
      return adjust(state, event.data, at, override);
    case 'basketball.totals':
      return setTotals(state, event.data, override);
    case 'basketball.forfeit':
      return forfeit(state, event.data);
    case 'basketball.protest':
      return protest(state, event.data);
    case 'clock.start':
    case 'clock.stop':
    case 'clock.set':
    case 'clock.shot':
      return moveClocks(state, event, at);
    case 'match.paused':
      return holdClocks(state, at);
    case 'match.ended':
      return settle({ ...holdClocks(state, at), finish: 'ended' });
    case 'match.abandoned':
      return settle({ ...holdClocks(state, at), finish: 'abandoned' });
    default:
      return state;
  }
}
