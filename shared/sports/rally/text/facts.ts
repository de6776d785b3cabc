import type { ChallengeOutcome } from '../challenge.ts';

/** What is told in every sport that is played by rally points: facts, no sentences. */

export type CommonNote =
  | { readonly kind: 'adjusted'; readonly score: string }
  | { readonly kind: 'challenge'; readonly name: string; readonly outcome: ChallengeOutcome }
  | { readonly kind: 'started' }
  | { readonly kind: 'paused'; readonly reason: string | null }
  | { readonly kind: 'resumed' };

/** What a point made of the score, where that is worth a word: level again, or a new side ahead. */
export type Turn = 'level' | 'ahead' | null;
