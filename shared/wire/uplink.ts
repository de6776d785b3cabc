import * as z from 'zod';
import { ClientId, Hash, MatchEvent, MatchId } from '../match/event.ts';
import { WireProblem } from './problem.ts';

/**
 * Console to relay: a WebSocket at `/v1/uplink`, subprotocol below, `Authorization: Bearer <uplink token>`.
 *
 * 1. console: `hello` with the matches it has; 2. relay: `welcome` with its last (term, seq, hash) of each;
 * 3. console: `events` from there, per match in order, several batches in flight, matches taking turns so that a long
 * backlog does not hold up a live match; 4. relay: cumulative `ack` after the Postgres commit, or `refused`.
 * A fork is named in `hello` like any other match, and is over once the relay's log is a beginning of the console's.
 */
export const UPLINK_PROTOCOL = 'scorewire.uplink.v1';
export const UPLINK_PATH = '/v1/uplink';
/** A batch holds at most this many events and is at most this many bytes of JSON. */
export const MAX_BATCH_EVENTS = 256;
export const MAX_BATCH_BYTES = 1024 * 1024;
/** Frames beyond this are refused by the relay's WebSocket server (one oversized event must still fit). */
export const MAX_UPLINK_FRAME = 2 * MAX_BATCH_BYTES;

export const LogHead = z.object({ match: MatchId, term: z.int().min(0), seq: z.int().min(0), hash: Hash });
export type LogHead = z.infer<typeof LogHead>;

export const UplinkUp = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('hello'),
    console: ClientId,
    name: z.string().max(60),
    matches: z.array(LogHead).max(10_000),
  }),
  /** A match created after `hello`: the relay answers with a `head` message. */
  z.object({ op: z.literal('open'), head: LogHead }),
  z.object({ op: z.literal('events'), match: MatchId, events: z.array(MatchEvent).min(1).max(MAX_BATCH_EVENTS) }),
  z.object({ op: z.literal('ping') }),
]);
export type UplinkUp = z.infer<typeof UplinkUp>;

/**
 * Codes of `refused`: `gap` (go on from `head.seq` + 1), `stale-term` and `not-writer` (another console has the match:
 * stop, keep the log as a fork), `broken-chain` (the logs differ at or before `head`: a fork), `invalid`.
 */
export const UplinkDown = z.discriminatedUnion('op', [
  z.object({ op: z.literal('welcome'), relay: z.string(), heads: z.array(LogHead) }),
  z.object({ op: z.literal('head'), head: LogHead }),
  /** Everything up to (term, seq) is committed. */
  z.object({ op: z.literal('ack'), match: MatchId, term: z.int(), seq: z.int() }),
  z.object({ op: z.literal('refused'), match: MatchId, head: LogHead, error: WireProblem }),
  z.object({ op: z.literal('error'), error: WireProblem }),
  z.object({ op: z.literal('pong') }),
]);
export type UplinkDown = z.infer<typeof UplinkDown>;
