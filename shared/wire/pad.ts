import * as z from 'zod';
import { ClientId, MatchEvent, MatchId } from '../match/event.ts';
import { Role } from './mqtt.ts';

/**
 * What a pad in a browser asks of the console over HTTP, with its own key (`Authorization: Basic`, id and password from
 * `POST /pair`); all else it does by MQTT. Topics carry the newest event only, so the log before it is read here.
 */
export const PAD_PATH = '/pad';
export const PAD_SESSION_PATH = '/pad/session';
export const PAD_LOG_PATH = '/pad/log';
/** Those who score here, as a list of `Device`. */
export const PAD_PEOPLE_PATH = '/pad/people';
/** `POST`: a pairing code with which another device takes this one's place. */
export const PAD_MOVE_PATH = '/pad/move';

/** `POST`: checks a match as its second scorer (`CheckBeginning`); `DELETE`: no longer; `POST …/ignored`: leaves a difference. */
export const PAD_CHECK_PATH = '/pad/check';

/** `POST`: who is live hands that to another one (`LiveRequest`); an operator names whom they like. */
export const PAD_LIVE_PATH = '/pad/live';

export const PadSession = z.object({
  id: ClientId,
  role: Role,
  name: z.string(),
  console: z.object({ id: ClientId, name: z.string() }),
  /** Matches that this scorer checks: what is scored of them goes into a log of its own. */
  checks: z.array(MatchId),
});
export type PadSession = z.infer<typeof PadSession>;

/**
 * `GET /pad/log/{match}?after=`: the events after that seq, in order; empty for a match that is not there. With
 * `&check=1` the second scorer's own log.
 */
export const LogPage = z.object({
  match: MatchId,
  term: z.int().min(0),
  /** Where the log stands; `more`: the page ends before it. */
  seq: z.int().min(0),
  events: z.array(MatchEvent),
  more: z.boolean(),
});
export type LogPage = z.infer<typeof LogPage>;
