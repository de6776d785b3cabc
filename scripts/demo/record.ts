import { emptyHead } from '#shared/match/chain.ts';
import { decide } from '#shared/match/desk.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { ProblemError } from '#shared/problem.ts';

/** The log that a desk makes of drafts which it has no reason to refuse. */
export function record(match: string, drafts: Iterable<Draft>, startAt = Date.UTC(2026, 5, 1, 10)): MatchEvent[] {
  const fold = MatchFold.of([]);
  let head = emptyHead(match);
  for (const draft of drafts) {
    const now = startAt + head.seq * 35_000;
    const decision = decide(fold, draft, { match, head, term: 1, source: { kind: 'scorer', id: 'record' }, now });
    if (decision.kind === 'refused') throw new ProblemError(decision.problem);
    if (decision.kind === 'duplicate') continue;
    fold.append(decision.event);
    head = decision.head;
  }
  return [...fold.log];
}
