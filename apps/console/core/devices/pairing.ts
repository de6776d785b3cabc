import { randomInt } from 'node:crypto';
import type { PairingCode } from '#shared/wire/console.ts';
import type { Role } from '#shared/wire/mqtt.ts';
import type { Clock } from '../clock.ts';

/** Crockford's base 32: no I, L, O, U, which people misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const VALID_MS = 15 * 60 * 1000;
/** Codes open at once; the oldest gives way. */
const MAX_OPEN = 50;

/** What a code is good for. */
export interface Grant {
  readonly role: Role;
  /** Whose place the new client takes: that one may not come back. */
  readonly replaces: string | null;
}

/**
 * Codes that a person types into a device to pair it. The start-up code grants any role while the process runs; a code
 * made for a role grants that role once, within 15 minutes.
 */
export class PairingCodes {
  readonly startup: string;
  readonly #clock: Clock;
  readonly #open = new Map<string, Grant & { readonly expiresAt: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.startup = newCode();
  }

  create(role: Role, replaces: string | null = null): PairingCode {
    const code = newCode();
    const expiresAt = this.#clock() + VALID_MS;
    this.#open.set(normalise(code), { role, replaces, expiresAt });
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) this.#open.delete(oldest);
    return { code, role, expiresAt };
  }

  /** What `code` grants to one who wants to be a `wanted`; null: nothing. */
  redeem(code: string, wanted: Role): Grant | null {
    const given = normalise(code);
    if (given === normalise(this.startup)) return { role: wanted, replaces: null };
    const open = this.#open.get(given);
    this.#open.delete(given);
    return open !== undefined && this.#clock() < open.expiresAt ? open : null;
  }
}

function newCode(): string {
  const text = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
}

/** As Crockford decodes: case, hyphens and look-alikes do not matter. */
function normalise(code: string): string {
  return code.toUpperCase().replaceAll(/[-\s]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
