import { type Problem, problem } from '#shared/problem.ts';
import type { Device } from '#shared/wire/console.ts';
import type { Presence, Role } from '#shared/wire/mqtt.ts';
import type { Clock } from '../clock.ts';
import type { Credential, CredentialStore } from '../journal/credentials.ts';
import { randomId } from '../random-id.ts';
import { Presences } from './presences.ts';
import { digestOf, matches, newSecret } from './secrets.ts';

/** Clients that may be paired at once, and revoked ones that are still listed. */
const MAX_ACTIVE = 500;
const MAX_REVOKED = 500;

/** A paired client with its secrets, which are told once and not kept. */
export interface Paired {
  readonly id: string;
  readonly role: Role;
  readonly password: string;
  /** Value of the session cookie; null for roles without a user interface. */
  readonly session: string | null;
}

/** Who may connect, as what, and who is there. */
export class Devices {
  readonly #store: CredentialStore;
  readonly #clock: Clock;
  readonly #all = new Map<string, Credential>();
  readonly #presences = new Presences();
  readonly #changed: (device: Device) => void;
  /** Seen since it was last written down. */
  readonly #seen = new Map<string, number>();

  /** @param changed told of who comes, goes and says something of itself */
  constructor(store: CredentialStore, clock: Clock, changed: (device: Device) => void = () => undefined) {
    this.#store = store;
    this.#clock = clock;
    this.#changed = changed;
    for (const credential of store.all()) this.#all.set(credential.id, credential);
  }

  /** The credential of that id, if it may still be used. */
  find(id: string): Credential | null {
    const credential = this.#all.get(id);
    return credential === undefined || credential.revokedAt !== null ? null : credential;
  }

  checkPassword(id: string, password: string): boolean {
    return matches(password, this.find(id)?.passwordSha256 ?? null);
  }

  /** The credential whose session cookie this is; null when there is none. */
  findSession(cookie: string): Credential | null {
    const at = cookie.indexOf('.');
    const credential = this.find(cookie.slice(0, Math.max(0, at)));
    return matches(cookie.slice(at + 1), credential?.sessionSha256 ?? null) ? credential : null;
  }

  add(name: string, role: Role): Paired | Problem {
    const active = [...this.#all.values()].filter((one) => one.revokedAt === null);
    if (active.length >= MAX_ACTIVE) {
      return problem('too-many-devices', `${MAX_ACTIVE} devices are paired; revoke one that is not used any more.`);
    }
    const id = this.#newId(role);
    const password = newSecret();
    const secret = role === 'operator' || role === 'scorer' ? newSecret() : null;
    const credential: Credential = {
      id,
      name,
      role,
      passwordSha256: digestOf(password),
      sessionSha256: secret === null ? null : digestOf(secret),
      createdAt: this.#clock(),
      revokedAt: null,
      lastSeenAt: null,
    };
    this.#store.add(credential);
    this.#all.set(id, credential);
    return { id, role, password, session: secret === null ? null : `${id}.${secret}` };
  }

  /** False when there is no such device or it is revoked already. */
  revoke(id: string): boolean {
    const credential = this.find(id);
    if (credential === null) return false;
    const revokedAt = this.#clock();
    this.#store.revoke(id, revokedAt);
    this.#all.set(id, { ...credential, revokedAt });
    this.#presences.forget(id);
    this.#tell(id);
    this.#forgetOldest();
    return true;
  }

  /**
   * A new key for whoever had `id`: the same name and role on another device. The old one is revoked, so that a pad
   * that comes back to life cannot score beside its successor.
   */
  replace(id: string): Paired | Problem {
    const before = this.find(id);
    if (before === null) return problem('no-device', `There is no device ${id} (any more) whose place could be taken.`);
    this.revoke(id);
    return this.add(before.name, before.role);
  }

  list(): Device[] {
    return [...this.#all.values()].map((credential) => this.#device(credential));
  }

  /** How far its clock is ahead of ours, ms; null: it has not told. */
  skewMs(id: string): number | null {
    return this.#presences.of(id).skewMs;
  }

  isOnline(id: string): boolean {
    return this.#presences.online.has(id);
  }

  connected(id: string): void {
    this.#presences.connected(id);
    this.#seen.set(id, this.#clock());
    this.#tell(id);
  }

  /** `lost`: the connection broke off. */
  disconnected(id: string, lost: boolean): void {
    // One that was sent away is not missed.
    this.#presences.disconnected(id, lost && this.find(id) !== null, this.#clock());
    this.#seen.set(id, this.#clock());
    this.#tell(id);
  }

  said(id: string, presence: Presence): void {
    this.#presences.said(id, presence, this.#clock());
    this.#tell(id);
  }

  /** Writes down who was seen when: a convenience that is not worth a commit at each connection. */
  saveSeen(): void {
    for (const id of this.#presences.online) this.#seen.set(id, this.#clock());
    if (this.#seen.size === 0) return;
    this.#store.seen(this.#seen);
    for (const [id, lastSeenAt] of this.#seen) {
      const credential = this.#all.get(id);
      if (credential !== undefined) this.#all.set(id, { ...credential, lastSeenAt });
    }
    this.#seen.clear();
  }

  #tell(id: string): void {
    const credential = this.#all.get(id);
    if (credential !== undefined) this.#changed(this.#device(credential));
  }

  #device({ id, name, role, createdAt, revokedAt, lastSeenAt }: Credential): Device {
    const presence = this.#presences.of(id);
    const seen = presence.online ? this.#clock() : (this.#seen.get(id) ?? lastSeenAt);
    return { id, name, role, createdAt, revokedAt, lastSeenAt: seen, ...presence };
  }

  #newId(role: Role): string {
    for (;;) {
      const id = randomId(role);
      if (!this.#all.has(id)) return id;
    }
  }

  #forgetOldest(): void {
    const revoked = [...this.#all.values()].filter((one) => one.revokedAt !== null);
    for (const { id } of revoked.slice(0, Math.max(0, revoked.length - MAX_REVOKED))) {
      this.#store.delete(id);
      this.#all.delete(id);
    }
  }
}
