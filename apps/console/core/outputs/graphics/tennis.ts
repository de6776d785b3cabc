import * as z from 'zod';
import type { Pair, Side } from '#shared/sports/side.ts';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, type SportGraphics } from './graphic.ts';

const Two = <T extends z.ZodType>(of: T) => z.tuple([of, of]);
const Score = z.object({ sets: z.array(Two(z.int())), points: Two(z.string()).nullable() });

export const tennisGraphics: SportGraphics = {
  layout: 'sets',
  leftOut: [],
  draw(_game, board) {
    const score = Score.safeParse(board.score);
    if (!score.success) return {};
    const { sets, points } = score.data;
    const past = points === null ? sets : sets.slice(0, -1);
    const now = points === null ? undefined : sets.at(-1);
    const side = (which: Side): Partial<OutputSide> => ({
      score: points?.[which] ?? '',
      detail: '',
      games: now === undefined ? null : String(now[which]),
      parts: past.map((set) => won(set, which)),
    });
    return { sides: [side(0), side(1)] };
  },
  fires(played) {
    const fired = common(played, []);
    const { line, words } = played;
    if (fired !== null || line === null) return fired;
    if (line.kind === 'milestone') return { kind: 'milestone', title: words.serviceBreak, text: line.text };
    return null;
  },
  periodCard: (sheet) => [0, Math.max(0, (sheet[0]?.tables.length ?? 1) - 1)],
};

export function won(set: Pair<number>, side: Side): OutputSide['parts'][number] {
  return { text: String(set[side]), won: set[side] > set[side === 0 ? 1 : 0] };
}
