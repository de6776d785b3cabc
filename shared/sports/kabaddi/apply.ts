import type { EffectiveEvent } from '../../match/effective.ts';
import { periodClock, started } from '../clock.ts';
import { impossible } from '../refusal.ts';
import { teamSide } from '../side.ts';
import type { Lifecycle, RuleViolation } from '../sport.ts';
import { adjust, awardMatch } from './adjust.ts';
import { book, injury, review, substitute, technical, timeOut } from './conduct.ts';
import type { DataOf, KabaddiEvent } from './events.ts';
import { lineUp, strangers, unknownTeam } from './mat.ts';
import { end, holdClock, moveClock, start } from './periods.ts';
import { nextRaiders, raid } from './raid.ts';
import { settle } from './result.ts';
import { inPlay, type State } from './state.ts';
import { beginTieBreak } from './tiebreak.ts';

export type AppliedEvent = EffectiveEvent & (KabaddiEvent | Lifecycle);

/** Checks `event` against the rules and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  const { at, override } = event;
  switch (event.type) {
    case 'kabaddi.lineup': {
      const side = teamSide(state, event.data.team);
      return side === null ? unknownTeam(event.data.team) : lineUp(state, side, event.data.starting, override);
    }
    case 'kabaddi.toss': {
      const winner = teamSide(state, event.data.winner);
      if (winner === null) return unknownTeam(event.data.winner);
      return { ...state, toss: { winner, choice: event.data.choice } };
    }
    case 'kabaddi.start':
      return start(state, event.data, at, override);
    case 'kabaddi.end':
      return end(state, event.data, at);
    case 'kabaddi.raider':
      return setOut(state, event.data, event);
    case 'kabaddi.raid':
      return raid(state, event.data, at, override);
    case 'kabaddi.technical':
      return technical(state, event.data, at, override);
    case 'kabaddi.card':
      return book(state, event.data, at, override);
    case 'kabaddi.substitution':
      return substitute(state, event.data, at, override);
    case 'kabaddi.timeout':
      return timeOut(state, event.data, at, override);
    case 'kabaddi.review':
      return review(state, event.data, at, override);
    case 'kabaddi.injury':
      return injury(state, event.data, at, override);
    case 'kabaddi.tiebreak':
      return beginTieBreak(state, event.data, at, override);
    case 'kabaddi.adjust':
      return adjust(state, event.data, at, override);
    case 'kabaddi.award':
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
      return settle({ ...holdClock(state, true, at), raid: null, finish: 'ended' });
    case 'match.abandoned':
      return settle({ ...holdClock(state, true, at), raid: null, finish: 'abandoned' });
    default:
      return state;
  }
}

/** `kabaddi.raider`: the raid clock runs from here, to the end of the raid even beyond that of the half. */
function setOut(
  state: State,
  { team, raider }: DataOf<'kabaddi.raider'>,
  { at, override }: AppliedEvent,
): State | RuleViolation {
  const side = team === undefined ? nextRaiders(state) : teamSide(state, team);
  if (side === null) return team === undefined ? impossible('no-team', 'Say which side raids.') : unknownTeam(team);
  const violation = strangers(state, side, [raider], override);
  if (violation !== null) return violation;
  if (!inPlay(state) && state.tieBreak === null && state.golden === null) {
    return impossible('not-in-play', 'No half is in progress.');
  }
  const clock = started(periodClock('down', state.format.raidSeconds * 1000, at), at);
  return { ...state, raid: { side, raider: raider ?? null, clock } };
}
