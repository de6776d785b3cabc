import { createPublicKey, hash, verify } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SigningKey } from './signing.ts';
import { tempDir } from './testing/console.ts';

const head = { match: 'final', term: 1, seq: 3, hash: hash('sha256', 'an event') };

describe('the console’s signature', () => {
  it('can be checked by anybody who has the public key, and fits no other head', () => {
    const dir = tempDir();
    const signed = new SigningKey(dir).signHead('console-1', head);
    const signature = Buffer.from(signed.signature, 'base64url');
    const key = createPublicKey(signed.publicKey);
    expect(verify(null, Buffer.from(head.hash, 'hex'), key, signature)).toBe(true);
    expect(verify(null, Buffer.from(hash('sha256', 'another'), 'hex'), key, signature)).toBe(false);
  });

  it('is of one key from start to start, which nobody else may read', () => {
    const dir = tempDir();
    const first = new SigningKey(dir);
    const file = join(dir, 'signing-key.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const pem = readFileSync(file, 'utf8');
    expect(new SigningKey(dir).publicKey).toBe(first.publicKey);
    expect(readFileSync(file, 'utf8')).toBe(pem);
    writeFileSync(file, 'no key');
    expect(() => new SigningKey(dir)).toThrow(/no Ed25519 key/);
  });
});
