import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import * as z from 'zod';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import {
  AlertKind,
  DEFAULT_KINDS,
  QuietHours,
  type Subscriptions as Shown,
  type Subscribe,
  type Subscribed,
  type Unsubscribe,
} from '#shared/wire/alerts.ts';
import { unavailable } from '../store/unavailable.ts';
import { nameKey } from './audience.ts';

/** Of one user. */
const MAX_FOLLOWS = 200;
const MAX_DEVICES = 10;

/** Who asks: whoever knows the user's token, or a program that the operator trusts with all users. */
export type Asker = { readonly kind: 'token'; readonly token: string | null } | { readonly kind: 'trusted' };

const User = z.object({ tokenHash: z.instanceof(Buffer), locale: Locale, quietHours: QuietHours.nullable() });
type User = z.infer<typeof User>;
const Follow = z.object({
  what: z.enum(['match', 'team', 'player']),
  sport: z.string(),
  name: z.string(),
  title: z.string(),
  kinds: z.array(AlertKind),
});

/** Where push messages may go. @returns why not */
export type AddressCheck = (endpoint: string) => Problem | null;

/** Who follows what. Every method rejects with `store-unavailable` when the database is away. */
export class Subscriptions {
  readonly #pool: pg.Pool;
  readonly #check: AddressCheck;

  constructor(pool: pg.Pool, check: AddressCheck) {
    this.#pool = pool;
    this.#check = check;
  }

  /**
   * Adds to what a user follows. The first request of a user makes the user, and its answer alone has the token.
   * @throws ProblemError `not-your-user`, `bad-endpoint`, `too-many-follows`, `too-many-devices`
   */
  async subscribe(asker: Asker, body: Subscribe): Promise<Subscribed> {
    const { push } = body;
    const fault = push !== undefined && 'endpoint' in push ? this.#check(push.endpoint) : null;
    if (fault !== null) throw new ProblemError(fault);
    return this.#transact(async (client) => {
      const token = randomBytes(32).toString('base64url');
      const { rowCount } = await client.query(
        `insert into alert_users (user_id, token_hash, locale, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
        [body.user_id, hashed(token), DEFAULT_LOCALE, Date.now()],
      );
      const isNew = rowCount === 1;
      if (!isNew) await this.#mayAct(client, asker, body.user_id);
      await change(client, body);
      const shown = await show(client, body.user_id);
      return { ...shown, ...(isNew && { token }) };
    });
  }

  /** @throws ProblemError `not-your-user`, also where there is no such user */
  async unsubscribe(asker: Asker, body: Unsubscribe): Promise<Shown | null> {
    const { user_id, push } = body;
    const follow = followOf(body);
    return this.#transact(async (client) => {
      await this.#mayAct(client, asker, user_id);
      if (follow === null && push === undefined) {
        await client.query('delete from alert_users where user_id = $1', [user_id]);
        return null;
      }
      if (follow !== null) {
        await client.query('delete from alert_follows where user_id = $1 and what = $2 and sport = $3 and key = $4', [
          user_id,
          follow.what,
          follow.sport,
          follow.key,
        ]);
      }
      if (push !== undefined) {
        const address = 'endpoint' in push ? push.endpoint : push.fcm_token;
        await client.query('delete from alert_devices where user_id = $1 and address = $2', [user_id, address]);
      }
      return show(client, user_id);
    });
  }

  /** @throws ProblemError `not-your-user`, also where there is no such user */
  async of(asker: Asker, user: string): Promise<Shown> {
    return this.#transact(async (client) => {
      await this.#mayAct(client, asker, user);
      return show(client, user);
    });
  }

  /** A user that is not there is told from one that is somebody else's by nobody. */
  async #mayAct(client: pg.ClientBase, asker: Asker, user: string): Promise<void> {
    const known = await findUser(client, user);
    const token = asker.kind === 'token' ? (asker.token ?? '') : '';
    const holds = timingSafeEqual(hashed(token), known?.tokenHash ?? hashed(randomBytes(16).toString('hex')));
    if (known !== null && (asker.kind === 'trusted' || holds)) return;
    const message = `Send the token that the first POST /subscribe of user ${user} answered: Authorization: Subscriber TOKEN.`;
    throw new ProblemError(problem('not-your-user', message));
  }

  async #transact<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
    let broken = true;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      broken = false;
      return result;
    } catch (error) {
      throw error instanceof ProblemError ? error : unavailable(error);
    } finally {
      // Closing the connection rolls back, whatever happened.
      client.release(broken);
    }
  }
}

function hashed(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

async function findUser(client: pg.ClientBase, user: string): Promise<User | null> {
  const { rows } = await client.query(
    `select token_hash as "tokenHash", locale, quiet_hours as "quietHours" from alert_users where user_id = $1 for update`,
    [user],
  );
  return rows[0] === undefined ? null : User.parse(rows[0]);
}

async function change(client: pg.ClientBase, body: Subscribe): Promise<void> {
  const { user_id, notify, push, quiet_hours, locale } = body;
  if (locale !== undefined) {
    await client.query('update alert_users set locale = $2 where user_id = $1', [user_id, locale]);
  }
  if (quiet_hours !== undefined) {
    const json = quiet_hours === null ? null : JSON.stringify(quiet_hours);
    await client.query('update alert_users set quiet_hours = $2 where user_id = $1', [user_id, json]);
  }
  const follow = followOf(body);
  if (follow !== null) {
    const kinds = Array.isArray(notify) ? [...new Set(notify)] : DEFAULT_KINDS;
    const { what, sport, key, name } = follow;
    await client.query(
      `insert into alert_follows (user_id, what, sport, key, name, kinds, created_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (user_id, what, sport, key) do update set name = excluded.name,
         kinds = case when $8 then excluded.kinds else alert_follows.kinds end`,
      [user_id, what, sport, key, name, kinds, Date.now(), notify !== undefined],
    );
    await expectAtMost(client, 'alert_follows', user_id, MAX_FOLLOWS);
  }
  if (push !== undefined) {
    const keys = 'endpoint' in push ? push.keys : null;
    await client.query(
      `insert into alert_devices (user_id, kind, address, p256dh, auth, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (address) do update set user_id = excluded.user_id, p256dh = excluded.p256dh, auth = excluded.auth`,
      [
        user_id,
        'endpoint' in push ? 'web' : 'fcm',
        'endpoint' in push ? push.endpoint : push.fcm_token,
        keys?.p256dh.replaceAll('=', '') ?? null,
        keys?.auth.replaceAll('=', '') ?? null,
        Date.now(),
      ],
    );
    await expectAtMost(client, 'alert_devices', user_id, MAX_DEVICES);
  }
}

const TOO_MANY = {
  alert_follows: ['too-many-follows', `A user follows at most ${MAX_FOLLOWS} matches, teams and players.`],
  alert_devices: ['too-many-devices', `A user has at most ${MAX_DEVICES} devices; remove one (DELETE /subscribe).`],
} as const;

async function expectAtMost(
  client: pg.ClientBase,
  table: keyof typeof TOO_MANY,
  user: string,
  most: number,
): Promise<void> {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table} where user_id = $1`, [
    user,
  ]);
  const [code, message] = TOO_MANY[table];
  if ((rows[0]?.n ?? 0) > most) throw new ProblemError(problem(code, message));
}

interface FollowKey {
  readonly what: 'match' | 'team' | 'player';
  readonly sport: string;
  readonly key: string;
  readonly name: string;
}

function followOf({ match_id, sport = '', team, player }: Subscribe | Unsubscribe): FollowKey | null {
  if (match_id !== undefined) return { what: 'match', sport: '', key: match_id, name: match_id };
  const name = team ?? player;
  if (name === undefined) return null;
  return { what: team === undefined ? 'player' : 'team', sport, key: nameKey(name), name };
}

async function show(client: pg.ClientBase, user: string): Promise<Shown> {
  const { rows: follows } = await client.query(
    `select what, follows.sport, name, kinds, coalesce(title, name) as title
     from alert_follows follows left join matches on what = 'match' and match_id = key
     where user_id = $1 order by follows.created_at desc, key`,
    [user],
  );
  const { rows: devices } = await client.query<{ n: number }>(
    'select count(*)::int as n from alert_devices where user_id = $1',
    [user],
  );
  const known = await findUser(client, user);
  return {
    user_id: user,
    follows: z
      .array(Follow)
      .parse(follows)
      .map(({ what, sport, name, title, kinds: notify }) =>
        what === 'match' ? { match_id: name, name: title, notify } : { sport, [what]: name, name, notify },
      ),
    devices: devices[0]?.n ?? 0,
    quiet_hours: known?.quietHours ?? null,
    locale: known?.locale ?? DEFAULT_LOCALE,
  };
}
