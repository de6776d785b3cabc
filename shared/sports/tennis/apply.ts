import type { EffectiveEvent } from '../../match/effective.ts';
import type { Lifecycle, RuleViolation } from '../sport.ts';
import type { TennisEvent } from './events.ts';
import { callLet, challenge, fault, takeTimeOut } from './incidents.ts';
import { adjust, endEarly, nameReceiver, nameServer, toss } from './interventions.ts';
import { penalize, playPoint } from './play.ts';
import type { State } from './state.ts';

export type AppliedEvent = EffectiveEvent & (TennisEvent | Lifecycle);

/** Checks `event` against the rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  switch (event.type) {
    case 'tennis.point':
      return playPoint(state, event.data, event.at);
    case 'tennis.penalty':
      return penalize(state, event.data, event.at, event.override);
    case 'tennis.toss':
      return toss(state, event.data);
    case 'tennis.server':
      return nameServer(state, event.data.server);
    case 'tennis.receiver':
      return nameReceiver(state, event.data.receiver);
    case 'tennis.fault':
      return fault(state);
    case 'tennis.let':
      return callLet(state, event.data);
    case 'tennis.challenge':
      return challenge(state, event.data, event.override);
    case 'tennis.timeout':
      return takeTimeOut(state, event.data);
    case 'tennis.retired':
      return endEarly(state, 'retired', event.data);
    case 'tennis.walkover':
      return endEarly(state, 'walkover', event.data);
    case 'tennis.defaulted':
      return endEarly(state, 'defaulted', event.data);
    case 'tennis.adjust':
      return adjust(state, event.data);
    case 'match.paused':
      return { ...state, pauses: [...state.pauses, { from: event.at, to: null }] };
    case 'match.resumed':
      return { ...state, pauses: state.pauses.map((each) => (each.to === null ? { ...each, to: event.at } : each)) };
    case 'match.ended':
      return { ...state, finish: 'ended' };
    case 'match.abandoned':
      return { ...state, finish: 'abandoned' };
    default:
      return state;
  }
}
