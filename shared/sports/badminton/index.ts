import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { type BadmintonEvent, events } from './events.ts';
import { shuttleset } from './formats/shuttleset.ts';
import { moments } from './moments.ts';
import { presets, Setup } from './setup.ts';
import { sheet } from './sheet.ts';
import { initial, type State } from './state.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { warnings } from './warnings.ts';

/** Badminton by the BWF Laws and the terms of the setup's format. */
export const badminton = defineSport<Setup, State, BadmintonEvent>({
  id: 'badminton',
  name: 'Badminton',
  setup: Setup,
  events,
  preparations: ['badminton.toss', 'badminton.ends'],
  formats: [shuttleset],
  presets,
  initial,
  title: ({ teams: [a, b], format, competition }) => `${a.name} v ${b.name}, ${competition ?? format.name}`,
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
  observes: ['point', 'let', 'line-call', 'shuttle-speed', 'score'],
  measurements: {
    'shuttle-speed': ({ kmh }) =>
      typeof kmh === 'number' && kmh >= 1 && kmh <= 700
        ? { types: ['badminton.rally'], facts: { speedKmh: kmh } }
        : null,
  },
});
