import { hash, timingSafeEqual } from 'node:crypto';

/** Is `Authorization: Bearer <secret>` what the header says? Takes the same time whatever is wrong with it. */
export function hasBearer(header: string | undefined, secret: string): boolean {
  const token = /^bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  // Hashes have one length, so that the comparison gives away not even that of the secret.
  return timingSafeEqual(hash('sha256', token, 'buffer'), hash('sha256', secret, 'buffer'));
}
