import { isInt, isText, isWord, listOf, nullOr, shape } from '#shared/client/guard.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { AlertKind, QuietHours, Subscriptions } from '#shared/wire/alerts.ts';

const isSubscriptions = shape(
  {
    user_id: isText,
    follows: listOf(
      shape(
        { name: isText, notify: listOf(isWord<AlertKind>) },
        { match_id: isText, sport: isText, team: isText, player: isText },
      ),
    ),
    devices: isInt,
    quiet_hours: nullOr(shape({ from: isText, to: isText, time_zone: isText })),
    locale: isWord<Locale>,
  },
  { token: isText },
);
const isKey = shape({ key: isText });

/** What a browser follows; `follows` of a match, a team or a player. */
export type Follow = Subscriptions['follows'][number];

/** One of them, by what it is. */
export type Named =
  | { readonly match_id: string }
  | { readonly sport: string; readonly team: string }
  | { readonly sport: string; readonly player: string };

export interface Change {
  readonly follow?: Named;
  readonly notify?: readonly AlertKind[];
  readonly push?: PushSubscriptionJSON;
  readonly quiet_hours?: QuietHours | null;
  readonly locale?: Locale;
}

/** Who this browser is to the relay. */
export interface Account {
  readonly user: string;
  /** Null until the relay knows it. */
  readonly token: string | null;
}

export type Shown = Subscriptions & { readonly token?: string | undefined };

/** Each rejects with an error when it did not work; `unknown-user`: the relay knows this browser no more. */
export const alertsApi = {
  async key(): Promise<string> {
    const body = await send('GET', '/v1/push/key', null, null);
    if (!isKey(body)) throw new Error('unreadable');
    return body.key;
  },
  async shown(account: Account): Promise<Shown> {
    return read(await send('GET', `/v1/subscriptions/${account.user}`, account, null));
  },
  async change(account: Account, { follow, ...more }: Change): Promise<Shown> {
    return read(await send('POST', '/v1/subscribe', account, { user_id: account.user, ...follow, ...more }));
  },
  async unfollow(account: Account, follow: Named): Promise<Shown> {
    return read(await send('DELETE', '/v1/subscribe', account, { user_id: account.user, ...follow }));
  },
  async forget(account: Account): Promise<void> {
    await send('DELETE', '/v1/subscribe', account, { user_id: account.user });
  },
};

function read(body: unknown): Shown {
  if (!isSubscriptions(body)) throw new Error('unreadable');
  return body;
}

async function send(method: string, path: string, account: Account | null, body: object | null): Promise<unknown> {
  const answer = await fetch(path, {
    method,
    cache: 'no-store',
    headers: {
      ...(body !== null && { 'content-type': 'application/json' }),
      ...(account !== null && account.token !== null && { authorization: `Subscriber ${account.token}` }),
    },
    ...(body !== null && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  });
  if (answer.status === 401) throw new UnknownUser();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.status === 204 ? null : answer.json();
}

/** The relay has no such user, or another one of that name. */
export class UnknownUser extends Error {}
