import type pg from 'pg';
import { ProblemError, problem } from '#shared/problem.ts';
import { type ApiKey, Scope } from '#shared/wire/keys.ts';
import { unavailable } from '../store/unavailable.ts';

/** An operator who makes more has lost count of them. */
const MAX_KEYS = 10_000;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly per_minute: number;
  readonly created_at: number;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

const COLUMNS = `id, name, scopes, per_minute, created_at::float8 as created_at,
  last_used_at::float8 as last_used_at, revoked_at::float8 as revoked_at`;

/** The keys in the database. Every method rejects with `store-unavailable` when it is away. */
export class KeyStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** @throws ProblemError `too-many-keys` */
  async create({ id, name, scopes, perMinute, createdAt }: ApiKey, hash: Buffer): Promise<void> {
    const added = await this.#ask(
      `insert into api_keys (id, name, hash, scopes, per_minute, created_at)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from api_keys where revoked_at is null) < $7
       returning ${COLUMNS}`,
      [id, name, hash, scopes, perMinute, createdAt, MAX_KEYS],
    );
    if (added.length > 0) return;
    throw new ProblemError(problem('too-many-keys', `There are ${MAX_KEYS} keys already; revoke some.`));
  }

  /** Newest first; those that are revoked stay to be seen. */
  list(): Promise<ApiKey[]> {
    return this.#ask(`select ${COLUMNS} from api_keys order by revoked_at is not null, created_at desc, id limit $1`, [
      2 * MAX_KEYS,
    ]);
  }

  /** A key that is not revoked. */
  async find(hash: Buffer): Promise<ApiKey | null> {
    const [key] = await this.#ask(`select ${COLUMNS} from api_keys where hash = $1 and revoked_at is null`, [hash]);
    return key ?? null;
  }

  /** Null when there is none of that id. */
  async revoke(id: string, at: number): Promise<ApiKey | null> {
    const [key] = await this.#ask(
      `update api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning ${COLUMNS}`,
      [id, at],
    );
    return key ?? null;
  }

  async used(id: string, at: number): Promise<void> {
    await this.#ask(`update api_keys set last_used_at = $2 where id = $1 returning ${COLUMNS}`, [id, at]);
  }

  async #ask(text: string, values: readonly unknown[]): Promise<ApiKey[]> {
    try {
      const { rows } = await this.#pool.query<Row>(text, [...values]);
      return rows.map(keyOf);
    } catch (error) {
      throw unavailable(error);
    }
  }
}

function keyOf(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    // A scope of a newer relay means nothing to this one.
    scopes: row.scopes.flatMap((name) => Scope.safeParse(name).data ?? []),
    perMinute: row.per_minute,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
