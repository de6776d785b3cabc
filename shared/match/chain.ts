import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../json/canonical.ts';
import { type Problem, problem } from '../problem.ts';
import type { MatchEvent } from './event.ts';

/** `prev` of a match's first event: bound to the match, so that no log can pass for another match's. */
export function genesis(match: string): string {
  return sha256Hex(`scorewire:v1:${match}`);
}

/** SHA-256 over the canonical event without its signature, lower-case hex. */
export function hashEvent(event: MatchEvent): string {
  const { sig: _, ...signed } = event;
  return sha256Hex(canonical(signed));
}

export interface ChainHead {
  readonly seq: number;
  readonly term: number;
  readonly hash: string;
}

export function emptyHead(match: string): ChainHead {
  return { seq: 0, term: 0, hash: genesis(match) };
}

/** The head after `event`, or why `event` does not continue the chain at `head`. */
export function extend(head: ChainHead, event: MatchEvent): ChainHead | Problem {
  if (event.seq !== head.seq + 1) return problem('gap', `Expected seq ${head.seq + 1}, got ${event.seq}.`);
  if (event.term < head.term) return problem('stale-term', `Term ${event.term} is older than ${head.term}.`);
  if (event.prev !== head.hash) {
    return problem('broken-chain', `Event ${event.seq} does not follow event ${head.seq}: its prev hash differs.`);
  }
  return { seq: event.seq, term: event.term, hash: hashEvent(event) };
}

function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
