import * as z from 'zod';
import { ClientId, EventId, Hash, MatchId } from '../match/event.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { WireProblem, WireWarning } from './problem.ts';

/**
 * Topics of the venue broker (MQTT 3.1.1). What a client may do with them depends on its role:
 *
 * | topic | written by | QoS, retained | payload |
 * |---|---|---|---|
 * | `{match}/draft` | scorers | 1 or 2 | `Draft` |
 * | `{match}/check` | second scorers | 1 or 2 | `Draft`, for their own log; see checks.ts |
 * | `{match}/check/{client}` | console | 1, retained | newest `MatchEvent` of that second scorer's log |
 * | `{match}/checks` | console | 1, retained | `ChecksMessage` |
 * | `{match}/scorers` | console | 1, retained | `MatchScorers`, see scorers.ts |
 * | `{match}/reply/{client}` | console | 0 | `Reply` |
 * | `{match}/observation/{device}/{kind}` | that device | 0 to 2 | any JSON object |
 * | `{match}/scoreboard` | console | 1, retained | `BoardMessage` |
 * | `{match}/state` | console | 1, retained | `StateMessage` |
 * | `{match}/event` | console | 1, retained | `MatchEvent` |
 * | `device/{id}/status` | that device (also its will) | 1, retained | `Presence` |
 * | `console/status` | console | 1, retained | `Presence` |
 * | `console/people` | console | 1, retained | `PeopleMessage`, see console.ts |
 */
const ROOT = 'scorewire/v1';

export const topics = {
  draft: (match: string) => `${ROOT}/${match}/draft`,
  check: (match: string) => `${ROOT}/${match}/check`,
  checkEvent: (match: string, client: string) => `${ROOT}/${match}/check/${client}`,
  checks: (match: string) => `${ROOT}/${match}/checks`,
  scorers: (match: string) => `${ROOT}/${match}/scorers`,
  reply: (match: string, client: string) => `${ROOT}/${match}/reply/${client}`,
  observation: (match: string, device: string, kind: string) => `${ROOT}/${match}/observation/${device}/${kind}`,
  scoreboard: (match: string) => `${ROOT}/${match}/scoreboard`,
  state: (match: string) => `${ROOT}/${match}/state`,
  event: (match: string) => `${ROOT}/${match}/event`,
  deviceStatus: (id: string) => `${ROOT}/device/${id}/status`,
  consoleStatus: `${ROOT}/console/status`,
  people: `${ROOT}/console/people`,
} as const;

export type Topic =
  | {
      readonly kind: 'draft' | 'scoreboard' | 'state' | 'event' | 'check' | 'checks' | 'scorers';
      readonly match: string;
    }
  | { readonly kind: 'reply' | 'checkEvent'; readonly match: string; readonly client: string }
  | { readonly kind: 'observation'; readonly match: string; readonly device: string; readonly name: string }
  | { readonly kind: 'deviceStatus'; readonly device: string }
  | { readonly kind: 'consoleStatus' | 'people' };

/**
 * A concrete topic, or a filter whose `{match}` level may be `+` (then `match` is "+"); null for all else.
 * `device` and `console` are reserved and no match ids here.
 */
export function parseTopic(topic: string): Topic | null {
  const levels = topic.split('/');
  if (levels[0] !== 'scorewire' || levels[1] !== 'v1') return null;
  const [, , first = '', second = '', third = '', fourth = ''] = levels;
  if (first === 'console' && levels.length === 4) {
    return second === 'status' ? { kind: 'consoleStatus' } : second === 'people' ? { kind: 'people' } : null;
  }
  if (first === 'device') {
    return levels.length === 5 && third === 'status' && named(second) ? { kind: 'deviceStatus', device: second } : null;
  }
  if (!named(first)) return null;
  if (levels.length === 4) {
    switch (second) {
      case 'draft':
      case 'scoreboard':
      case 'state':
      case 'event':
      case 'check':
      case 'checks':
      case 'scorers':
        return { kind: second, match: first };
      default:
        return null;
    }
  }
  if (levels.length === 5 && second === 'check' && named(third)) {
    return { kind: 'checkEvent', match: first, client: third };
  }
  if (levels.length === 5 && second === 'reply' && named(third)) return { kind: 'reply', match: first, client: third };
  if (levels.length === 6 && second === 'observation' && named(third) && named(fourth)) {
    return { kind: 'observation', match: first, device: third, name: fourth };
  }
  return null;
}

function named(level: string): boolean {
  return level === '+' || MatchId.safeParse(level).success;
}

/** The console's word on one draft. `id` is null when the payload was too broken to have one. */
export const Reply = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('accepted'),
    id: EventId,
    term: z.int(),
    seq: z.int(),
    warnings: z.array(WireWarning).default([]),
  }),
  /** The same draft was accepted before: sent again after a lost connection, say. */
  z.object({ status: z.literal('duplicate'), id: EventId, term: z.int(), seq: z.int() }),
  z.object({ status: z.literal('refused'), id: z.string().max(64).nullable(), error: WireProblem }),
]);
export type Reply = z.infer<typeof Reply>;

export const BoardMessage = z.object({ term: z.int(), seq: z.int(), scoreboard: Scoreboard });
export type BoardMessage = z.infer<typeof BoardMessage>;

/** Where the log stands. `last`: newest accepted draft of each sender, so that a sender can go on where it was. */
export const StateMessage = z.object({
  match: MatchId,
  term: z.int(),
  seq: z.int(),
  head: Hash,
  last: z.record(ClientId, EventId),
});
export type StateMessage = z.infer<typeof StateMessage>;

/** Retained; a client sets `{"state":"offline"}` as its will. */
export const Presence = z.object({
  state: z.enum(['online', 'offline']),
  /** Battery charge, 0 to 1. */
  battery: z.number().min(0).max(1).optional(),
  /** The client's clock, UTC ms, to tell its skew. */
  at: z.int().optional(),
  firmware: z.string().max(60).optional(),
});
export type Presence = z.infer<typeof Presence>;

/**
 * Answer to `POST /pair`: what a client needs to speak MQTT to this console. For further connections of its own, a
 * client adds a suffix to the client id ("scorer-0x3k9q2m-display").
 */
export const Credentials = z.object({
  id: ClientId,
  role: z.enum(['operator', 'scorer', 'device', 'board']),
  username: z.string(),
  password: z.string(),
  clientId: z.string(),
  mqttPort: z.int(),
});
export type Credentials = z.infer<typeof Credentials>;

export const Role = Credentials.shape.role;
export type Role = z.infer<typeof Role>;

export const PairRequest = z.object({
  code: z.string().min(4).max(20),
  name: z.string().min(1).max(60),
  role: Role.default('scorer'),
});
export type PairRequest = z.infer<typeof PairRequest>;
