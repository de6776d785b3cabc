import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { type CricketEvent, events } from './events.ts';
import { cricsheet } from './formats/cricsheet.ts';
import { initial } from './initial.ts';
import { measurements } from './measurements.ts';
import { moments } from './moments.ts';
import { presets, Setup } from './setup.ts';
import { sheet } from './sheet.ts';
import type { State } from './state.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { warnings } from './warnings.ts';

/** Cricket by the MCC Laws (2017 Code, 3rd edition 2022) and the playing conditions of the setup's format. */
export const cricket = defineSport<Setup, State, CricketEvent>({
  id: 'cricket',
  name: 'Cricket',
  setup: Setup,
  events,
  preparations: ['cricket.toss', 'cricket.replacement', 'cricket.absent', 'cricket.overs', 'cricket.days'],
  formats: [cricsheet],
  presets,
  initial,
  title: ({ teams: [a, b], format, competition }) =>
    `${a.name} v ${b.name}, ${competition === undefined ? format.name : competition}`,
  complete,
  apply,
  warnings,
  board,
  scorecard,
  sheet,
  statistics,
  charts,
  commentary,
  moments,
  summary,
  suggestions,
  observes: ['ball-speed', 'boundary', 'bails', 'front-foot', 'umpire-signal', 'ball-tracking', 'score'],
  measurements,
});
