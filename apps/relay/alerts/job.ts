import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { Push } from './send/message.ts';

/** What the delivery queue keeps for alerts. */
export const Job = z.discriminatedUnion('op', [
  /** Tell an alert to some of those it concerns, from where `after` says; the next job goes on. */
  z.object({ op: z.literal('tell'), match: MatchId, event: z.string(), revision: z.int(), after: z.string() }),
  z.object({ op: z.literal('push'), device: z.string(), push: Push }),
  /** What was held back in a device's quiet hours. */
  z.object({ op: z.literal('summary'), device: z.string() }),
]);
export type Job = z.infer<typeof Job>;
