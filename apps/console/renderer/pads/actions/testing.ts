import { expect } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import type { DefinedSport } from '#shared/sports/game.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { signOf } from './keys.ts';
import type { Action } from './pad-spec.ts';
import { waysThrough } from './walk.ts';

/** Keys that the desk around a pad and its clock have for themselves. */
const RESERVED = new Set(['U', 'E', 'X', '?', '⇧U', '⇧E', '⇧X', '⏎', '␣', '↑', '↓']);
/** Moments of the story that are looked at. */
const MOMENTS = 12;

/**
 * What holds for every pad at any moment of a match: no key stands for two things or for the desk's own, and every way
 * through the questions leads to events that the sport's schemas accept.
 */
export function checkActions<State>(
  sport: DefinedSport<State>,
  actions: (state: State) => readonly Action[],
  story: ImportedMatch,
): void {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  const steps = [...fold.value.steps(0, fold.value.effective.length)];
  const every = Math.max(1, Math.floor(steps.length / MOMENTS));
  for (const { after } of steps.filter((_, i) => i % every === 0 || i === steps.length - 1)) {
    const state = after === null ? null : sport.stateOf(after.game);
    if (state === null) continue;
    const all = actions(state);
    const signs = all.map(signOf);
    expect(signs.filter((sign, i) => RESERVED.has(sign) || signs.indexOf(sign) !== i)).toEqual([]);
    for (const action of all) {
      for (const { deeds } of waysThrough(action.step())) {
        for (const { type, data } of deeds) {
          expect({ id: action.id, data, parsed: sport.parse(type, data) }).toMatchObject({ parsed: { ok: true } });
        }
      }
    }
  }
}
