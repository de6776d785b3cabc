import * as z from 'zod';
import { MatchEvent, MatchId } from '../match/event.ts';
import { EventState } from '../match/event-state.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { LocaleTag } from '../text/locale.ts';

/** Relay to fans: a WebSocket at `/v1/live` (alias `/ws`), subprotocol below. */
export const LIVE_PROTOCOL = 'scorewire.v1';
export const LIVE_PATH = '/v1/live';
/** A client's messages are tiny. */
export const MAX_LIVE_REQUEST = 4 * 1024;
/** A subscriber that missed more events than this gets a fresh snapshot instead. */
export const MAX_REPLAY = 500;

/** Where a client stands in a match's log. */
export const Position = z.object({ term: z.int().min(0), seq: z.int().min(0) });
export type Position = z.infer<typeof Position>;

/** `score`: instead of `event` messages `score` ones, and those only when the scoreboard changes. */
export const LiveView = z.enum(['full', 'score']);
export type LiveView = z.infer<typeof LiveView>;

export const LiveUp = z.discriminatedUnion('op', [
  /**
   * With `after` the client gets what it missed; `{term: 0, seq: 0}` asks for the log from its beginning. `locale`: of the
   * texts of scoreboards and commentary; one that is not known, and none, is English.
   */
  z.object({
    op: z.literal('subscribe'),
    match: MatchId,
    after: Position.optional(),
    view: LiveView.optional(),
    locale: LocaleTag.optional(),
  }),
  z.object({ op: z.literal('unsubscribe'), match: MatchId }),
  z.object({ op: z.literal('ping') }),
]);
export type LiveUp = z.infer<typeof LiveUp>;

export const CommentaryEntry = z.object({
  /** Id and arrival of the event it tells of. */
  id: z.string(),
  seq: z.int(),
  at: z.int(),
  mark: z.string(),
  kind: z.enum(['play', 'boundary', 'score', 'wicket', 'card', 'milestone', 'period', 'result', 'note']),
  text: z.string(),
  badge: z.string().optional(),
  /** The part of the match it was in: "2nd innings", "Set 3". */
  period: z.string().optional(),
  /** A correction touched this event. */
  corrected: z.boolean().optional(),
  /** Of that event; a relay that is older does not say. In live messages it is the message's own `state`. */
  state: EventState.optional(),
});
export type CommentaryEntry = z.infer<typeof CommentaryEntry>;

export const LiveDown = z.discriminatedUnion('op', [
  /**
   * The whole scoreboard at (term, seq), with the state of that event; events that follow continue at seq + 1. `fans` as in
   * `presence`; a relay that is older does not say.
   */
  z.object({
    op: z.literal('snapshot'),
    match: MatchId,
    term: z.int(),
    seq: z.int(),
    scoreboard: Scoreboard,
    state: EventState.optional(),
    fans: z.int().min(0).optional(),
  }),
  /**
   * One event of the log, each exactly once and in order. `scoreboard` has the fields that changed; `commentary` is
   * absent when there is nothing to say. `state` is the event's as it arrived. `corrects`: earlier commentary and cards changed too, fetch them again.
   */
  z.object({
    op: z.literal('event'),
    match: MatchId,
    term: z.int(),
    seq: z.int(),
    event: MatchEvent,
    scoreboard: Scoreboard.partial(),
    commentary: CommentaryEntry.optional(),
    state: EventState.optional(),
    corrects: z.literal(true).optional(),
  }),
  /** The client is too far behind to be replayed; a snapshot at `seq` follows and events before it are to be fetched. */
  z.object({ op: z.literal('gap'), match: MatchId, after: Position, seq: z.int() }),
  z.object({ op: z.literal('end'), match: MatchId }),
  /**
   * How many follow the match at this relay, by whatever protocol: told to `full` views, at once to those who go on with
   * `after`, else every 5 s at most and only when it has changed; a change of less than 2 % waits for up to a minute.
   */
  z.object({ op: z.literal('presence'), match: MatchId, fans: z.int().min(0) }),
  z.object({ op: z.literal('pong') }),
  /**
   * `no-match`: the subscription stands, and the match's events come once there are any. Names cost nothing to invent,
   * so a connection waits for 4 such matches and a relay for 1,024. `unavailable`: the subscription is not kept, ask again
   * later (said beyond those bounds too, and when the match cannot be read just now).
   */
  z.object({ op: z.literal('error'), match: MatchId.optional(), code: z.string(), message: z.string() }),
]);
export type LiveDown = z.infer<typeof LiveDown>;

/** In place of `event` for those who follow the score only: the fields that changed, at (term, seq). */
export const LiveScore = z.object({
  op: z.literal('score'),
  match: MatchId,
  term: z.int(),
  seq: z.int(),
  scoreboard: Scoreboard.partial(),
  corrects: z.literal(true).optional(),
});
export type LiveScore = z.infer<typeof LiveScore>;

/** Close codes: 4000 to 4499 come back later, 4500 and up: do not. */
export const LiveClose = {
  shuttingDown: 4000,
  slow: 4008,
  badRequest: 4500,
  tooMany: 4529,
} as const;
