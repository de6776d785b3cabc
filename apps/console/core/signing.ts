import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError, problem } from '#shared/problem.ts';
import type { SignedHead } from '#shared/wire/console.ts';
import type { LogHead } from '#shared/wire/uplink.ts';

const FILE = 'signing-key.pem';

/**
 * The console's own key (Ed25519, RFC 8032), made at its first start. Its signature over an event's hash vouches for
 * every event before it, since each names the hash of the one before.
 */
export class SigningKey {
  readonly #key: KeyObject;
  /** SPKI, PEM. */
  readonly publicKey: string;
  /** The key's 32 bytes, base64url (`x` of RFC 8037), as the relay and proofs name it. */
  readonly id: string;

  /** @throws ProblemError `bad-key` when the file holds something else */
  constructor(dir: string) {
    this.#key = read(join(dir, FILE)) ?? make(join(dir, FILE));
    const publicKey = createPublicKey(this.#key);
    this.publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    this.id = publicKey.export({ format: 'jwk' }).x ?? '';
  }

  /** @returns the signature of the 32 bytes of `hash` (hex), base64url */
  sign(hash: string): string {
    return sign(null, Buffer.from(hash, 'hex'), this.#key).toString('base64url');
  }

  signHead(console: string, { match, term, seq, hash }: LogHead): SignedHead {
    const signature = this.sign(hash);
    return { match, term, seq, hash, console, algorithm: 'Ed25519', publicKey: this.publicKey, signature };
  }
}

function read(file: string): KeyObject | null {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new ProblemError(problem('bad-key', `${file} cannot be read; it is this console's signing key.`));
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below: whatever it is, it signs nothing.
  }
  throw new ProblemError(problem('bad-key', `${file} is no Ed25519 key; move it away to have a new one made.`));
}

/** Never half a key under the name, never readable by others. */
function make(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  // Flushed: after a power cut an empty file under the name would keep the console from starting.
  writeFileSync(`${file}.new`, pem, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return privateKey;
}
