import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, randomBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proof } from '../wire/proof.ts';
import { emptyHead, extend } from './chain.ts';
import type { MatchEvent } from './event.ts';
import { checkProof } from './proof.ts';
import { fingerprint, isSigned } from './signature.ts';

const MATCH = 'final';
const secret = randomBytes(32);
const key = base64url(ed25519.getPublicKey(secret));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function signedLog(length: number): { log: MatchEvent[]; proof: Proof } {
  const log: MatchEvent[] = [];
  let head = emptyHead(MATCH);
  for (let seq = 1; seq <= length; seq++) {
    const event: MatchEvent = {
      id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      match: MATCH,
      seq,
      term: 1,
      type: 'note.added',
      data: { text: `n${seq}` },
      at: seq,
      recordedAt: seq,
      source: { kind: 'scorer', id: 'pad' },
      prev: head.hash,
    };
    const next = extend(head, event);
    if ('code' in next) throw new Error(next.message);
    head = next;
    log.push({ ...event, sig: base64url(ed25519.sign(hexToBytes(head.hash), secret)) });
  }
  const sig = log.at(-1)?.sig ?? '';
  const { seq, hash } = head;
  const signed = {
    seq,
    hash,
    algorithm: 'Ed25519',
    sig,
    key,
    console: { id: 'c', name: 'Desk' },
    registeredAt: 1,
  } as const;
  return { log, proof: { match: MATCH, term: 1, seq, head: hash, signed } };
}

function verdictOf(log: readonly MatchEvent[], proof: Proof) {
  const steps = checkProof(log, proof);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('a proof', () => {
  const { log, proof } = signedLog(8);

  it('holds for the log that was signed', () => {
    expect(verdictOf(log, proof)).toEqual({ events: 8, signedSeq: 8, faults: [] });
  });

  it('holds for no other log: whatever is changed in whichever event is found', () => {
    const change = fc.constantFrom<(event: MatchEvent) => MatchEvent>(
      (event) => ({ ...event, data: { text: 'a six' } }),
      (event) => ({ ...event, at: event.at + 1 }),
      (event) => ({ ...event, source: { kind: 'scorer', id: 'somebody' } }),
      (event) => ({ ...event, override: { codes: ['over'], reason: 'because' } }),
    );
    fc.assert(
      fc.property(fc.nat(7), change, (at, alter) => {
        const altered = log.map((event, i) => (i === at ? alter(event) : event));
        expect(verdictOf(altered, proof).faults).not.toEqual([]);
      }),
    );
    expect(verdictOf(log.slice(0, 5), proof).faults[0]?.code).toBe('short-log');
    expect(verdictOf(log.toSpliced(3, 1), proof).faults[0]?.code).toBe('gap');
  });

  it('does not hold when the relay rewrites all of it: it cannot sign', () => {
    const forged = signedLog(8);
    const other = signedLog(7);
    const sig = base64url(ed25519.sign(hexToBytes(forged.proof.head), randomBytes(32)));
    const signed = forged.proof.signed === null ? null : { ...forged.proof.signed, sig };
    expect(verdictOf(forged.log, { ...forged.proof, signed }).faults[0]?.code).toBe('bad-signature');
    expect(verdictOf(other.log, { ...other.proof, signed: proof.signed }).faults[0]?.code).toBe('bad-signature');
  });

  it('says so when nobody signed', () => {
    expect(verdictOf(log, { ...proof, signed: null })).toEqual({ events: 8, signedSeq: null, faults: [] });
  });
});

describe('a signature', () => {
  it('is checked without throwing, whatever it is', () => {
    const hash = bytesToHex(randomBytes(32));
    const property = fc.property(fc.string(), fc.string(), (sig, id) => {
      expect(isSigned(hash, sig, id)).toBe(false);
    });
    fc.assert(property);
  });

  it('has a key that people can compare', () => {
    expect(fingerprint(key)).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
  });
});
