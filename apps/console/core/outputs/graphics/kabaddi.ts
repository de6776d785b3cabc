import * as z from 'zod';
import { Clock } from '#shared/sports/clock.ts';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, runningClock, type SportGraphics } from './graphic.ts';

const Sides = z.object({ home: z.int(), away: z.int() });
const Score = z.object({ onMat: Sides, doOrDie: z.boolean(), raidClock: Clock.nullable() });

/** A tackle with no more than this many on the mat is a super tackle. */
const FEW_ON_MAT = 3;

export const kabaddiGraphics: SportGraphics = {
  layout: 'clock',
  leftOut: ['position', 'empty', 'unsuccessful', 'failed', 'superTackles'],
  draw(_game, board) {
    const score = Score.safeParse(board.score);
    if (!score.success) return {};
    const { onMat, doOrDie, raidClock } = score.data;
    const side = (which: 'home' | 'away'): Partial<OutputSide> => ({
      detail: '',
      counts: [{ label: 'On mat', text: String(onMat[which]), alarm: onMat[which] <= FEW_ON_MAT }],
    });
    return {
      sides: [side('home'), side('away')],
      chips: doOrDie ? ['Do or die'] : [],
      second: raidClock === null ? null : runningClock(raidClock, 'Raid'),
    };
  },
  fires(played) {
    const fired = common(played, ['kabaddi.start', 'kabaddi.tiebreak']);
    const { line } = played;
    if (fired !== null || line === null) return fired;
    if (line.kind === 'milestone')
      return { kind: 'milestone', title: TITLES[line.badge ?? ''] ?? 'Super!', text: line.text };
    if (line.kind === 'card') return { kind: 'card', title: 'Card', text: line.text };
    return null;
  },
  periodCard: () => [0, 0],
};

const TITLES: Readonly<Record<string, string>> = { SR: 'Super raid', ST: 'Super tackle', AO: 'All out' };
