import type { Override } from '../../match/event.ts';
import { playing } from '../rally/part.ts';
import { matchOver, unknownTeam } from '../rally/progress.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, replaced, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { addPoint } from './play.ts';
import { playerIndex } from './service.ts';
import { rulesOf, type State } from './state.ts';

/**
 * Law 16.7: a side is warned once (yellow); a further or a flagrant breach is a fault (red), which is a point to the
 * other side, or, called between games, one that the next game begins with; black ends the match.
 */
export function showCard(
  state: State,
  { team, player, colour }: DataOf<'badminton.card'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  if (playerIndex(state, side, player) === 'unknown') {
    return impossible('unknown-player', `${player} does not play for ${state.setup.teams[side].name}.`);
  }
  const warned = state.cards.some((card) => card.side === side && card.colour === 'yellow');
  if (colour === 'yellow' && warned && !waived(override, 'warned-already')) {
    return against('warned-already', 'That side has been warned: a further breach is a fault (red).', 'Law 16.7.1.2');
  }
  const card = { side, player: player ?? null, colour, game: state.current?.number ?? 0 };
  const shown = { ...state, cards: [...state.cards, card] };
  if (colour === 'yellow') return shown;
  if (state.outcome !== null) return matchOver(rulesOf(state));
  const opponent = other(side);
  if (colour === 'black') return { ...shown, outcome: { kind: 'won', winner: opponent, by: 'disqualification' } };
  if (playing(state) !== null) return addPoint(shown, opponent, { how: 'card', strokes: null }, at);
  return { ...shown, owed: replaced(state.owed, opponent, state.owed[opponent] + 1) };
}
