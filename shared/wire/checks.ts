import * as z from 'zod';
import { ClientId, EventData, EventId, EventType, Instant, MatchId } from '../match/event.ts';

/**
 * A second scorer's log compared with the real one. It is a fork: the real log up to where the second scorer began, and
 * from there that scorer's own events, drafts of `{match}/check`. Neither log is ever changed by the comparison.
 */
const ComparedEvent = z.object({ id: EventId, type: EventType, data: EventData, at: Instant });

/** Drafts that bring one log to the other's word where they part, and the score that they lead to. */
const Mend = z.object({ drafts: z.array(z.object({ type: EventType, data: EventData })), leads: z.string() });

export const CheckState = z.object({
  client: ClientId,
  /** The second scorer's name. */
  name: z.string(),
  /** `behind`: the same as far as both have scored. `clock`: the same events, and clocks over 2 s apart. */
  kind: z.enum(['agree', 'behind', 'apart', 'clock']),
  /** Scoreboards differ; else the same score by other facts. */
  score: z.boolean(),
  /** Who has scored less, and since when, UTC ms; null: nobody. */
  behind: z.object({ who: z.enum(['main', 'check']), events: z.int(), since: Instant }).nullable(),
  /** The scores, in a line. */
  main: z.string(),
  check: z.string(),
  /** Where they part first; null on a side: nothing there. `key` names the difference. */
  parting: z.object({ key: z.string(), main: ComparedEvent.nullable(), check: ComparedEvent.nullable() }).nullable(),
  mend: z.object({ main: Mend, check: Mend }).nullable(),
});
export type CheckState = z.infer<typeof CheckState>;

/** Retained on `{match}/checks`: every second scorer of the match. */
export const ChecksMessage = z.object({ match: MatchId, checks: z.array(CheckState) });
export type ChecksMessage = z.infer<typeof ChecksMessage>;

/** A difference that is left as it is; the reason is kept. */
export const IgnoreRequest = z.object({
  client: ClientId,
  key: z.string().max(200),
  reason: z.string().min(1).max(200),
});
export type IgnoreRequest = z.infer<typeof IgnoreRequest>;
