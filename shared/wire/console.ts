import * as z from 'zod';
import { ClientId, Draft, EventData, EventId, Hash, Instant, MatchEvent, MatchId } from '../match/event.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { ChecksMessage, IgnoreRequest } from './checks.ts';
import { imageRequests, imageResults } from './images.ts';
import { BoardReading, ObservationRule, StoredObservation } from './inbox.ts';
import { Reply, Role } from './mqtt.ts';
import { outputRequests, outputResults } from './outputs.ts';
import { WireProblem } from './problem.ts';
import { LiveRequest, MatchScorers } from './scorers.ts';
import { RelayIdentity, RelayMatch } from './uplink.ts';

/**
 * The console's API for its user interface: the same over IPC (Electron) and over a WebSocket at `/api` (kiosk mode;
 * session cookie from `POST /pair`). The user interface folds the log itself, with the same code as the core.
 */
export const CONSOLE_PROTOCOL = 'scorewire.console.v1';
export const CONSOLE_API_PATH = '/api';

const TemplateName = z.string().min(1).max(80);

export const ConsoleRequest = z.discriminatedUnion('op', [
  /** `main`: from a pad that checks the match, for the match's own log all the same. */
  z.object({ op: z.literal('draft'), match: MatchId, draft: Draft, main: z.boolean().optional() }),
  /** Sends the match's whole log as `log` pushes and follows it; opening another match leaves this one. */
  z.object({ op: z.literal('open'), match: MatchId }),
  z.object({ op: z.literal('close') }),
  z.object({ op: z.literal('refused'), match: MatchId.optional(), limit: z.int().min(1).max(500).default(100) }),
  z.object({ op: z.literal('devices') }),
  /** `replaces`: who redeems the code takes that device's place, with its name; that one is revoked. */
  z.object({ op: z.literal('createPairingCode'), role: Role, replaces: ClientId.optional() }),
  z.object({ op: z.literal('revokeDevice'), id: ClientId }),
  /** Leaves a difference between the log and a second scorer's as it is. */
  IgnoreRequest.extend({ op: z.literal('ignoreCheck'), match: MatchId }),
  /** Deletes a practice match, and all that belongs to it. No other match is ever deleted. */
  z.object({ op: z.literal('removePractice'), match: MatchId }),
  /** A second scorer's own log of the match is over; it is kept. */
  z.object({ op: z.literal('endCheck'), match: MatchId, client: ClientId }),
  /** From now on that scorer's drafts count, and nobody else's. */
  LiveRequest.extend({ op: z.literal('setLive'), match: MatchId }),
  /** Who was live when, and by whose word; the newest first. */
  z.object({ op: z.literal('liveHistory'), match: MatchId }),
  /** Begins a backup of the journal now; how it goes is told by `health` pushes. */
  z.object({ op: z.literal('backup') }),
  /** Takes a problem off the screens that only has to be read; it goes by its code. */
  z.object({ op: z.literal('dismiss'), code: z.string().max(64) }),
  z.object({ op: z.literal('about') }),
  z.object({ op: z.literal('rename'), name: z.string().trim().min(1).max(60) }),
  /** The console's signature over the present head of a match's log. */
  z.object({ op: z.literal('signHead'), match: MatchId }),
  z.object({ op: z.literal('templates') }),
  /** Stores a set-up form under a name; one of that name and sport is replaced. */
  z.object({ op: z.literal('saveTemplate'), sport: z.string().max(32), name: TemplateName, form: EventData }),
  /** Matches at the relay that this console does not write. */
  z.object({ op: z.literal('relayMatches') }),
  /** Keeps a copy of a match that another console writes; a log of ours that differs becomes a fork. */
  z.object({ op: z.literal('followMatch'), match: MatchId }),
  /** From now on this console writes the match, and no other one; answered when it may. */
  z.object({ op: z.literal('takeOver'), match: MatchId }),
  /** Sends what is left to the relay and lets go of the match, for another console to take it over. */
  z.object({ op: z.literal('handOver'), match: MatchId }),
  z.object({ op: z.literal('forks'), match: MatchId }),
  /** Scores an event of a fork here, under its old id. */
  z.object({ op: z.literal('mergeForked'), match: MatchId, console: ClientId, id: EventId }),
  z.object({
    op: z.literal('discardForked'),
    match: MatchId,
    console: ClientId,
    ids: z.array(EventId).min(1).max(256),
    reason: z.string().min(1).max(500),
  }),
  z.object({ op: z.literal('deleteTemplate'), sport: z.string().max(32), name: TemplateName }),
  ...outputRequests,
  ...imageRequests,
  /** What devices saw of a match, the newest first. */
  z.object({ op: z.literal('observations'), match: MatchId, limit: z.int().min(1).max(200).default(100) }),
  /** Scores what is proposed about observation `n`, which is then settled. */
  z.object({ op: z.literal('acceptObservation'), match: MatchId, n: z.int(), draft: Draft }),
  z.object({ op: z.literal('ignoreObservation'), n: z.int() }),
  z.object({ op: z.literal('observationRules'), match: MatchId }),
  z.object({ op: z.literal('setObservationRule'), match: MatchId, rule: ObservationRule }),
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
  /** When its connection broke off; null while it is here, and once it has said goodbye. */
  lostAt: Instant.nullable(),
  /** Charge by its last word, 0 to 1; null: it never told, like the two below. */
  battery: z.number().nullable(),
  /** How far its clock is ahead of ours, ms. */
  skewMs: z.int().nullable(),
  firmware: z.string().nullable(),
});
export type Device = z.infer<typeof Device>;

/** Retained on `console/people`: the scorers who are here or lost, and how many screens the desk has open. */
export const PeopleMessage = z.object({ screens: z.int(), scorers: z.array(Device) });
export type PeopleMessage = z.infer<typeof PeopleMessage>;

export const PairingCode = z.object({ code: z.string(), role: Role, expiresAt: Instant.nullable() });
export type PairingCode = z.infer<typeof PairingCode>;

/** A set-up form that somebody keeps for the next match of the same competition. */
export const Template = z.object({
  sport: z.string(),
  name: TemplateName,
  /** As the screen has it; the screen checks it again. */
  form: EventData,
  updatedAt: Instant,
});
export type Template = z.infer<typeof Template>;

/** What a log ends with, and who vouches for it: Ed25519 (RFC 8032) over the 32 bytes of `hash`. */
export const SignedHead = z.object({
  match: MatchId,
  term: z.int(),
  seq: z.int(),
  /** Of the newest event, which names the one before: all of the log is signed. */
  hash: Hash,
  console: ClientId,
  algorithm: z.literal('Ed25519'),
  /** SPKI, PEM. */
  publicKey: z.string(),
  /** base64url */
  signature: z.string(),
});
export type SignedHead = z.infer<typeof SignedHead>;

export const ConsoleAbout = z.object({
  version: z.string(),
  console: ClientId,
  /** Fingerprint of the key that it signs with. */
  key: z.string(),
  /** Folder of the console's own files. */
  dataDir: z.string(),
  backupDir: z.string(),
  /** The name comes with the console's settings and cannot be changed from a screen. */
  isNameGiven: z.boolean(),
});
export type ConsoleAbout = z.infer<typeof ConsoleAbout>;

/** Something that is wrong with the console, for every screen. */
export const HealthProblem = z.object({
  code: z.string(),
  message: z.string(),
  /** `bad`: it cannot save. `warn`: it saves, and somebody should know. */
  level: z.enum(['bad', 'warn']),
  /** It goes by `dismiss`, not by itself. */
  dismissable: z.boolean(),
});
export type HealthProblem = z.infer<typeof HealthProblem>;

export const Backup = z.object({
  file: z.string(),
  at: Instant,
  bytes: z.int(),
});
export type Backup = z.infer<typeof Backup>;

export const ConsoleHealth = z.object({
  problems: z.array(HealthProblem),
  backup: z.object({
    running: z.boolean(),
    /** Newest one that was read back and found whole; null: none. */
    last: Backup.nullable(),
    /** Minutes between two; 0: only by hand. */
    every: z.number(),
  }),
  /** Of the disk with the journal; null where the system does not tell. */
  disk: z.object({ free: z.number(), total: z.number() }).nullable(),
});
export type ConsoleHealth = z.infer<typeof ConsoleHealth>;

/** An event that was scored at a console which no longer had the match. */
export const ForkedEvent = z.object({
  console: ClientId,
  event: MatchEvent,
  state: z.enum(['open', 'merged', 'discarded']),
  /** Why it was discarded. */
  reason: z.string().nullable(),
});
export type ForkedEvent = z.infer<typeof ForkedEvent>;

/** Result of each request by its `op`. */
export const ConsoleResult = {
  draft: Reply,
  open: z.object({ term: z.int(), seq: z.int() }),
  close: z.object({}),
  refused: z.array(RefusedDraft),
  devices: z.array(Device),
  createPairingCode: PairingCode,
  revokeDevice: z.object({}),
  ignoreCheck: z.object({}),
  removePractice: z.object({}),
  endCheck: z.object({}),
  setLive: MatchScorers,
  liveHistory: z.array(MatchScorers),
  backup: z.object({}),
  dismiss: z.object({}),
  about: ConsoleAbout,
  rename: z.object({}),
  signHead: SignedHead,
  templates: z.array(Template),
  saveTemplate: z.object({}),
  deleteTemplate: z.object({}),
  relayMatches: z.array(RelayMatch),
  followMatch: z.object({}),
  takeOver: z.object({ term: z.int(), seq: z.int() }),
  handOver: z.object({}),
  forks: z.array(ForkedEvent),
  mergeForked: Reply,
  discardForked: z.object({}),
  ...outputResults,
  ...imageResults,
  observations: z.array(StoredObservation),
  acceptObservation: Reply,
  ignoreObservation: z.object({}),
  observationRules: z.array(ObservationRule),
  setObservationRule: z.array(ObservationRule),
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
  /** `follower`: another console writes it and this is a copy. `releasing`: on its way to another console. */
  role: z.enum(['owner', 'follower', 'releasing']),
  /** Events of forks of this match that wait for a decision. */
  forked: z.int(),
  /**
   * Up to where the relay has sent it out, up to where that reached somebody, and how many follow it now; null: not
   * known on this connection.
   */
  seen: z.object({ seq: z.int(), reached: z.int(), fans: z.int() }).nullable(),
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
  /** What the relay says of itself; null before it was reached. */
  identity: RelayIdentity.nullable(),
  /** How far the relay's clock is ahead of this console's, ms; null: not measured. */
  skew: z.int().nullable(),
});
export type SyncState = z.infer<typeof SyncState>;

export const ConsolePush = z.discriminatedUnion('push', [
  /** First message on a connection; again when the console gets another name. */
  z.object({
    push: z.literal('hello'),
    console: ClientId,
    name: z.string(),
    /** Id that this user's drafts carry as their source. */
    user: ClientId,
    /** As whom this user is live: the console's own id at its desk. */
    scorer: ClientId,
    /** Address of the fans' pages; null when there is no relay. */
    fanUrl: z.string().nullable(),
    mqttPort: z.int(),
    /** Addresses of this console for others in its network; empty when it listens to its own machine only. */
    addresses: z.array(z.string()),
  }),
  z.object({ push: z.literal('matches'), matches: z.array(MatchSummary) }),
  z.object({ push: z.literal('match'), summary: MatchSummary }),
  /** A practice match that was deleted. */
  z.object({ push: z.literal('removed'), match: MatchId }),
  /** Part of the open match's log, in order; `more` while the backlog is being sent. */
  z.object({
    push: z.literal('log'),
    match: MatchId,
    events: z.array(MatchEvent),
    more: z.boolean(),
    /** The log was replaced: what was sent before no longer counts. */
    restart: z.literal(true).optional(),
  }),
  z.object({ push: z.literal('sync'), sync: SyncState }),
  /** The second scorers of a match, and how their logs compare with it. */
  ChecksMessage.extend({ push: z.literal('checks') }),
  MatchScorers.extend({ push: z.literal('scorers') }),
  /** To pads, by their own transport. */
  PeopleMessage.extend({ push: z.literal('people') }),
  z.object({ push: z.literal('refused'), refused: RefusedDraft }),
  z.object({ push: z.literal('health'), health: ConsoleHealth }),
  /** New, or something became of it; of the open match only. */
  z.object({ push: z.literal('observation'), observation: StoredObservation }),
  /** The readings of the open match's scoreboards that contradict the score for so long that it is flagged. */
  z.object({ push: z.literal('boards'), match: MatchId, disagree: z.array(BoardReading) }),
  z.object({ push: z.literal('device'), device: Device }),
]);
export type ConsolePush = z.infer<typeof ConsolePush>;

/** Frames on the wire: `id` pairs a request with its answer. */
export const ConsoleUp = z.object({ id: z.int().min(0), request: ConsoleRequest });
export const ConsoleDown = z.union([
  ConsolePush,
  z.object({ id: z.int(), ok: z.literal(true), result: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: WireProblem }),
]);
