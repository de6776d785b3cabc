import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { complete } from './complete.ts';
import { type CricketEvent, events } from './events.ts';
import { cricsheet } from './formats/cricsheet.ts';
import { Setup } from './setup.ts';
import { initial, type State } from './state.ts';
import { warnings } from './warnings.ts';

export const cricket = defineSport<Setup, State, CricketEvent>({
  id: 'cricket',
  name: 'Cricket',
  setup: Setup,
  events,
  preparations: ['cricket.toss', 'cricket.replacement', 'cricket.absent'],
  formats: [cricsheet],
  initial,
  title: ({ teams: [a, b], format }) => `${a.name} v ${b.name}, ${format.name}`,
  complete,
  apply,
  warnings,
  board,
  scorecard,
  sheet: () => [],
  statistics: () => ({}),
  charts: () => [],
  commentary: () => null,
  summary: () => '',
  suggestions: () => [],
});
