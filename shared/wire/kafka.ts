import * as z from 'zod';
import { Hash, Instant, MatchEvent, MatchId } from '../match/event.ts';
import { Scoreboard } from '../match/scoreboard.ts';

/** Records of the Kafka topics; each has its version in the header `schema`. Key: the match's id. */
export const KAFKA_SCHEMA = '1';
export const SCHEMA_HEADER = 'schema';

/** Every event of every match, in order for each match. At least once: drop what has a `seq` that you have. */
export const SCORES_TOPIC = 'match_scores';
/** The newest state of each match; compacted. */
export const SNAPSHOTS_TOPIC = 'match_snapshots';

/** A record of `match_scores`: one event of the log, with what it takes to store it again. */
export const ScoreRecord = z.object({
  sport: z.string().min(1).max(32),
  /** Who wrote the match's log when this was published: `console/ID`, `feed` or `nobody`. */
  writer: z.string().min(1).max(128),
  /** SHA-256 of the event (see protocol.md); the next event's `prev`. */
  hash: Hash,
  /** UTC ms when the relay stored it. */
  storedAt: Instant,
  /** It reached the relay late, after the console had been offline. */
  offline: z.boolean().optional(),
  event: MatchEvent,
});
export type ScoreRecord = z.infer<typeof ScoreRecord>;

/** A record of `match_snapshots`. A lower (term, seq) than one you have is old. */
export const SnapshotRecord = z.object({
  match: MatchId,
  term: z.int().min(0),
  seq: z.int().min(1),
  hash: Hash,
  scoreboard: Scoreboard,
});
export type SnapshotRecord = z.infer<typeof SnapshotRecord>;
