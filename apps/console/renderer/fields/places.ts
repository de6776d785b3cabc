import type { Json } from '#shared/json/json.ts';

/**
 * The order with `player` in this place ("": nobody). Who stands in another one comes there by rotation, with all others
 * around; who stands in none takes the place.
 */
export function withInPlace(standing: readonly Json[], place: number, player: string, places: number): readonly Json[] {
  const now = Array.from({ length: places }, (_, i) => standing[i] ?? '');
  const found = player === '' ? -1 : now.indexOf(player);
  if (found < 0) return emptied(now.with(place, player));
  const turn = found - place + places;
  return now.map((_, i) => now[(i + turn) % places] ?? '');
}

/** Nobody in any place: the order is not known. */
function emptied(standing: readonly Json[]): readonly Json[] {
  return standing.every((player) => player === '') ? [] : standing;
}
