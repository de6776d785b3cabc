import * as z from 'zod';
import { ClientId, Draft, Instant, MatchEvent, MatchId } from '../match/event.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { Reply, Role } from './mqtt.ts';
import { WireProblem } from './problem.ts';

/**
 * The console's API for its user interface: the same over IPC (Electron) and over a WebSocket at `/api` (kiosk mode;
 * session cookie from `POST /pair`). The user interface folds the log itself, with the same code as the core.
 */
export const CONSOLE_PROTOCOL = 'scorewire.console.v1';
export const CONSOLE_API_PATH = '/api';

export const ConsoleRequest = z.discriminatedUnion('op', [
  z.object({ op: z.literal('draft'), match: MatchId, draft: Draft }),
  /** Sends the match's whole log as `log` pushes and follows it; opening another match leaves this one. */
  z.object({ op: z.literal('open'), match: MatchId }),
  z.object({ op: z.literal('close') }),
  z.object({ op: z.literal('refused'), match: MatchId.optional(), limit: z.int().min(1).max(500).default(100) }),
  z.object({ op: z.literal('devices') }),
  /** `replaces`: who redeems the code takes that device's place, with its name; that one is revoked. */
  z.object({ op: z.literal('createPairingCode'), role: Role, replaces: ClientId.optional() }),
  z.object({ op: z.literal('revokeDevice'), id: ClientId }),
]);
export type ConsoleRequest = z.infer<typeof ConsoleRequest>;

export const RefusedDraft = z.object({
  n: z.int(),
  match: z.string().nullable(),
  id: z.string().nullable(),
  receivedAt: Instant,
  source: ClientId,
  /** The payload as it came, cut at 64 kB. */
  payload: z.string(),
  error: WireProblem,
});
export type RefusedDraft = z.infer<typeof RefusedDraft>;

export const Device = z.object({
  id: ClientId,
  name: z.string(),
  role: Role,
  createdAt: Instant,
  revokedAt: Instant.nullable(),
  /** Connected to the broker now. */
  online: z.boolean(),
  lastSeenAt: Instant.nullable(),
});
export type Device = z.infer<typeof Device>;

export const PairingCode = z.object({ code: z.string(), role: Role, expiresAt: Instant.nullable() });
export type PairingCode = z.infer<typeof PairingCode>;

/** Result of each request by its `op`. */
export const ConsoleResult = {
  draft: Reply,
  open: z.object({ term: z.int(), seq: z.int() }),
  close: z.object({}),
  refused: z.array(RefusedDraft),
  devices: z.array(Device),
  createPairingCode: PairingCode,
  revokeDevice: z.object({}),
} as const;
export type ConsoleResults = { [Op in keyof typeof ConsoleResult]: z.infer<(typeof ConsoleResult)[Op]> };

export const MatchSummary = z.object({
  match: MatchId,
  term: z.int(),
  seq: z.int(),
  scoreboard: Scoreboard,
  updatedAt: Instant,
  /** Last seq that the relay has stored. */
  ackedSeq: z.int(),
  /** Set when the relay refused the log: another console has the match. */
  fork: WireProblem.nullable(),
});
export type MatchSummary = z.infer<typeof MatchSummary>;

export const SyncState = z.object({
  link: z.enum(['off', 'connecting', 'online', 'refused']),
  relay: z.string().nullable(),
  /** Events that the relay has not confirmed. */
  backlog: z.int(),
  oldestUnsentAt: Instant.nullable(),
  lastAckAt: Instant.nullable(),
  /** Why the link is down, for people. */
  error: z.string().nullable(),
});
export type SyncState = z.infer<typeof SyncState>;

export const ConsolePush = z.discriminatedUnion('push', [
  /** First message on a connection. */
  z.object({
    push: z.literal('hello'),
    console: ClientId,
    name: z.string(),
    /** Id that this user's drafts carry as their source. */
    user: ClientId,
    /** Address of the fans' pages; null when there is no relay. */
    fanUrl: z.string().nullable(),
    mqttPort: z.int(),
  }),
  z.object({ push: z.literal('matches'), matches: z.array(MatchSummary) }),
  z.object({ push: z.literal('match'), summary: MatchSummary }),
  /** Part of the open match's log, in order; `more` while the backlog is being sent. */
  z.object({ push: z.literal('log'), match: MatchId, events: z.array(MatchEvent), more: z.boolean() }),
  z.object({ push: z.literal('sync'), sync: SyncState }),
  z.object({ push: z.literal('refused'), refused: RefusedDraft }),
]);
export type ConsolePush = z.infer<typeof ConsolePush>;

/** Frames on the wire: `id` pairs a request with its answer. */
export const ConsoleUp = z.object({ id: z.int().min(0), request: ConsoleRequest });
export const ConsoleDown = z.union([
  ConsolePush,
  z.object({ id: z.int(), ok: z.literal(true), result: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: WireProblem }),
]);
