import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { scorecard } from './card.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { events, type TennisEvent } from './events.ts';
import { pointByPoint } from './formats/point-by-point.ts';
import { moments } from './moments.ts';
import { presets, Setup } from './setup.ts';
import { sheet } from './sheet.ts';
import { initial, type State } from './state.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { warnings } from './warnings.ts';

/** Tennis by the ITF Rules of Tennis (2025), with the alternatives of their Appendix V. */
export const tennis = defineSport<Setup, State, TennisEvent>({
  id: 'tennis',
  name: 'Tennis',
  setup: Setup,
  events,
  preparations: ['tennis.toss', 'tennis.server', 'tennis.walkover'],
  formats: [pointByPoint],
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
  observes: ['point', 'net-cord', 'serve-speed', 'line-call', 'score'],
  measurements: {
    // Of a first serve that was a fault, or of the one that began the point.
    'serve-speed': ({ kmh }) =>
      typeof kmh === 'number' && kmh >= 30 && kmh <= 300
        ? { types: ['tennis.point', 'tennis.fault'], facts: { speedKmh: kmh } }
        : null,
  },
});
