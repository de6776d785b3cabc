import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { events, type HockeyEvent } from './events.ts';
import { initial } from './initial.ts';
import { moments } from './moments.ts';
import { scorecard } from './scorecard.ts';
import { presets, Setup } from './setup.ts';
import { sheet } from './sheet.ts';
import type { State } from './state.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { warnings } from './warnings.ts';

/** Field hockey by the FIH Rules of Hockey, and the tournament regulations that the setup's format states. */
export const hockey = defineSport<Setup, State, HockeyEvent>({
  id: 'hockey',
  name: 'Field hockey',
  setup: Setup,
  events,
  preparations: ['hockey.lineup', 'hockey.toss'],
  formats: [],
  presets,
  initial,
  title: ({ teams: [a, b], competition }) =>
    `${a.name} v ${b.name}${competition === undefined ? '' : `, ${competition}`}`,
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
  observes: ['goal', 'buzzer', 'whistle', 'clock', 'shoot-out', 'possession', 'score'],
});
