import { defineSport } from '../game.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { charts } from './charts.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import { type BasketballEvent, events } from './events.ts';
import { euroleagueBoxScore } from './formats/euroleague-box-score.ts';
import { euroleaguePlayByPlay } from './formats/euroleague-play-by-play.ts';
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

/** Basketball by the FIBA Official Basketball Rules 2024 and the competition rules of the setup's format. */
export const basketball = defineSport<Setup, State, BasketballEvent>({
  id: 'basketball',
  name: 'Basketball',
  setup: Setup,
  events,
  preparations: ['basketball.starters'],
  formats: [euroleaguePlayByPlay, euroleagueBoxScore],
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
  observes: ['basket', 'shot-clock', 'horn', 'clock', 'shot-clock-set', 'timeout', 'foul', 'score'],
});
