import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { events, type KabaddiEvent } from './events.ts';
import { proKabaddi } from './formats/pro-kabaddi.ts';
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

/** Kabaddi by the rules of the International Kabaddi Federation and the terms of the setup's format. */
export const kabaddi = defineSport<Setup, State, KabaddiEvent>({
  id: 'kabaddi',
  name: 'Kabaddi',
  setup: Setup,
  events,
  preparations: ['kabaddi.lineup', 'kabaddi.toss'],
  formats: [proKabaddi],
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
  observes: ['raid-clock', 'bonus-line', 'baulk-line', 'buzzer', 'raider', 'clock', 'score'],
});
