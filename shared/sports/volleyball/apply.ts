import type { EffectiveEvent } from '../../match/effective.ts';
import { playing } from '../rally/part.ts';
import { matchOver, unknownTeam } from '../rally/progress.ts';
import { teamSide } from '../side.ts';
import type { Lifecycle, RuleViolation } from '../sport.ts';
import { adjust } from './adjust.ts';
import { giveUp } from './default.ts';
import type { VolleyballEvent } from './events.ts';
import { challenge, noSet, substitute, takeTimeout } from './interruptions.ts';
import { redesignate, replaceLibero } from './libero.ts';
import { playRally, setCourts, startSet } from './play.ts';
import { lineUp } from './rotation.ts';
import { sanction } from './sanctions.ts';
import { rulesOf, type State } from './state.ts';

export type AppliedEvent = EffectiveEvent & (VolleyballEvent | Lifecycle);

/** Checks `event` against the Rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  switch (event.type) {
    case 'volleyball.toss': {
      const winner = teamSide(state, event.data.winner);
      return winner === null
        ? unknownTeam(event.data.winner)
        : { ...state, toss: { winner, choice: event.data.choice } };
    }
    case 'volleyball.lineup':
      return lineUp(state, event.data);
    case 'volleyball.set':
      return state.outcome === null ? startSet(state, event.data, event.at, event.override) : matchOver(rulesOf(state));
    case 'volleyball.rally':
      return playRally(state, event.data, event.at, event.override);
    case 'volleyball.replay':
      return playing(state) === null ? noSet() : state;
    case 'volleyball.substitution':
      return substitute(state, event.data, event.override);
    case 'volleyball.libero':
      return replaceLibero(state, event.data, event.override);
    case 'volleyball.redesignation':
      return redesignate(state, event.data, event.override);
    case 'volleyball.timeout':
      return takeTimeout(state, event.data, event.override);
    case 'volleyball.sanction':
      return sanction(state, event.data, event.at, event.override);
    case 'volleyball.challenge':
      return challenge(state, event.data, event.override);
    case 'volleyball.courts':
      return setCourts(state, event.data.left);
    case 'volleyball.default':
      return giveUp(state, event.data, event.at);
    case 'volleyball.adjust':
      return adjust(state, event.data, event.at, event.override);
    case 'match.ended':
    case 'match.abandoned':
      return state.outcome === null ? { ...state, outcome: { kind: 'no result' } } : state;
    default:
      return state;
  }
}
