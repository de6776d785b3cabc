import * as z from 'zod';
import { Clock } from '#shared/sports/clock.ts';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, runningClock, type SportGraphics } from './graphic.ts';

const Sides = z.object({ home: z.int(), away: z.int() });
const Score = z.object({
  fouls: Sides,
  timeouts: Sides,
  arrow: z.enum(['home', 'away']).nullable(),
  shotClock: Clock.nullable(),
});

/** Team fouls from which each further one gives free throws (FIBA Art. 41). */
const PENALTY_FROM = 5;

export const basketballGraphics: SportGraphics = {
  layout: 'clock',
  leftOut: ['index', 'plusMinus', 'blocks', 'steals', 'turnovers'],
  draw(_game, board, words) {
    const score = Score.safeParse(board.score);
    if (!score.success) return {};
    const { fouls, timeouts, arrow, shotClock } = score.data;
    const side = (which: 'home' | 'away'): Partial<OutputSide> => ({
      detail: '',
      active: arrow === which,
      counts: [
        { label: words.fouls, text: String(fouls[which]), alarm: fouls[which] >= PENALTY_FROM },
        { label: words.timeouts, text: String(timeouts[which]), alarm: false },
      ],
    });
    return {
      sides: [side('home'), side('away')],
      tenths: true,
      second: shotClock === null ? null : runningClock(shotClock, words.shot),
    };
  },
  fires: (played) => {
    const fired = common(played, ['basketball.period']);
    const { line, words } = played;
    if (fired !== null || line?.kind !== 'card') return fired;
    return { kind: 'card', title: words.foul, text: line.text };
  },
  periodCard: () => [0, 0],
};
