import * as z from 'zod';
import type { Override } from '../../match/event.ts';
import { against, waived } from '../refusal.ts';
import type { RuleViolation } from '../sport.ts';

/** `upheld`: the call was wrong and is changed; `failed`: it stands; `no decision`: the pictures do not show it. */
export const ChallengeOutcome = z.enum(['upheld', 'failed', 'no decision']);
export type ChallengeOutcome = z.infer<typeof ChallengeOutcome>;

/** How many have failed after this one; a side that has lost all it may has none left. */
export function challenged(
  failed: number,
  outcome: ChallengeOutcome,
  allowed: number | null,
  name: string,
  override: Override | undefined,
): number | RuleViolation {
  if (allowed !== null && failed >= allowed && !waived(override, 'no-challenge-left')) {
    return against('no-challenge-left', `${name} has no challenge left.`);
  }
  return outcome === 'failed' ? failed + 1 : failed;
}
