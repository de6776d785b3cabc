import type { JsonObject } from '#shared/json/json.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import { proposalsFor, SCORED_WITHIN_MS } from '#shared/match/measured.ts';
import type { Proposal } from '#shared/sports/sport.ts';
import type { ObservationRule, StoredObservation } from '#shared/wire/inbox.ts';
import { terms } from '../fields/terms.ts';
import type { SportPad } from '../pads/pad.ts';
import { locale } from '../text/locale.ts';
import { inboxText as t } from './text.ts';

/** What was seen longer ago has nothing to do with what happens now: it stays in the list and asks no more. */
const FRESH_MS = 120_000;

/** An observation with what may be made of it now. */
export interface Offer {
  readonly observation: StoredObservation;
  readonly proposals: readonly Proposal[];
  /** A rule will add it to the next event by itself. */
  readonly waits: boolean;
}

export function isOpen({ outcome }: StoredObservation): boolean {
  return outcome.kind === 'open' || outcome.kind === 'refused';
}

export function offerOf(
  fold: MatchFold,
  observation: StoredObservation,
  rules: readonly ObservationRule[],
  now: number,
): Offer {
  const proposals = isOpen(observation) ? proposalsFor(fold, observation) : [];
  return { observation, proposals, waits: waitsForEvent(observation, rules, now) };
}

/** A rule adds it to the next event by itself. */
export function waitsForEvent(observation: StoredObservation, rules: readonly ObservationRule[], now: number): boolean {
  const attaches = rules.some(({ kind, action }) => kind === observation.kind && action === 'attach');
  return isOpen(observation) && attaches && now - observation.at < SCORED_WITHIN_MS;
}

/** What the scorer is asked about now, the newest first. */
export function asking(
  fold: MatchFold,
  observations: readonly StoredObservation[],
  rules: readonly ObservationRule[],
  now: number,
): readonly Offer[] {
  return observations
    .filter((one) => isOpen(one) && now - one.receivedAt < FRESH_MS)
    .map((one) => offerOf(fold, one, rules, now))
    .filter(({ proposals, waits }) => proposals.length > 0 && !waits);
}

/** "Ball speed: kmh 137" */
export function seen({ kind, data }: StoredObservation): string {
  const name = t.kinds.get(kind) ?? kind;
  const facts = factsOf(data);
  return facts === '' ? name : `${name}: ${facts}`;
}

/** What accepting a proposal says, as the timeline would. */
export function told(fold: MatchFold, pad: SportPad | undefined, { type, data }: Proposal): string {
  if (type === 'correction.amend') {
    const place = fold.effective.find(({ id }) => id === data.target);
    if (place === undefined || !isObject(data.data)) return type;
    const added = Object.entries(data.data).filter(([key]) => place.data[key] === undefined);
    const line = fold.around(place.id)?.before?.game.narrate(place, locale);
    return t.adds(factsOf(Object.fromEntries(added)), line?.text ?? place.type);
  }
  const event: EffectiveEvent = {
    id: '',
    type,
    data,
    at: 0,
    source: { kind: 'console', id: 'console' },
    seq: fold.log.length + 1,
    voided: false,
  };
  const { state } = fold;
  return state?.game.narrate(event, locale)?.text ?? pad?.describe(event, state) ?? type;
}

function factsOf({ at: _at, id: _id, ...facts }: JsonObject): string {
  return Object.entries(facts)
    .map(
      ([key, value]) =>
        `${t.facts.get(key) ?? terms.keys[key]?.toLowerCase() ?? key} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
    )
    .join(', ');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
