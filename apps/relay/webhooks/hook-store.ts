import type pg from 'pg';
import * as z from 'zod';
import { NewWebhook } from '#shared/wire/webhooks.ts';
import { unavailable } from '../store/unavailable.ts';
import type { Hook } from './hook.ts';

const Filter = NewWebhook.pick({ matches: true, sports: true, types: true, kinds: true });
const Row = z.object({
  id: z.string(),
  owner: z.string(),
  url: z.string(),
  description: z.string(),
  filter: Filter,
  secret: z.string(),
  oldSecret: z.string().nullable(),
  oldSecretUntil: z.number().nullable(),
  state: z.enum(['active', 'disabled']),
  reason: z.string().nullable(),
  failingSince: z.number().nullable(),
  createdAt: z.number(),
});

const COLUMNS = `id, owner, url, description, filter, secret, old_secret as "oldSecret",
  old_secret_until::float8 as "oldSecretUntil", state, reason, failing_since::float8 as "failingSince",
  created_at::float8 as "createdAt"`;

/** Webhooks in the database. Every method rejects with `store-unavailable` when it is away. */
export class HookStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** All of them, oldest first. */
  async all(): Promise<Hook[]> {
    const rows = await this.#query(`select ${COLUMNS} from webhooks order by created_at, id`, []);
    return rows.map((row) => {
      const { filter, ...rest } = Row.parse(row);
      return { ...rest, ...filter };
    });
  }

  /** False: the owner has so many already, or there are so many altogether. */
  async create(hook: Hook, most: { readonly ofOwner: number; readonly all: number }): Promise<boolean> {
    const rows = await this.#query(
      `insert into webhooks (id, owner, url, description, filter, secret, state, created_at)
       select $1, $2, $3, $4, $5, $6, $7, $8
       where (select count(*) from webhooks where owner = $2) < $9 and (select count(*) from webhooks) < $10
       returning id`,
      [
        hook.id,
        hook.owner,
        hook.url,
        hook.description,
        filterOf(hook),
        hook.secret,
        hook.state,
        hook.createdAt,
        most.ofOwner,
        most.all,
      ],
    );
    return rows.length > 0;
  }

  async save(hook: Hook): Promise<void> {
    await this.#query(
      `update webhooks set url = $2, description = $3, filter = $4, secret = $5, old_secret = $6, old_secret_until = $7,
         state = $8, reason = $9, failing_since = $10
       where id = $1`,
      [
        hook.id,
        hook.url,
        hook.description,
        filterOf(hook),
        hook.secret,
        hook.oldSecret,
        hook.oldSecretUntil,
        hook.state,
        hook.reason,
        hook.failingSince,
      ],
    );
  }

  async delete(id: string): Promise<void> {
    await this.#query('delete from webhooks where id = $1', [id]);
  }

  /** An attempt failed. @returns since when they all have */
  async failing(id: string, now: number): Promise<number> {
    const rows = await this.#query(
      `update webhooks set failing_since = coalesce(failing_since, $2) where id = $1
       returning failing_since::float8 as since`,
      [id, now],
    );
    return z.object({ since: z.number() }).safeParse(rows[0]).data?.since ?? now;
  }

  async working(id: string): Promise<void> {
    await this.#query('update webhooks set failing_since = null where id = $1', [id]);
  }

  /** Whoever made them may not any more. @returns those that were active until now */
  async disableOfRevoked(reason: string): Promise<string[]> {
    const rows = await this.#query(
      `update webhooks set state = 'disabled', reason = $1 from api_keys
       where api_keys.id = webhooks.owner and api_keys.revoked_at is not null and webhooks.state = 'active'
       returning webhooks.id`,
      [reason],
    );
    return z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id);
  }

  async disable(id: string, reason: string): Promise<void> {
    await this.#query(`update webhooks set state = 'disabled', reason = $2 where id = $1 and state = 'active'`, [
      id,
      reason,
    ]);
  }

  async #query(text: string, values: readonly (string | number | null)[]): Promise<unknown[]> {
    try {
      const { rows } = await this.#pool.query(text, [...values]);
      return rows;
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function filterOf({ matches, sports, types, kinds }: Hook): string {
  return JSON.stringify({ matches, sports, types, kinds });
}
