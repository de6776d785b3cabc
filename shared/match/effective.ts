import * as z from 'zod';
import type { JsonObject } from '../json/json.ts';
import { EventData, EventId, EventType, Instant, type MatchEvent, type Override, type Source } from './event.ts';

const Reason = z.string().max(500).optional();

/** So many ids that a void is still a draft of less than 64 kB. */
export const MAX_VOIDED_ALONG = 1000;

/** Corrections refer to earlier events and are events themselves: a void of a void restores. */
export const corrections = {
  /** `also`: events that go with the target, all or none (an innings that was started by mistake, and its balls). */
  'correction.void': z.strictObject({
    target: EventId,
    also: z.array(EventId).min(1).max(MAX_VOIDED_ALONG).optional(),
    reason: Reason,
  }),
  /** Replaces the target's data (whole, not merged) and, where given, its time. */
  'correction.amend': z.strictObject({ target: EventId, data: EventData, at: Instant.optional(), reason: Reason }),
  /** Puts an event that was missed right after `after` in the match's order; it is known by the correction's id. */
  'correction.insert': z.strictObject({
    after: EventId,
    type: EventType,
    data: EventData,
    at: Instant,
    reason: Reason,
  }),
} as const;

export type CorrectionType = keyof typeof corrections;

export function isCorrection(type: string): type is CorrectionType {
  return Object.hasOwn(corrections, type);
}

/** An event as the corrections have left it: what the fold sees. */
export interface EffectiveEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly at: number;
  readonly source: Source;
  readonly override?: Override;
  /** Place of arrival in the log; the place in the match's order is the index in the effective log. */
  readonly seq: number;
  /** Id of the newest correction that made this event what it is. */
  readonly correctedBy?: string;
  /** Voided events keep their place, so that the audit trail and later inserts have an anchor. */
  readonly voided: boolean;
}

/**
 * The effective log: corrections applied, in the order of the match. Pure, O(n). Several inserts after one anchor: the
 * newest stands nearest to the anchor.
 */
export function effectiveLog(log: readonly MatchEvent[]): EffectiveEvent[] {
  const { voidedBy, amends } = settle(log);

  const effective = (event: EffectiveEvent): EffectiveEvent => {
    const amend = amends.get(event.id);
    const voider = voidedBy.get(event.id);
    if (amend === undefined && voider === undefined) return event;
    const override = amend?.override ?? event.override;
    return {
      ...event,
      ...(amend && { data: amend.data, at: amend.at ?? event.at }),
      ...(override && { override }),
      correctedBy: voider ?? amend?.by ?? event.id,
      voided: voider !== undefined,
    };
  };

  const order: EffectiveEvent[] = [];
  const inserted = new Map<string, EffectiveEvent[]>();
  for (const event of log) {
    const correction = readCorrection(event);
    if (correction === null) {
      order.push(effective(plain(event)));
    } else if (correction.type === 'correction.insert') {
      const { after, type, data, at } = correction.data;
      const entry = effective({ ...plain(event), type, data, at, correctedBy: event.id });
      const group = inserted.get(after);
      if (group) group.push(entry);
      else inserted.set(after, [entry]);
    }
  }
  return inserted.size === 0 ? order : withInserts(order, inserted);
}

/** Is one of the events, which may be corrections themselves, taken back in this log? Pure, O(n). */
export function isAnyVoided(log: readonly MatchEvent[], ids: readonly string[]): boolean {
  const { voidedBy } = settle(log);
  return ids.some((id) => voidedBy.has(id));
}

/** All that a void takes back. */
export function voidTargets({
  target,
  also = [],
}: z.infer<(typeof corrections)['correction.void']>): readonly string[] {
  return [target, ...also];
}

/** Which events, corrections among them, are taken back in this log, and by which void. Pure, O(n). */
export function takenBack(log: readonly MatchEvent[]): ReadonlyMap<string, string> {
  return settle(log).voidedBy;
}

/** An event that no correction touches. */
export function plain(event: MatchEvent): EffectiveEvent {
  const { id, type, data, at, source, seq, override } = event;
  return override === undefined
    ? { id, type, data, at, source, seq, voided: false }
    : { id, type, data, at, source, override, seq, voided: false };
}

function withInserts(order: EffectiveEvent[], inserted: Map<string, EffectiveEvent[]>): EffectiveEvent[] {
  const out: EffectiveEvent[] = [];
  // An explicit stack: a chain of inserts may be as long as a match.
  const pending = order.toReversed();
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    out.push(entry);
    pending.push(...(inserted.get(entry.id) ?? []));
  }
  return out;
}

interface Amend {
  readonly by: string;
  readonly data: JsonObject;
  readonly at: number | undefined;
  readonly override?: Override;
}

/**
 * Which voids and amends count, by what they are about. A correction counts unless a later, counting void takes it
 * back; walking the log backwards decides each one when all that could void it is known.
 */
function settle(log: readonly MatchEvent[]): { voidedBy: Map<string, string>; amends: Map<string, Amend> } {
  const voidedBy = new Map<string, string>();
  const amends = new Map<string, Amend>();
  for (let i = log.length - 1; i >= 0; i--) {
    const event = log[i];
    if (event === undefined || voidedBy.has(event.id)) continue;
    const correction = readCorrection(event);
    if (correction?.type === 'correction.void') {
      for (const target of voidTargets(correction.data)) voidedBy.set(target, event.id);
    }
    if (correction?.type === 'correction.amend' && !amends.has(correction.data.target)) {
      const { target, data, at } = correction.data;
      amends.set(target, { by: event.id, data, at, ...(event.override && { override: event.override }) });
    }
  }
  return { voidedBy, amends };
}

type Correction = {
  [T in CorrectionType]: { readonly type: T; readonly data: z.infer<(typeof corrections)[T]> };
}[CorrectionType];

function readCorrection(event: MatchEvent): Correction | null {
  if (!isCorrection(event.type)) return null;
  switch (event.type) {
    case 'correction.void':
      return { type: event.type, data: corrections[event.type].parse(event.data) };
    case 'correction.amend':
      return { type: event.type, data: corrections[event.type].parse(event.data) };
    case 'correction.insert':
      return { type: event.type, data: corrections[event.type].parse(event.data) };
  }
}
