import { impossible } from '../refusal.ts';
import { teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { momentOf } from './periods.ts';
import { admit, unknownTeam } from './players.ts';
import type { Format } from './setup.ts';
import type { Card, State } from './state.ts';
import { activeSuspensions } from './suspensions.ts';

/** `hockey.card` (Rule 14.1) */
export function book(before: State, data: DataOf<'hockey.card'>, fact: Fact): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  const { card, player = null, official = null, reason = null } = data;
  if (player !== null && official !== null) {
    return impossible('two-offenders', 'A card is for a player or for somebody on the bench.');
  }
  // Players are under the umpires' control before the match begins as well.
  const early = before.periods.length === 0 && data.minute === undefined;
  const moment = early
    ? { state: before, mark: { period: 1, minute: 0, played: 0, shootOut: false } }
    : momentOf(before, data, fact);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, fact.override);
  if (state instanceof RuleViolation) return state;
  const minutes = card === 'red' ? null : (data.minutes ?? minutesOf(state.format, card));
  const { mark } = moment;
  const entry: Card = { id: fact.id, side, card, player, official, minutes, reason, mark, cancelled: false };
  return { ...state, cards: [...state.cards, entry] };
}

/** How long a card suspends for where the umpire says no other. */
export function minutesOf({ greenMinutes, yellowMinutes }: Format, card: 'green' | 'yellow'): number {
  return card === 'green' ? greenMinutes : yellowMinutes;
}

/** `hockey.extension` (Rule 14.4). Nothing happens when nothing is served any more: the warning says so. */
export function extend(state: State, data: DataOf<'hockey.extension'>, { at }: Fact): State | RuleViolation {
  const side = teamSide(state, data.team);
  if (side === null) return unknownTeam(data.team);
  const card = activeSuspensions(state, side, at).find((each) => each.card.player === data.player)?.card;
  if (card === undefined || card.minutes === null) return state;
  const longer = { ...card, minutes: card.minutes + data.minutes };
  return { ...state, cards: state.cards.map((each) => (each === card ? longer : each)) };
}
