import * as z from 'zod';
import { ClientId, EventId, Hash, Instant, MatchEvent, MatchId } from '../match/event.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { WireProblem } from './problem.ts';
import { PublicKey } from './proof.ts';

/**
 * Console to relay: a WebSocket at `/v1/uplink`, subprotocol below, `Authorization: Bearer <uplink token>`.
 *
 * 1. console: `hello` with the matches it has; 2. relay: `welcome` with its last (term, seq, hash) of each;
 * 3. console: `events` from there, per match in order, several batches in flight, matches taking turns so that a long
 * backlog does not hold up a live match; 4. relay: cumulative `ack` after the Postgres commit, or `refused`.
 * A fork is named in `hello` like any other match, and is over once the relay's log is a beginning of the console's.
 *
 * Hand-over: a console that `follow`s a match is sent the relay's log of it and what is added; `claim` makes it the
 * writer, in one transaction that raises the term. `release` lets a match go, so that another may claim it. What the
 * console before still holds it sends as `fork`; the relay offers that to the one who writes the match now.
 */
export const UPLINK_PROTOCOL = 'scorewire.uplink.v1';
export const UPLINK_PATH = '/v1/uplink';
/** A batch holds at most this many events and is at most this many bytes of JSON. */
export const MAX_BATCH_EVENTS = 256;
export const MAX_BATCH_BYTES = 1024 * 1024;
/** Frames beyond this are refused by the relay's WebSocket server (one oversized event must still fit). */
export const MAX_UPLINK_FRAME = 2 * MAX_BATCH_BYTES;

/** `term` is the fencing number under which the match is written now: the newest event's, or a later one. */
export const LogHead = z.object({ match: MatchId, term: z.int().min(0), seq: z.int().min(0), hash: Hash });
export type LogHead = z.infer<typeof LogHead>;

export const UplinkUp = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('hello'),
    console: ClientId,
    name: z.string().max(60),
    /** What the console signs its events with; absent: it signs nothing. */
    key: PublicKey.optional(),
    matches: z.array(LogHead).max(10_000),
  }),
  /** A match created after `hello`: the relay answers with a `head` message. */
  z.object({ op: z.literal('open'), head: LogHead }),
  /** `term` is the one that the console writes under; absent: that of the newest event. */
  z.object({
    op: z.literal('events'),
    match: MatchId,
    term: z.int().min(1).optional(),
    events: z.array(MatchEvent).min(1).max(MAX_BATCH_EVENTS),
  }),
  z.object({ op: z.literal('ping') }),
  z.object({ op: z.literal('list') }),
  /** `after` is where the console's copy ends; a relay that has another log there begins at the beginning. */
  z.object({ op: z.literal('follow'), match: MatchId, after: z.object({ seq: z.int().min(0), hash: Hash }) }),
  z.object({ op: z.literal('unfollow'), match: MatchId }),
  /** `term` is the one that the match is taken over from: of two consoles that claim at once, one wins. */
  z.object({ op: z.literal('claim'), match: MatchId, term: z.int().min(0) }),
  z.object({ op: z.literal('release'), match: MatchId, term: z.int().min(0) }),
  /** Events of the console's own log that the relay's log lacks. */
  z.object({ op: z.literal('fork'), match: MatchId, events: z.array(MatchEvent).min(1).max(MAX_BATCH_EVENTS) }),
  /** The writer does without these events of that console's fork. */
  z.object({
    op: z.literal('discard'),
    match: MatchId,
    console: ClientId,
    ids: z.array(EventId).min(1).max(MAX_BATCH_EVENTS),
    reason: z.string().min(1).max(500),
  }),
]);
export type UplinkUp = z.infer<typeof UplinkUp>;

/** The relay by name; `id` is that of its database, a restored backup has it too. */
export const RelayIdentity = z.object({ id: z.string(), name: z.string(), version: z.string() });
export type RelayIdentity = z.infer<typeof RelayIdentity>;

/** A match that the relay has, for a console that may follow it or take it over. */
export const RelayMatch = z.object({
  match: MatchId,
  term: z.int(),
  seq: z.int(),
  scoreboard: Scoreboard,
  updatedAt: Instant,
  /** Who writes it; null: it was let go and waits to be taken over. */
  console: z.object({ id: ClientId, name: z.string().nullable(), online: z.boolean() }).nullable(),
});
export type RelayMatch = z.infer<typeof RelayMatch>;

/**
 * Codes of `refused`: `gap` (go on from `head.seq` + 1), `stale-term` and `not-writer` (another console has the match:
 * stop, keep the log as a fork), `broken-chain` (the logs differ at or before `head`: a fork), `invalid`.
 */
export const UplinkDown = z.discriminatedUnion('op', [
  /** `now` (here and in `pong`) is the relay's clock, UTC ms. */
  z.object({ op: z.literal('welcome'), relay: RelayIdentity, now: Instant, heads: z.array(LogHead) }),
  z.object({ op: z.literal('head'), head: LogHead }),
  /** Everything up to (term, seq) is committed. */
  z.object({ op: z.literal('ack'), match: MatchId, term: z.int(), seq: z.int() }),
  z.object({ op: z.literal('refused'), match: MatchId, head: LogHead, error: WireProblem }),
  z.object({ op: z.literal('error'), error: WireProblem }),
  z.object({ op: z.literal('pong'), now: Instant }),
  z.object({ op: z.literal('listed'), matches: z.array(RelayMatch) }),
  /** The log after `from` follows as `log`, then whatever is added. */
  z.object({ op: z.literal('following'), match: MatchId, from: z.int().min(0), head: LogHead }),
  z.object({ op: z.literal('log'), match: MatchId, events: z.array(MatchEvent).min(1) }),
  /** The match is the console's, which is to write on after `head` under its term. */
  z.object({ op: z.literal('claimed'), match: MatchId, head: LogHead }),
  z.object({ op: z.literal('released'), match: MatchId, head: LogHead }),
  /** Codes: `no-match`, `stale-term` (another was quicker), `not-writer` (a feed's match, or not the console's). */
  z.object({
    op: z.literal('denied'),
    match: MatchId,
    request: z.enum(['follow', 'claim', 'release', 'discard']),
    head: LogHead,
    error: WireProblem,
  }),
  /** To the writer: what another console holds of its match that is not in the log; the same may come again. */
  z.object({ op: z.literal('fork'), match: MatchId, console: ClientId, events: z.array(MatchEvent).min(1) }),
  /** Answer to `fork`: these of the events are in the log by now; the others are kept and offered to the writer. */
  z.object({ op: z.literal('kept'), match: MatchId, known: z.array(EventId) }),
  /** To the console whose fork it was: the writer does without these events. */
  z.object({ op: z.literal('discarded'), match: MatchId, ids: z.array(EventId).min(1), reason: z.string() }),
  /** Sent out up to `seq`, and how many subscribers follow the match; at most a few times a second. */
  z.object({ op: z.literal('seen'), match: MatchId, seq: z.int(), fans: z.int() }),
]);
export type UplinkDown = z.infer<typeof UplinkDown>;
