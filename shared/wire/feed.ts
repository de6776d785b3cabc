import * as z from 'zod';
import { Draft, EventData, MatchId } from '../match/event.ts';
import { Reply } from './mqtt.ts';

/**
 * Feed to relay, `Authorization: Bearer <feed key>`: a match that no console writes. The relay judges each draft as a
 * console would and is the match's writer. A draft sent again under its id is recognised.
 */
export const MAX_FEED_DRAFTS = 256;

const Drafts = z.array(Draft).min(1).max(MAX_FEED_DRAFTS);

/** Body of `POST /v1/matches/{id}/events`. */
export const FeedDrafts = z.union([Draft, Drafts]);

/** Body of `POST /update`, the short form: one of `event`, `events` and `score`. */
export const FeedUpdate = z.union([
  z.strictObject({ match_id: MatchId, event: Draft }),
  z.strictObject({ match_id: MatchId, events: Drafts }),
  /** The score as it stands, in the words of `GET /matches/live`: `{team, runs, wickets, overs}` in cricket. */
  z.strictObject({ match_id: MatchId, score: EventData }),
]);
export type FeedUpdate = z.infer<typeof FeedUpdate>;

/** One reply a draft, in the order sent; drafts after a refused one are judged all the same. */
export const FeedReplies = z.object({ match: MatchId, replies: z.array(Reply) });
export type FeedReplies = z.infer<typeof FeedReplies>;
