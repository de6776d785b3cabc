import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { events, type VolleyballEvent } from './events.ts';
import { dataVolley } from './formats/datavolley.ts';
import { moments } from './moments.ts';
import { presets, Setup } from './setup.ts';
import { sheet } from './sheet.ts';
import { initial, type State } from './state.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { warnings } from './warnings.ts';

/** Volleyball by the FIVB Rules and the terms of the setup's format. */
export const volleyball = defineSport<Setup, State, VolleyballEvent>({
  id: 'volleyball',
  name: 'Volleyball',
  setup: Setup,
  events,
  preparations: ['volleyball.toss', 'volleyball.lineup', 'volleyball.courts'],
  formats: [dataVolley],
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
  observes: ['point', 'line-call', 'timeout', 'score'],
});
