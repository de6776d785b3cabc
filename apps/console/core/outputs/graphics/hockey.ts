import * as z from 'zod';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, type SportGraphics } from './graphic.ts';
import type { Words } from './text.ts';

const Suspension = z.object({ side: z.enum(['home', 'away']), card: z.enum(['green', 'yellow', 'red']) });
const Score = z.object({ suspensions: z.array(Suspension), corner: z.object({ side: z.string() }).optional() });

export const hockeyGraphics: SportGraphics = {
  layout: 'clock',
  leftOut: ['role'],
  draw(_game, board, words) {
    const score = Score.safeParse(board.score);
    if (!score.success) return {};
    const { suspensions, corner } = score.data;
    const side = (which: 'home' | 'away', detail = ''): Partial<OutputSide> => ({
      detail,
      cards: suspensions.filter((each) => each.side === which).map(({ card }) => card),
      counts: corner?.side === which ? [{ label: words.corner, text: '', alarm: true }] : [],
    });
    return { sides: [side('home', board.sides[0]?.detail), side('away', board.sides[1]?.detail)] };
  },
  fires(played) {
    const fired = common(played, ['hockey.start', 'hockey.shootout']);
    const { line, words } = played;
    if (fired !== null || line === null) return fired;
    if (line.kind === 'score') return { kind: 'score', title: words.goal, text: line.text };
    if (line.kind === 'card') return { kind: 'card', title: cardTitle(line.badge, words), text: line.text };
    return null;
  },
  periodCard: () => [0, 0],
};

const CARDS: Readonly<Record<string, keyof Words['cards']>> = { GC: 'green', YC: 'yellow', RC: 'red' };

function cardTitle(badge: string | undefined, words: Words): string {
  const card = CARDS[badge ?? ''];
  return card === undefined ? words.card : words.cards[card];
}
