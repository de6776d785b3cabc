import type { EffectiveEvent } from '../../match/effective.ts';
import type { Override } from '../../match/event.ts';
import { challenged } from '../rally/challenge.ts';
import { playing } from '../rally/part.ts';
import { matchOver, unknownTeam } from '../rally/progress.ts';
import { impossible } from '../refusal.ts';
import { other, replaced, teamName, teamSide } from '../side.ts';
import { type Lifecycle, RuleViolation } from '../sport.ts';
import { adjust } from './adjust.ts';
import type { BadmintonEvent, DataOf } from './events.ts';
import { showCard } from './misconduct.ts';
import { playRally, setEnds, startGame } from './play.ts';
import { playerIndex, withService } from './service.ts';
import { rulesOf, type State } from './state.ts';

export type AppliedEvent = EffectiveEvent & (BadmintonEvent | Lifecycle);

/** Checks `event` against the Laws and returns the state after it. Never throws, never mutates. */
export function apply(state: State, event: AppliedEvent): State | RuleViolation {
  switch (event.type) {
    case 'badminton.toss': {
      const winner = teamSide(state, event.data.winner);
      return winner === null
        ? unknownTeam(event.data.winner)
        : { ...state, toss: { winner, choice: event.data.choice } };
    }
    case 'badminton.game':
      return state.outcome === null
        ? startGame(state, event.data, event.at, event.override)
        : matchOver(rulesOf(state));
    case 'badminton.rally':
      return playRally(state, event.data, event.at, event.override);
    case 'badminton.let': {
      const game = playing(state);
      return game === null ? noGame() : { ...state, current: { ...game, lets: game.lets + 1 } };
    }
    case 'badminton.service':
      return correctService(state, event.data);
    case 'badminton.ends':
      return setEnds(state, event.data.left);
    case 'badminton.card':
      return showCard(state, event.data, event.at, event.override);
    case 'badminton.challenge':
      return challenge(state, event.data, event.override);
    case 'badminton.injury':
      return treat(state, event.data);
    case 'badminton.retirement':
      return concede(state, event.data.team, 'retirement');
    case 'badminton.walkover':
      return state.current === null
        ? concede(state, event.data.team, 'walkover')
        : impossible('has-begun', 'The match has begun: a side that stops now retires.');
    case 'badminton.adjust':
      return adjust(state, event.data, event.at, event.override);
    case 'match.ended':
    case 'match.abandoned':
      return state.outcome === null ? { ...state, outcome: { kind: 'no result' } } : state;
    default:
      return state;
  }
}

function correctService(state: State, data: DataOf<'badminton.service'>): State | RuleViolation {
  const game = playing(state);
  if (game === null) return noGame();
  const current = withService(state, game, data);
  return current instanceof RuleViolation ? current : { ...state, current };
}

/** A challenge under the Instant Review System: so many may fail in the match. */
function challenge(
  state: State,
  { team, outcome }: DataOf<'badminton.challenge'>,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  if (state.current === null) return noGame();
  const { challenges, format } = state;
  const failed = challenged(challenges[side], outcome, format.challenges, teamName(state, side), override);
  return failed instanceof RuleViolation ? failed : { ...state, challenges: replaced(challenges, side, failed) };
}

function treat(state: State, { team, player }: DataOf<'badminton.injury'>): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  if (playerIndex(state, side, player) !== 'unknown') return state;
  return impossible('unknown-player', `${player} does not play for ${teamName(state, side)}.`);
}

function concede(state: State, team: string, by: 'retirement' | 'walkover'): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  return state.outcome === null
    ? { ...state, outcome: { kind: 'won', winner: other(side), by } }
    : matchOver(rulesOf(state));
}

function noGame(): RuleViolation {
  return impossible('no-game', 'No game is being played.');
}
