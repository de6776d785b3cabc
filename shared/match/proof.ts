import { type Problem, problem } from '../problem.ts';
import type { Proof } from '../wire/proof.ts';
import { type ChainHead, emptyHead, extend } from './chain.ts';
import type { MatchEvent } from './event.ts';
import { isSigned } from './signature.ts';

export interface Verdict {
  readonly events: number;
  /** Up to here a console's signature vouches for the log; null: none does. */
  readonly signedSeq: number | null;
  /** What is wrong with the log or its signature; empty: nothing is. */
  readonly faults: readonly Problem[];
}

/**
 * Checks a log against what the relay says of it: each event names the hash of the one before, the last one's is the head,
 * and the signature is the key's. Nothing but the key has to be believed. In steps, because a long log takes a while.
 * @param log from seq 1, to `proof.seq` at least
 */
export function* checkProof(log: readonly MatchEvent[], proof: Proof): Generator<undefined, Verdict> {
  const faults: Problem[] = [];
  const hashes: string[] = [];
  let head: ChainHead = emptyHead(proof.match);
  for (const event of log.slice(0, proof.seq)) {
    const next =
      event.match === proof.match ? extend(head, event) : problem('other-match', 'An event is of another match.');
    if ('code' in next) {
      faults.push(next);
      return { events: head.seq, signedSeq: null, faults };
    }
    head = next;
    hashes.push(head.hash);
    yield;
  }
  if (head.seq !== proof.seq) faults.push(problem('short-log', `The log has ${head.seq} of ${proof.seq} events.`));
  else if (head.hash !== proof.head)
    faults.push(problem('other-head', 'The log ends with another hash than the relay says.'));
  const { signed } = proof;
  if (signed === null) return { events: head.seq, signedSeq: null, faults };
  const hash = hashes[signed.seq - 1];
  if (hash === undefined || !isSigned(hash, signed.sig, signed.key)) {
    faults.push(problem('bad-signature', `The signature of event ${signed.seq} is not this log’s.`));
    return { events: head.seq, signedSeq: null, faults };
  }
  return { events: head.seq, signedSeq: signed.seq, faults };
}
