import type { Override } from '../../match/event.ts';
import { impossible } from '../refusal.ts';
import { teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { momentOf } from './periods.ts';
import { admit, isCautioned, unknownTeam } from './players.ts';
import type { Card, State } from './state.ts';

/** `football.card`. A second caution is a sending-off whether or not the scorer says so. */
export function book(
  before: State,
  id: string,
  data: DataOf<'football.card'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  if (data.player !== undefined && data.official !== undefined) {
    return impossible('two-offenders', 'A card is for a player or for an official.');
  }
  // Cards may be shown before the kick-off (Law 5.3).
  const period = data.period ?? (before.shootOut === null ? (before.periods.at(-1)?.period ?? 1) : 5);
  const early = before.periods.length === 0 && data.minute === undefined;
  const moment = early
    ? { state: before, mark: { period: 1, minute: 0, added: 0 } as const }
    : momentOf(before, { ...data, period }, at, override);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, override);
  if (state instanceof RuleViolation) return state;
  const { player = null, official = null, reason = null, card } = data;
  const entry: Card = { id, side, card, player, official, reason, mark: moment.mark, cancelled: false };
  return { ...state, cards: [...state.cards, entry] };
}

/** The card as it counts: a second caution of the same person is a second yellow. */
export function cardOf(state: State, data: DataOf<'football.card'>): Card['card'] {
  const side = teamSide(state, data.team);
  if (side === null || data.card !== 'yellow') return data.card;
  const offender = { player: data.player ?? null, official: data.official ?? null };
  const inShootOut = data.period === undefined ? state.shootOut !== null : data.period === 5;
  return isCautioned(state, side, offender, inShootOut) ? 'second yellow' : 'yellow';
}
