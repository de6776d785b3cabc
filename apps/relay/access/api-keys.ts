import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { type ApiKey, type CreatedKey, DEFAULT_PER_MINUTE, type NewKey, type Scope } from '#shared/wire/keys.ts';
import type { Caller } from './caller.ts';
import type { KeyStore } from './key-store.ts';

type KeyCaller = Extract<Caller, { kind: 'key' }>;

/** A key revoked at another relay works here for so long, in ms. */
const KNOWN_FOR_MS = 30_000;
const MAX_KNOWN = 10_000;
/** `lastUsedAt` is written at most this often, in ms. */
const USED_EVERY_MS = 5 * 60_000;

/** Keys that come with the relay: they are in its settings, not in the database. */
export interface BuiltInKeys {
  readonly feedKey: string;
  readonly adminKey: string;
}

interface Known {
  readonly caller: KeyCaller;
  readonly until: number;
}

/** Who stands behind an API key. */
export class ApiKeys {
  readonly #store: KeyStore;
  readonly #log: Logger;
  readonly #builtIn: readonly { readonly hash: Buffer; readonly caller: KeyCaller }[];
  /** By the hash; longest known first. */
  readonly #known = new Map<string, Known>();

  constructor(store: KeyStore, { feedKey, adminKey }: BuiltInKeys, log: Logger) {
    this.#store = store;
    this.#log = log;
    this.#builtIn = [builtIn('feed-key', feedKey, 'feed'), builtIn('admin-key', adminKey, 'admin')];
  }

  /** Who it is, if that is known without asking the database. */
  known(token: string): KeyCaller | undefined {
    const digest = sha256(token);
    // Every one is compared, in a time that says nothing of where they differ.
    const [own] = this.#builtIn.filter((one) => timingSafeEqual(one.hash, digest));
    if (own !== undefined) return own.caller;
    const known = this.#known.get(digest.toString('hex'));
    return known !== undefined && known.until > Date.now() ? known.caller : undefined;
  }

  /** Asks the database; null: nobody, or revoked. */
  async look(token: string): Promise<KeyCaller | null> {
    if (!FORM.test(token)) return null;
    const digest = sha256(token);
    const key = await this.#store.find(digest);
    const name = digest.toString('hex');
    this.#known.delete(name);
    if (key === null) return null;
    const now = Date.now();
    if (now - (key.lastUsedAt ?? 0) > USED_EVERY_MS) this.#used(key.id, now);
    const caller = { kind: 'key', id: key.id, scopes: new Set(key.scopes), perMinute: key.perMinute } as const;
    this.#known.set(name, { caller, until: now + KNOWN_FOR_MS });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    return caller;
  }

  async create({ name, scopes, perMinute }: NewKey): Promise<CreatedKey> {
    const key = `sw_${randomBytes(32).toString('base64url')}`;
    const made: ApiKey = {
      id: `key_${randomBytes(8).toString('hex')}`,
      name,
      scopes: [...new Set(scopes)],
      perMinute,
      createdAt: Date.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#store.create(made, sha256(key));
    return { ...made, key };
  }

  list(): Promise<ApiKey[]> {
    return this.#store.list();
  }

  /** From now on it opens nothing here, and nothing anywhere within 30 s. @throws ProblemError `no-key` */
  async revoke(id: string): Promise<ApiKey> {
    const key = await this.#store.revoke(id, Date.now());
    if (key === null) throw new ProblemError(problem('no-key', `There is no API key ${id}.`));
    for (const [name, { caller }] of this.#known) if (caller.id === id) this.#known.delete(name);
    return key;
  }

  #used(id: string, at: number): void {
    this.#store.used(id, at).catch((error: unknown) => {
      this.#log.warn({ err: error, key: id }, 'the use of an API key could not be noted');
    });
  }
}

/** What cannot be one of ours is not worth a question to the database. */
const FORM = /^sw_[A-Za-z0-9_-]{43}$/;

function builtIn(id: string, secret: string, scope: Scope): { hash: Buffer; caller: KeyCaller } {
  return {
    hash: sha256(secret),
    caller: { kind: 'key', id, scopes: new Set([scope]), perMinute: DEFAULT_PER_MINUTE },
  };
}

/** Of 256 random bits: there is nothing that a slower hash would protect. */
function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
