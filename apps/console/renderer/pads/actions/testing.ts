import { expect } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import type { DefinedSport } from '#shared/sports/game.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { signOf } from './keys.ts';
import type { Action, PadSpec } from './pad-spec.ts';
import { waysThrough } from './walk.ts';

/** Keys that the desk around a pad and its clock have for themselves. */
const RESERVED = new Set(['U', 'E', 'X', '?', '⇧U', '⇧E', '⇧X', '⏎', '␣', '↑', '↓']);
/** Moments of the story that are looked at. */
const MOMENTS = 12;

type Checked<State> = Partial<Pick<PadSpec<State>, 'need' | 'facts' | 'shotClock'>>;

/**
 * What holds for every pad at any moment of a match: no key stands for two things or for the desk's own, every way
 * through the questions, those that are asked by themselves too, leads to events that the sport's schemas accept, and a
 * side's facts have names of their own.
 */
export function checkActions<State>(
  sport: DefinedSport<State>,
  actions: (state: State) => readonly Action[],
  story: ImportedMatch,
  { need, facts, shotClock }: Checked<State> = {},
): void {
  const checked = new Set<string>();
  for (const state of moments(sport, story)) {
    const all = actions(state);
    const resets = shotClock?.(state).resets.map(({ key }) => key.toUpperCase()) ?? [];
    const signs = [...all.map(signOf), ...resets];
    expect(signs.filter((sign, i) => RESERVED.has(sign) || signs.indexOf(sign) !== i)).toEqual([]);
    const told = (facts?.(state) ?? []).map(({ side, label }) => `${side ?? ''} ${label}`);
    expect(told.filter((fact, i) => told.indexOf(fact) !== i)).toEqual([]);
    const asked = need?.(state) ?? null;
    const steps = [
      ...all.map(({ id, step }) => ({ id, step: step() })),
      ...(asked === null ? [] : [{ id: 'need', step: asked }]),
    ];
    for (const { id, step } of steps) {
      for (const { deeds } of waysThrough(step)) {
        for (const { type, data } of deeds) {
          const deed = `${type} ${JSON.stringify(data)}`;
          if (checked.has(deed)) continue;
          checked.add(deed);
          expect({ id, data, parsed: sport.parse(type, data) }).toMatchObject({ parsed: { ok: true } });
        }
      }
    }
  }
}

function moments<State>(sport: DefinedSport<State>, story: ImportedMatch): readonly State[] {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  const steps = [...fold.value.steps(0, fold.value.effective.length)];
  const every = Math.max(1, Math.floor(steps.length / MOMENTS));
  return steps
    .filter((_, i) => i % every === 0 || i === steps.length - 1)
    .flatMap(({ after }) => (after === null ? [] : (sport.stateOf(after.game) ?? [])));
}
