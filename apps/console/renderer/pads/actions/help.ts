import type { SportPad } from '../pad.ts';
import { signOf } from './keys.ts';
import type { PadSpec } from './pad-spec.ts';
import { text } from './text.ts';

/** The cheat sheet of an action pad, as its keys are in this state. */
export function helpOf<State>(spec: PadSpec<State>, play: State | null): ReturnType<SportPad['help']> {
  const actions = play === null ? [] : spec.actions(play).filter(({ side }) => side !== 1);
  const resets = play === null ? [] : (spec.shotClock?.(play).resets ?? []);
  return [
    {
      title: text.help.actions,
      keys: [
        ...actions.map((action) => ({ keys: [signOf(action)], does: action.label })),
        { keys: ['⇧'], does: text.keys.shift },
      ],
    },
    {
      title: text.help.answers,
      keys: [
        { keys: ['10', 'abc'], does: text.keys.number },
        { keys: ['⏎'], does: text.keys.enter },
      ],
    },
    {
      title: text.help.clock,
      keys: [
        { keys: ['␣'], does: text.keys.space },
        { keys: ['↑', '↓'], does: text.keys.arrows },
        ...resets.map(({ key, label }) => ({ keys: [key.toUpperCase()], does: label })),
      ],
    },
  ];
}
