import type { Decision } from '#shared/match/desk.ts';
import type { Draft } from '#shared/match/event.ts';

/** More rules than that against one action: it is not what the scorer meant. */
const MAX_CODES = 6;

/**
 * The rules that would have to be set aside for the draft to be accepted, in the order in which they object; null when
 * even that does not help.
 */
export function codesToInsist(judge: (draft: Draft) => Decision, draft: Draft): readonly string[] | null {
  const codes: string[] = [...(draft.override?.codes ?? [])];
  while (codes.length <= MAX_CODES) {
    const decision = judge(codes.length === 0 ? draft : { ...draft, override: { codes, reason: '' } });
    if (decision.kind !== 'refused') return codes;
    if (codes.includes(decision.problem.code)) return null;
    codes.push(decision.problem.code);
  }
  return null;
}
