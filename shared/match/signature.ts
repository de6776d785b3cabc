import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/curves/utils.js';

/**
 * Does `sig` vouch for the event with this hash, and with it for every event before? Ed25519 (RFC 8032).
 * @param hash of the event, hex
 * @param sig base64url
 * @param key the 32 bytes of the public key, base64url
 */
export function isSigned(hash: string, sig: string, key: string): boolean {
  try {
    return ed25519.verify(bytes(sig), hexToBytes(hash), bytes(key));
  } catch {
    // Bytes that are no signature or no key at all.
    return false;
  }
}

/** What people compare aloud: the key's first 16 hex digits in groups of four. */
export function fingerprint(key: string): string {
  const hex = Array.from(bytes(key).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}

function bytes(base64url: string): Uint8Array {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
