import type { Measurement, Observation, Proposal } from '../sports/sport.ts';
import type { MatchFold } from './fold.ts';

/** An event that was scored up to so long before its measurement came is still meant: the device was slow. */
const SLOW_DEVICE_MS = 10_000;
/** So long after the measurement its event may be scored: the ball is bowled and played, and then the scorer presses. */
export const SCORED_WITHIN_MS = 30_000;
/** Events from the newest one back that are looked at. */
const LOOK_BACK = 20;

/**
 * The correction that adds a measurement to the event it belongs to: the first one of its types that was scored within 30 s
 * after it; else the last one before it, if that is no more than 10 s ago. Null: that event is not there (yet), or has
 * such a fact already.
 */
export function attachment(fold: MatchFold, observation: Observation): Proposal | null {
  const measured = fold.state?.game.measured(observation) ?? null;
  if (measured === null) return null;
  const events = fold.effective
    .slice(-LOOK_BACK)
    .filter(({ type, voided }) => !voided && measured.types.includes(type))
    // By the console's clock: a pad's own may be wrong.
    .map((event) => ({ event, after: (fold.find(event.id)?.recordedAt ?? event.at) - observation.at }));
  const found =
    events.find(({ after }) => after >= 0 && after <= SCORED_WITHIN_MS) ??
    events.findLast(({ after }) => after < 0 && after >= -SLOW_DEVICE_MS);
  if (found === undefined || !lacks(found.event.data, measured)) return null;
  const { id, data } = found.event;
  return { type: 'correction.amend', data: { target: id, data: { ...data, ...measured.facts } } };
}

/**
 * What the scorer may make of an observation now, the likeliest first: a fact of an event that is there, or the sport's
 * suggestions.
 */
export function proposalsFor(fold: MatchFold, observation: Observation): readonly Proposal[] {
  const { state } = fold;
  if (state === null || state.status === 'ended' || state.status === 'abandoned') return [];
  const attached = attachment(fold, observation);
  return [...(attached === null ? [] : [attached]), ...state.game.suggestions(observation)];
}

function lacks(data: Proposal['data'], { facts }: Measurement): boolean {
  return Object.keys(facts).every((key) => data[key] === undefined);
}
