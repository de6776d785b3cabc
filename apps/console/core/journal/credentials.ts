import type Database from 'better-sqlite3';
import * as z from 'zod';
import { Role } from '#shared/wire/mqtt.ts';

/** What the console knows of a paired client. Secrets are kept as SHA-256 digests (hex) only: they are random. */
export interface Credential {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordSha256: string;
  /** Digest of the session cookie's secret; null for clients without a user interface. */
  readonly sessionSha256: string | null;
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly lastSeenAt: number | null;
}

const Row = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  password_sha256: z.string(),
  session_sha256: z.string().nullable(),
  created_at: z.int(),
  revoked_at: z.int().nullable(),
  last_seen_at: z.int().nullable(),
});

export class CredentialStore {
  readonly #db: Database.Database;
  readonly #all: Database.Statement<[]>;
  readonly #insert: Database.Statement<[string, string, string, string, string | null, number]>;
  readonly #revoke: Database.Statement<[number, string]>;
  readonly #seen: Database.Statement<[number, string]>;
  readonly #delete: Database.Statement<[string]>;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#all = db.prepare('SELECT * FROM credentials ORDER BY created_at');
    this.#insert = db.prepare(`INSERT INTO credentials (id, name, role, password_sha256, session_sha256, created_at)
      VALUES (?, ?, ?, ?, ?, ?)`);
    this.#revoke = db.prepare('UPDATE credentials SET revoked_at = ? WHERE id = ?');
    this.#seen = db.prepare('UPDATE credentials SET last_seen_at = ? WHERE id = ?');
    this.#delete = db.prepare('DELETE FROM credentials WHERE id = ?');
  }

  /** Oldest first. */
  all(): Credential[] {
    return this.#all.all().map((raw) => {
      const row = Row.parse(raw);
      return {
        id: row.id,
        name: row.name,
        role: row.role,
        passwordSha256: row.password_sha256,
        sessionSha256: row.session_sha256,
        createdAt: row.created_at,
        revokedAt: row.revoked_at,
        lastSeenAt: row.last_seen_at,
      };
    });
  }

  add({ id, name, role, passwordSha256, sessionSha256, createdAt }: Credential): void {
    this.#insert.run(id, name, role, passwordSha256, sessionSha256, createdAt);
  }

  revoke(id: string, at: number): void {
    this.#revoke.run(at, id);
  }

  delete(id: string): void {
    this.#delete.run(id);
  }

  seen(entries: Iterable<readonly [id: string, at: number]>): void {
    this.#db.transaction(() => {
      for (const [id, at] of entries) this.#seen.run(at, id);
    })();
  }
}
