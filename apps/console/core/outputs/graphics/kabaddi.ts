import * as z from 'zod';
import { Clock } from '#shared/sports/clock.ts';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, runningClock, type SportGraphics } from './graphic.ts';
import type { Words } from './text.ts';

const Sides = z.object({ home: z.int(), away: z.int() });
const Score = z.object({ onMat: Sides, doOrDie: z.boolean(), raidClock: Clock.nullable() });

/** A tackle with no more than this many on the mat is a super tackle. */
const FEW_ON_MAT = 3;

export const kabaddiGraphics: SportGraphics = {
  layout: 'clock',
  leftOut: ['position', 'empty', 'unsuccessful', 'failed', 'superTackles'],
  draw(_game, board, words) {
    const score = Score.safeParse(board.score);
    if (!score.success) return {};
    const { onMat, doOrDie, raidClock } = score.data;
    const side = (which: 'home' | 'away'): Partial<OutputSide> => ({
      detail: '',
      counts: [{ label: words.onMat, text: String(onMat[which]), alarm: onMat[which] <= FEW_ON_MAT }],
    });
    return {
      sides: [side('home'), side('away')],
      chips: doOrDie ? [words.doOrDie] : [],
      second: raidClock === null ? null : runningClock(raidClock, words.raid),
    };
  },
  fires(played) {
    const fired = common(played, ['kabaddi.start', 'kabaddi.tiebreak']);
    const { line, words } = played;
    if (fired !== null || line === null) return fired;
    if (line.kind === 'milestone') return { kind: 'milestone', title: titleOf(line.badge, words), text: line.text };
    if (line.kind === 'card') return { kind: 'card', title: words.card, text: line.text };
    return null;
  },
  periodCard: () => [0, 0],
};

function titleOf(badge: string | undefined, words: Words): string {
  switch (badge) {
    case 'SR':
      return words.superRaid;
    case 'ST':
      return words.superTackle;
    case 'AO':
      return words.allOut;
    default:
      return words.superb;
  }
}
