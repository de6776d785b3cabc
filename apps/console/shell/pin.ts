import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { type Problem, problem } from '#shared/problem.ts';

const KEY_BYTES = 32;
const FREE_ATTEMPTS = 5;
const WAIT_MS = 30_000;

/** "salt.hash", base64url: what is kept of a PIN. */
export function hashPin(pin: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${scryptSync(pin, salt, KEY_BYTES).toString('base64url')}`;
}

function isPin(pin: string, hashed: string): boolean {
  const [salt = '', hash = ''] = hashed.split('.');
  const expected = Buffer.from(hash, 'base64url');
  const actual = scryptSync(pin, Buffer.from(salt, 'base64url'), KEY_BYTES);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Checks the PIN that opens the kiosk: after five wrong ones every further try waits half a minute. */
export class PinGate {
  #wrong = 0;
  #blockedUntil = 0;

  /** @returns null when the PIN is right */
  check(pin: string, hashed: string, now: number): Problem | null {
    if (now < this.#blockedUntil) {
      const seconds = Math.ceil((this.#blockedUntil - now) / 1000);
      return problem('too-many-attempts', `Too many wrong PINs; try again in ${seconds} s.`);
    }
    if (isPin(pin, hashed)) {
      this.#wrong = 0;
      return null;
    }
    this.#wrong++;
    if (this.#wrong >= FREE_ATTEMPTS) this.#blockedUntil = now + WAIT_MS;
    return problem('wrong-pin', 'This is not the PIN.');
  }
}
