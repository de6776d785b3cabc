import type { JsonObject } from '../json/json.ts';
import type { Comparison } from './compare.ts';
import type { EffectiveEvent } from './effective.ts';

/** A correction, or an event, that makes one log say at one place what the other one says. */
export interface Mending {
  readonly type: string;
  readonly data: JsonObject;
}

/**
 * What brings the log of `into` to the other scorer's word where they part: nothing of it is done before its consequence
 * has been seen. Two steps where an event of another kind takes the place of one; empty where there is nothing to do.
 * @param reason goes into the corrections
 */
export function mending(comparison: Comparison, into: 'main' | 'check', reason: string): readonly Mending[] {
  if (comparison.kind === 'agree') return [];
  if (comparison.kind === 'clock') {
    return [{ type: 'clock.set', data: { ms: into === 'main' ? comparison.check : comparison.main } }];
  }
  const { parting } = comparison;
  const [ours, theirs] = into === 'main' ? [parting.main, parting.check] : [parting.check, parting.main];
  const after = parting.after[into];
  if (theirs === null) return ours === null ? [] : [voiding(ours, reason)];
  if (ours === null) return [inserting(theirs, after, comparison.kind === 'behind', reason)];
  if (ours.type === theirs.type) {
    return [{ type: 'correction.amend', data: { target: ours.id, data: theirs.data, reason } }];
  }
  return [inserting(theirs, ours, false, reason), voiding(ours, reason)];
}

function voiding({ id }: EffectiveEvent, reason: string): Mending {
  return { type: 'correction.void', data: { target: id, reason } };
}

function inserting(event: EffectiveEvent, after: EffectiveEvent | null, atEnd: boolean, reason: string): Mending {
  const { type, data, at } = event;
  if (atEnd || after === null) return { type, data };
  return { type: 'correction.insert', data: { after: after.id, type, data, at, reason } };
}
