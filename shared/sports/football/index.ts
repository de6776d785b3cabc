import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { events, type FootballEvent } from './events.ts';
import { openfootball } from './formats/openfootball.ts';
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

/** Association football by the IFAB Laws of the Game (2025/26) and the competition rules of the setup's format. */
export const football = defineSport<Setup, State, FootballEvent>({
  id: 'football',
  name: 'Football',
  setup: Setup,
  events,
  preparations: ['football.lineup', 'football.toss'],
  formats: [openfootball],
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
  observes: ['goal', 'whistle', 'substitution', 'stoppage', 'clock', 'possession', 'ball-out', 'score'],
});
