import type { Server } from './service.ts';
import { isDoubles, type State, sideName } from './state.ts';

/** Who serves, by name: in doubles the player, else the side. */
export function serverName(state: State, { side, player }: Server): string {
  const partner = isDoubles(state) ? state.setup.teams[side].players[player] : undefined;
  return partner?.name ?? sideName(state, side);
}
