import * as z from 'zod';
import { ClientId, EventData, EventId, Instant, MatchId } from '../match/event.ts';
import { WireProblem } from './problem.ts';

/** What became of an observation. */
export const ObservationOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  /** It is in the log as this event, by an operator's word or, where `by` is the device itself, by a rule. */
  z.object({ kind: z.literal('accepted'), event: EventId, by: ClientId }),
  z.object({ kind: z.literal('ignored'), by: ClientId }),
  /** A rule would have scored it and the desk would not; an operator still may. */
  z.object({ kind: z.literal('refused'), error: WireProblem }),
]);
export type ObservationOutcome = z.infer<typeof ObservationOutcome>;

/** What a device saw, as the console keeps it. */
export const StoredObservation = z.object({
  n: z.int(),
  match: MatchId,
  device: ClientId,
  kind: z.string(),
  /** When it happened, by the console's clock. */
  at: Instant,
  receivedAt: Instant,
  data: EventData,
  outcome: ObservationOutcome,
});
export type StoredObservation = z.infer<typeof StoredObservation>;

/**
 * What is done about observations of one kind in one match without asking. `propose`: nothing, the scorer is asked;
 * `attach`: what they measure goes to the event it belongs to; `accept`: the event is scored, where there is only one
 * that it can mean.
 */
export const ObservationRule = z.object({
  kind: z.string().min(1).max(64),
  action: z.enum(['propose', 'attach', 'accept']),
});
export type ObservationRule = z.infer<typeof ObservationRule>;

/** What a venue's scoreboard shows. */
export const BoardReading = z.object({
  device: ClientId,
  data: EventData,
  at: Instant,
  /** Since when it differs from the score. */
  since: Instant,
});
export type BoardReading = z.infer<typeof BoardReading>;
