import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import type { NewWebhook, WebhookChange } from '#shared/wire/webhooks.ts';
import type { Hook } from './hook.ts';
import type { HookStore } from './hook-store.ts';

const MOST = { ofOwner: 50, all: 2000 };
/** What another relay changed is known here after this long, in ms. */
const RELOAD_MS = 5000;
/** A secret that was replaced goes on signing for so long, in ms. */
const OLD_SECRET_MS = 24 * 3_600_000;
/** A receiver that has answered nothing for so long is not asked any more, in ms. */
const DISABLE_AFTER_MS = 5 * 24 * 3_600_000;

const REVOKED = 'The API key that made it was revoked.';

/** All webhooks, in memory as they are in the database. */
export class Hooks {
  readonly #store: HookStore;
  readonly #log: Logger;
  readonly #reloading: NodeJS.Timeout;
  #hooks: ReadonlyMap<string, Hook> = new Map();

  private constructor(store: HookStore, log: Logger) {
    this.#store = store;
    this.#log = log;
    this.#reloading = setInterval(() => {
      this.#load().catch((error: unknown) => log.error({ err: error }, 'webhooks could not be read; trying again'));
    }, RELOAD_MS).unref();
  }

  static async open(store: HookStore, log: Logger): Promise<Hooks> {
    const hooks = new Hooks(store, log);
    await hooks.#load();
    return hooks;
  }

  close(): void {
    clearInterval(this.#reloading);
  }

  get all(): Iterable<Hook> {
    return this.#hooks.values();
  }

  get(id: string): Hook | undefined {
    return this.#hooks.get(id);
  }

  /** It is sent what happens from now on. @throws ProblemError `too-many-webhooks` */
  async create(owner: string, { url, ...wanted }: NewWebhook): Promise<Hook> {
    const hook: Hook = {
      id: `wh_${randomBytes(12).toString('hex')}`,
      owner,
      url: plainUrl(url),
      ...wanted,
      secret: newSecret(),
      oldSecret: null,
      oldSecretUntil: null,
      state: 'active',
      reason: null,
      failingSince: null,
      createdAt: Date.now(),
    };
    if (!(await this.#store.create(hook, MOST))) {
      throw new ProblemError(problem('too-many-webhooks', `An API key has at most ${MOST.ofOwner} webhooks.`));
    }
    await this.#load();
    return hook;
  }

  async change(hook: Hook, { url, state, ...rest }: WebhookChange): Promise<Hook> {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return this.#save({
      ...hook,
      ...given,
      ...(url !== undefined && { url: plainUrl(url) }),
      // Whoever switches it on again gives it a new start.
      ...(state !== undefined && { state, reason: null, failingSince: null }),
    });
  }

  /** From now on a new secret signs; for a day the old one does, too. */
  async rotate(hook: Hook): Promise<Hook> {
    const oldSecretUntil = Date.now() + OLD_SECRET_MS;
    return this.#save({ ...hook, secret: newSecret(), oldSecret: hook.secret, oldSecretUntil });
  }

  async delete(hook: Hook): Promise<void> {
    await this.#store.delete(hook.id);
    await this.#load();
  }

  /** As the database has them now: at once after a key was revoked here. */
  async refresh(): Promise<void> {
    await this.#load();
  }

  /** It answered. */
  async works(hook: Hook): Promise<void> {
    if (hook.failingSince === null) return;
    await this.#store.working(hook.id);
    await this.#load();
  }

  /** It did not; after days of that it is disabled. */
  async fails(hook: Hook, reason: string): Promise<void> {
    const now = Date.now();
    const since = hook.failingSince ?? (await this.#store.failing(hook.id, now));
    if (now - since > DISABLE_AFTER_MS) {
      await this.disable(hook, `Every attempt since ${new Date(since).toISOString()} has failed, at last: ${reason}.`);
    } else if (hook.failingSince === null) {
      await this.#load();
    }
  }

  async disable(hook: Hook, reason: string): Promise<void> {
    this.#log.warn({ webhook: hook.id, reason }, 'a webhook is disabled');
    await this.#store.disable(hook.id, reason);
    await this.#load();
  }

  async #save(hook: Hook): Promise<Hook> {
    await this.#store.save(hook);
    await this.#load();
    return hook;
  }

  async #load(): Promise<void> {
    const revoked = await this.#store.disableOfRevoked(REVOKED);
    if (revoked.length > 0) this.#log.warn({ webhooks: revoked, reason: REVOKED }, 'webhooks are disabled');
    this.#hooks = new Map((await this.#store.all()).map((hook) => [hook.id, hook]));
  }
}

/** 192 bits, as Standard Webhooks recommends, in its form. */
function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

/** @throws ProblemError for what would be sent along without anybody meaning it */
function plainUrl(text: string): string {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new ProblemError(
      problem('invalid', 'The address carries a user name or password; the signature says who we are.', 'url'),
    );
  }
  url.hash = '';
  return url.href;
}
