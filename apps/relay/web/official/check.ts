import { type Guard, isFlag, isInt, isText, isWord, listOf, nullOr, shape } from '#shared/client/guard.ts';
import { isEvent } from '#shared/client/messages.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { checkProof, type Verdict } from '#shared/match/proof.ts';
import type { Proof } from '#shared/wire/proof.ts';

/** Longest that the check holds the page, ms: it scrolls meanwhile. */
const SLICE = 8;
const PAGE = 500;

const isProof: Guard<Proof> = shape({
  match: isText,
  term: isInt,
  seq: isInt,
  head: isText,
  signed: nullOr(
    shape({
      seq: isInt,
      hash: isText,
      algorithm: isWord<'Ed25519'>,
      sig: isText,
      key: isText,
      console: shape({ id: isText, name: isText }),
      registeredAt: isInt,
    }),
  ),
});
const isPage: Guard<{ events: MatchEvent[]; more: boolean }> = shape({ events: listOf(isEvent), more: isFlag });

/** Null when the relay has none, or cannot be asked. */
export function proofOf(match: string, signal: AbortSignal): Promise<Proof | null> {
  return get(`/v1/matches/${match}/proof`, isProof, signal);
}

/**
 * Fetches the whole log and checks it here, against a proof that is asked for anew: the reader has to believe nothing but
 * the key. Null when the log cannot be had.
 * @param progress share that is done, 0 to 1
 */
export async function checkMatch(
  match: string,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<{ readonly proof: Proof; readonly verdict: Verdict } | null> {
  const proof = await proofOf(match, signal);
  if (proof === null) return null;
  const log: MatchEvent[] = [];
  while (log.length < proof.seq) {
    const path = `/v1/matches/${match}/events?after=${log.length}&limit=${PAGE}&states=false`;
    const page = await get(path, isPage, signal);
    if (page === null) return null;
    if (page.events.length === 0) break;
    log.push(...page.events);
    progress((0.5 * log.length) / proof.seq);
  }
  const steps = checkProof(log, proof);
  for (let done = 0; ; ) {
    const end = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return { proof, verdict: step.value };
      done += 1;
    } while (performance.now() < end);
    progress(0.5 + (0.5 * done) / proof.seq);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}

async function get<T>(path: string, guard: Guard<T>, signal: AbortSignal): Promise<T | null> {
  const answer = await fetch(path, { signal });
  if (!answer.ok) return null;
  const body: unknown = await answer.json().catch(() => null);
  return guard(body) ? body : null;
}
