import type { Side } from '../side.ts';
import { type Card, latest, type State } from './state.ts';
import { lengthOf, playedAt, playedUntil } from './time.ts';

/** A card that keeps a player off the field, with the playing time that is left of it; null: the rest of the match. */
export interface Suspension {
  readonly card: Card;
  readonly left: number | null;
}

/**
 * A side's suspensions at an instant, the one that ends first in front. Only playing time counts (Rule 14.1). Who is
 * carded again while suspended costs the team no second player: the longer suspension counts.
 */
export function activeSuspensions(state: State, side: Side, at: number): readonly Suspension[] {
  const now = playedAt(state, at);
  const active = state.cards
    .filter((card) => card.side === side && counts(card))
    .map((card) => ({ card, left: leftAt(state, card, now) }))
    .filter(({ left }) => left === null || left > 0)
    .toSorted((a, b) => (a.left ?? Number.POSITIVE_INFINITY) - (b.left ?? Number.POSITIVE_INFINITY));
  return active.filter(
    ({ card }, index) => !active.slice(index + 1).some((later) => later.card.player === card.player),
  );
}

/** The card by which a player may not take part at an instant; null: there is none. */
export function isSuspended(state: State, side: Side, player: string, at: number): Card | null {
  return activeSuspensions(state, side, at).find(({ card }) => card.player === player)?.card ?? null;
}

/** Where the game clock stands when a suspension ends: in which period, and what it shows then (ms). */
export function endOf(state: State, { left }: Suspension, at: number): { period: number; ms: number } | null {
  const last = latest(state);
  if (left === null || last === null) return null;
  const length = lengthOf(state.format);
  const played = playedAt(state, at) + left - playedUntil(state, { period: last.period, played: 0 });
  if (!last.ended && played <= length) return { period: last.period, ms: length - played };
  // What is not served in this period is served in those to come.
  const rest = last.ended ? left : played - length;
  const whole = Math.max(0, Math.ceil(rest / length) - 1);
  return { period: last.period + 1 + whole, ms: length - (rest - whole * length) };
}

/** A suspended player's card in a shoot-out is for all of it: there is no playing time there. */
function leftAt(state: State, { minutes, mark }: Card, now: number): number | null {
  if (minutes === null || mark.shootOut) return null;
  return minutes * 60_000 - Math.max(0, now - playedUntil(state, mark));
}

/** A green card in the shoot-out is a warning and nothing else. */
function counts({ cancelled, player, card, mark }: Card): boolean {
  return !cancelled && player !== null && !(mark.shootOut && card === 'green');
}
