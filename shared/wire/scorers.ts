import * as z from 'zod';
import { ClientId, Instant, MatchId } from '../match/event.ts';

/**
 * Who scores a match; retained on `{match}/scorers`. With a live scorer, nobody else's drafts change the match: theirs
 * belong on `{match}/check`, their own record (see checks.ts).
 */
export const MatchScorers = z.object({
  match: MatchId,
  /** A pad, or the console's own id for its desk; null: whoever scores. */
  live: ClientId.nullable(),
  /** The others may add what changes nothing of the score: notes and flags. */
  remarks: z.boolean(),
  /** Since when, and by whose word; null: nobody was ever named. */
  since: Instant.nullable(),
  by: ClientId.nullable(),
});
export type MatchScorers = z.infer<typeof MatchScorers>;

/** Makes a scorer of the match the live one, at once; `remarks` stays as it is where it is left out. */
export const LiveRequest = z.object({ live: ClientId.nullable(), remarks: z.boolean().optional() });
export type LiveRequest = z.infer<typeof LiveRequest>;

/** A second scorer's log begins where the match stood at `at`, UTC ms by the pad's clock: when its first entry was made. */
export const CheckBeginning = z.object({ at: Instant.optional() });
