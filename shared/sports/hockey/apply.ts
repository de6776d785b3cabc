import type { EffectiveEvent } from '../../match/effective.ts';
import { teamSide } from '../side.ts';
import { type Lifecycle, RuleViolation } from '../sport.ts';
import { adjust, awardMatch } from './adjust.ts';
import { book, extend } from './cards.ts';
import { awardCorner, endCorner } from './corner-events.ts';
import type { HockeyEvent } from './events.ts';
import { act, missStroke, score } from './goals.ts';
import { end, moveClock, pause, resume, start } from './periods.ts';
import { lineUp, unknownTeam } from './players.ts';
import { refer } from './referral.ts';
import { settle } from './result.ts';
import { attempt, beginShootOut } from './shootout.ts';
import type { State } from './state.ts';
import { substitute } from './substitution.ts';

export type AppliedEvent = EffectiveEvent & (HockeyEvent | Lifecycle);

/** Checks `event` against the rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  const next = applied(state, event);
  return next instanceof RuleViolation || next.now >= event.at ? next : { ...next, now: event.at };
}

function applied(state: State, event: AppliedEvent): State | RuleViolation {
  const { at } = event;
  switch (event.type) {
    case 'hockey.lineup':
      return lineUp(state, event.data, event.override);
    case 'hockey.toss': {
      const winner = teamSide(state, event.data.winner);
      if (winner === null) return unknownTeam(event.data.winner);
      return { ...state, toss: { winner, decision: event.data.decision } };
    }
    case 'hockey.start':
      return start(state, event.data, event);
    case 'hockey.end':
      return end(state, event.data, at);
    case 'hockey.goal':
      return score(state, event.data, event);
    case 'hockey.corner':
      return awardCorner(state, event.data, event);
    case 'hockey.corner-result':
      return endCorner(state, event.data, event);
    case 'hockey.stroke':
      return missStroke(state, event.data, event);
    case 'hockey.action':
      return act(state, event.data, event);
    case 'hockey.possession':
      return { ...state, possession: event.data.first };
    case 'hockey.card':
      return book(state, event.data, event);
    case 'hockey.extension':
      return extend(state, event.data, event);
    case 'hockey.substitution':
      return substitute(state, event.data, event);
    case 'hockey.referral':
      return refer(state, event.data, event);
    case 'hockey.shootout':
      return beginShootOut(state, event.data, event);
    case 'hockey.attempt':
      return attempt(state, event.data, event);
    case 'hockey.adjust':
      return adjust(state, event.data, event);
    case 'hockey.award':
      return awardMatch(state, event.data);
    case 'clock.start':
    case 'clock.stop':
    case 'clock.set':
      return moveClock(state, event, at);
    case 'match.paused':
      return pause(state, at);
    case 'match.resumed':
      return resume(state, at);
    case 'match.ended':
      return settle({ ...pause(state, at), finish: 'ended' });
    case 'match.abandoned':
      return settle({ ...pause(state, at), finish: 'abandoned' });
    default:
      return state;
  }
}
