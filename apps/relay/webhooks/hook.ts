import type { CommentaryEntry } from '#shared/wire/live.ts';
import type { Webhook } from '#shared/wire/webhooks.ts';

/** A webhook with what nobody else may see. */
export interface Hook extends Webhook {
  readonly owner: string;
  readonly secret: string;
  readonly oldSecret: string | null;
  /** UTC ms. */
  readonly oldSecretUntil: number | null;
}

/** What a filter looks at. */
export interface Happening {
  readonly match: string;
  readonly sport: string;
  readonly type: string;
  readonly kind: CommentaryEntry['kind'] | undefined;
  readonly corrects: boolean;
}

export function followsMatch(hook: Hook, match: string): boolean {
  return hook.state === 'active' && (hook.matches.length === 0 || hook.matches.includes(match));
}

/** A correction goes to everybody who follows the match: it may change what they were sent. */
export function wants(hook: Hook, { match, sport, type, kind, corrects }: Happening): boolean {
  if (!followsMatch(hook, match)) return false;
  if (hook.sports.length > 0 && !hook.sports.includes(sport)) return false;
  if (corrects) return true;
  const fits = (pattern: string) => pattern === type || pattern === `${type.split('.')[0]}.*`;
  if (hook.types.length > 0 && !hook.types.some(fits)) return false;
  return hook.kinds.length === 0 || (kind !== undefined && hook.kinds.includes(kind));
}

/** What others may see. */
export function shown(hook: Hook): Webhook {
  const { owner: _, secret: __, oldSecret: ___, oldSecretUntil: ____, ...rest } = hook;
  return rest;
}
