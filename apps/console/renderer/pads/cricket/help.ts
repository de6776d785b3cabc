import type { SportPad } from '../pad.ts';
import { text } from './text.ts';

const { keys } = text;

export const help: ReturnType<SportPad['help']> = [
  {
    title: keys.balls,
    keys: [
      { keys: ['0', '–', '7'], does: keys.runs },
      { keys: ['.'], does: keys.dot },
      { keys: ['A'], does: keys.allRun },
      { keys: ['Z'], does: keys.zone },
      { keys: ['W'], does: keys.wide },
      { keys: ['N'], does: keys.noball },
      { keys: ['B'], does: keys.bye },
      { keys: ['L'], does: keys.legbye },
      { keys: ['K'], does: keys.wicket },
    ],
  },
  {
    title: keys.between,
    keys: [
      { keys: ['⏎', '1', 'abc'], does: keys.choose },
      { keys: ['S'], does: keys.ends },
      { keys: ['O'], does: keys.over },
      { keys: ['C'], does: keys.bowler },
      { keys: ['P'], does: keys.penalty },
      { keys: ['V'], does: keys.review },
      { keys: ['I'], does: keys.end },
      { keys: ['M'], does: keys.more },
    ],
  },
];
