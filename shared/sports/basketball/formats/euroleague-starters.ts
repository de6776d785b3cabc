import type { Entry } from './euroleague-links.ts';

/**
 * Who began the game, which the play-by-play does not say: whoever goes out before coming in, and whoever plays without
 * ever being changed. A technical foul can be called on somebody who sits on the bench.
 */
export function startersOf(entries: readonly Entry[], code: string, size: number): readonly string[] {
  const changed = new Map<string, 'in' | 'out'>();
  const seen = new Set<string>();
  for (const { row, play } of entries) {
    if (play === null || row.CODETEAM !== code || row.PLAYER_ID === '') continue;
    const id = row.PLAYER_ID;
    if (play.kind === 'in' || play.kind === 'out') {
      if (!changed.has(id)) changed.set(id, play.kind);
    } else if (play.kind !== 'foul' || play.foul !== 'technical') seen.add(id);
  }
  const out = [...changed].filter(([, first]) => first === 'out').map(([id]) => id);
  const always = [...seen].filter((id) => !changed.has(id));
  return [...out, ...always].slice(0, size);
}
