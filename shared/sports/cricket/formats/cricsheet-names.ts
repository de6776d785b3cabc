import { DismissalKind } from '../events.ts';
import { isWicket } from '../wicket.ts';

/** Our kinds of dismissal are Cricsheet's; null: one that neither knows. */
export function dismissalKind(kind: string): DismissalKind | null {
  const known = DismissalKind.safeParse(kind.trim().toLowerCase());
  return known.success ? known.data : null;
}

export function isWicketKind(kind: string): boolean {
  const known = dismissalKind(kind);
  return known !== null && isWicket(known);
}
