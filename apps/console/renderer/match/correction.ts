import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { Draft } from '#shared/match/event.ts';

/** What the scorer wants to do about one event. */
export type Intent =
  | { readonly kind: 'void' }
  /** Takes the start of a period back with all that followed it. */
  | { readonly kind: 'unstart'; readonly also: readonly string[] }
  | { readonly kind: 'restore' }
  | { readonly kind: 'amend'; readonly data: JsonObject }
  | { readonly kind: 'insert'; readonly type: string; readonly data: JsonObject };

/** The correction as a draft; null when there is nothing to restore. */
export function correctionDraft(event: EffectiveEvent, intent: Intent, reason: string, now: number): Draft | null {
  const why = reason.trim() === '' ? {} : { reason: reason.trim() };
  const draft = (type: string, data: JsonObject): Draft => ({ id: uuidv7(), type, data: { ...data, ...why }, at: now });
  switch (intent.kind) {
    case 'void':
      return draft('correction.void', { target: event.id });
    case 'unstart':
      return draft('correction.void', { target: event.id, ...(intent.also.length > 0 && { also: [...intent.also] }) });
    case 'restore':
      // Voided by a correction that is itself voided: a void of a void restores.
      return event.voided && event.correctedBy !== undefined
        ? draft('correction.void', { target: event.correctedBy })
        : null;
    case 'amend':
      return draft('correction.amend', { target: event.id, data: intent.data });
    case 'insert':
      return draft('correction.insert', { after: event.id, type: intent.type, data: intent.data, at: event.at });
  }
}
