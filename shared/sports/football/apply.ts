import type { EffectiveEvent } from '../../match/effective.ts';
import { teamSide } from '../side.ts';
import type { Lifecycle, RuleViolation } from '../sport.ts';
import { adjust, awardMatch } from './adjust.ts';
import { book } from './cards.ts';
import type { FootballEvent } from './events.ts';
import { act, interrupt, missPenalty, score } from './goals.ts';
import { announce, holdClock, kickOff, moveClock, whistle } from './periods.ts';
import { lineUp, unknownTeam } from './players.ts';
import { settle } from './result.ts';
import { review } from './review.ts';
import { beginShootOut, kick } from './shootout.ts';
import { returnFromSinBin, sendToSinBin } from './sinbin.ts';
import type { State } from './state.ts';
import { substitute } from './substitution.ts';

export type AppliedEvent = EffectiveEvent & (FootballEvent | Lifecycle);

/** Checks `event` against the rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  const { id, at, override } = event;
  switch (event.type) {
    case 'football.lineup':
      return lineUp(state, event.data, override);
    case 'football.toss': {
      const winner = teamSide(state, event.data.winner);
      if (winner === null) return unknownTeam(event.data.winner);
      return { ...state, toss: { winner, decision: event.data.decision } };
    }
    case 'football.kickoff':
      return kickOff(state, event.data, at, override);
    case 'football.whistle':
      return whistle(state, event.data, at);
    case 'football.stoppage':
      return announce(state, event.data);
    case 'football.goal':
      return score(state, id, event.data, at, override);
    case 'football.penalty':
      return missPenalty(state, event.data, at, override);
    case 'football.card':
      return book(state, id, event.data, at, override);
    case 'football.sinbin':
      return sendToSinBin(state, event.data, at, override);
    case 'football.return':
      return returnFromSinBin(state, event.data, at, override);
    case 'football.break':
      return interrupt(state, event.data, at, override);
    case 'football.possession': {
      const [a, b] = event.data.share;
      return { ...state, possession: [a, b] };
    }
    case 'football.substitution':
      return substitute(state, event.data, at, override);
    case 'football.review':
      return review(state, event.data, at, override);
    case 'football.action':
      return act(state, event.data, at, override);
    case 'football.shootout':
      return beginShootOut(state, event.data, at, override);
    case 'football.kick':
      return kick(state, event.data, override);
    case 'football.adjust':
      return adjust(state, event.data, at, override);
    case 'football.award':
      return awardMatch(state, event.data);
    case 'clock.start':
    case 'clock.stop':
    case 'clock.set':
      return moveClock(state, event, at);
    case 'match.paused':
      return holdClock(state, true, at);
    case 'match.resumed':
      return holdClock(state, false, at);
    case 'match.ended':
      return settle({ ...holdClock(state, true, at), finish: 'ended' });
    case 'match.abandoned':
      return settle({ ...holdClock(state, true, at), finish: 'abandoned' });
    default:
      return state;
  }
}
