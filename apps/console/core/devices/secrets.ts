import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits: needs no salt and no slow hash, for it cannot be guessed. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(secret: string): string {
  return hash('sha256', secret);
}

/** Compares in constant time; a missing digest costs the same and matches nothing. */
export function matches(secret: string, sha256: string | null): boolean {
  const given = hash('sha256', secret, 'buffer');
  const equal = timingSafeEqual(given, sha256 === null ? given : Buffer.from(sha256, 'hex'));
  return sha256 !== null && equal;
}
