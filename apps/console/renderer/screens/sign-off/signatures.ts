import type { JsonObject } from '#shared/json/json.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import { lifecycle, type Signer } from '#shared/match/lifecycle.ts';

const Ended = lifecycle['match.ended'];

/** The event that ended the match, as it counts now, and who signed it; null: it has not ended. */
export function endOf(
  effective: readonly EffectiveEvent[],
): { readonly id: string; readonly data: JsonObject; readonly signedBy: readonly Signer[] } | null {
  const end = effective.findLast(({ type, voided }) => type === 'match.ended' && !voided);
  if (end === undefined) return null;
  return { id: end.id, data: end.data, signedBy: Ended.safeParse(end.data).data?.signedBy ?? [] };
}

/** Those with a name, in the order of the form; null: somebody is missing. */
export function signersOf(rows: readonly Signer[]): readonly { name: string; role: string }[] | null {
  const trimmed = rows.map(({ name, role }) => ({ name: name.trim(), role: role.trim() }));
  return trimmed.every(({ name, role }) => name !== '' && role !== '') ? trimmed : null;
}
