import * as z from 'zod';
import { MatchId } from '../match/event.ts';
import { Locale } from '../text/locale.ts';

/**
 * What alerts are about. `score`: what is big in a sport besides its goals and wickets; `period`: a period, set or
 * innings has ended; `correction`: the score is put under review or called unreliable. A correction of something that
 * was told goes to whoever was told it, whatever they chose.
 */
export const AlertKind = z.enum([
  'start',
  'wicket',
  'goal',
  'score',
  'milestone',
  'close',
  'period',
  'result',
  'correction',
]);
export type AlertKind = z.infer<typeof AlertKind>;

/** What `notify: true` means. */
export const DEFAULT_KINDS: readonly AlertKind[] = ['start', 'wicket', 'goal', 'milestone', 'close', 'result'];

/** Chosen by whoever subscribes: an account's name, or an id that a browser makes up for itself. */
export const UserId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.@:-]{0,127}$/, 'a user id has 1 to 128 letters, digits or any of "_.@:-"');

const Name = z.string().trim().min(1).max(80);
const SportId = z.string().regex(/^[a-z]{1,32}$/);

/** As browsers give it (`PushSubscription.toJSON()`); the keys are base64url, RFC 8291. */
export const WebPushTarget = z.object({
  endpoint: z.url().max(1024),
  keys: z.object({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/, 'it is a P-256 public key, 65 bytes in base64url'),
    auth: z.string().regex(/^[A-Za-z0-9_-]{22}(==)?$/, 'it is a secret of 16 bytes in base64url'),
  }),
});
export type WebPushTarget = z.infer<typeof WebPushTarget>;

/** A registration token of Firebase Cloud Messaging. */
export const FcmTarget = z.object({ fcm_token: z.string().regex(/^[A-Za-z0-9_:-]{16,512}$/) });

const Minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is HH:MM');

/** From `from` to `to` (through midnight where that is earlier) nothing rings; one summary follows afterwards. */
export const QuietHours = z.object({
  from: Minute,
  to: Minute,
  /** IANA name: "Asia/Kolkata". */
  time_zone: z.string().min(1).max(64).refine(isTimeZone, 'there is no such time zone'),
});
export type QuietHours = z.infer<typeof QuietHours>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const Notify = z.union([z.literal(true), z.array(AlertKind).min(1).max(AlertKind.options.length)]);

/** What is followed: a match, or a team or a player of a sport by the name that scoreboards show. */
const followed = {
  match_id: MatchId.optional(),
  sport: SportId.optional(),
  team: Name.optional(),
  player: Name.optional(),
} as const;

/** Body of `POST /subscribe`; everything but `user_id` may be left out, and is left as it was. */
export const Subscribe = z
  .object({
    user_id: UserId,
    ...followed,
    notify: Notify.optional(),
    push: z.union([WebPushTarget, FcmTarget]).optional(),
    /** Null: none. */
    quiet_hours: QuietHours.nullable().optional(),
    locale: Locale.optional(),
  })
  .refine((body) => isOneAtMost(body), 'follow one thing at a time: match_id, or team or player with their sport');
export type Subscribe = z.infer<typeof Subscribe>;

/** Body of `DELETE /subscribe`: what is no longer followed, or a push subscription; with neither the whole user goes. */
export const Unsubscribe = z
  .object({
    user_id: UserId,
    ...followed,
    push: z.union([WebPushTarget.pick({ endpoint: true }), FcmTarget]).optional(),
  })
  .refine((body) => isOneAtMost(body), 'name one thing at a time: match_id, or team or player with their sport');
export type Unsubscribe = z.infer<typeof Unsubscribe>;

interface Followed {
  readonly match_id?: string | undefined;
  readonly sport?: string | undefined;
  readonly team?: string | undefined;
  readonly player?: string | undefined;
}

function isOneAtMost({ match_id, sport, team, player }: Followed): boolean {
  const named = [match_id, team, player].filter((each) => each !== undefined).length;
  const needsSport = team !== undefined || player !== undefined;
  return named <= 1 && needsSport === (sport !== undefined);
}

/** Answer of `GET /subscriptions` and, with the token at the very first time, of `POST /subscribe`. */
export const Subscriptions = z.object({
  user_id: UserId,
  follows: z.array(
    z.object({
      match_id: MatchId.optional(),
      sport: SportId.optional(),
      team: z.string().optional(),
      player: z.string().optional(),
      /** For people: a match's title, once there is one. */
      name: z.string(),
      notify: z.array(AlertKind),
    }),
  ),
  /** How many devices alerts go to. */
  devices: z.int(),
  quiet_hours: QuietHours.nullable(),
  locale: Locale,
});
export type Subscriptions = z.infer<typeof Subscriptions>;

/** The token is told once; whoever has it may read and change what this user follows. */
export const Subscribed = Subscriptions.extend({ token: z.string().optional() });
export type Subscribed = z.infer<typeof Subscribed>;

export const PushKey = z.object({ key: z.string() });

/** What a push message says, encrypted for the browser (RFC 8291), and as `data` of an FCM message. */
export const PushMessage = z.object({
  /** The same for an alert and its corrections: the newer takes the older's place. */
  tag: z.string().max(200),
  title: z.string().max(200),
  body: z.string().max(1000),
  /** Where a click leads, a path of the relay's pages. */
  url: z.string().max(200),
  match: MatchId.nullable(),
  kind: AlertKind.or(z.literal('summary')),
  /** UTC ms. */
  at: z.int(),
});
export type PushMessage = z.infer<typeof PushMessage>;
