import type { Side } from '#shared/sports/side.ts';
import type { GameBoard } from '#shared/sports/sport.ts';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, type Played, type SportGraphics } from './graphic.ts';
import { won } from './tennis.ts';

/** Volleyball and badminton: a side's score on the board is its row of points, part by part. */
function rallyGraphics(opening: string, between: RegExp): SportGraphics {
  return {
    layout: 'sets',
    leftOut: [],
    draw: (_game, board) => ({ sides: [side(board, 0, between), side(board, 1, between)] }),
    fires(played: Played) {
      const fired = common(played, [opening]);
      const { line } = played;
      if (fired !== null || line?.kind !== 'card') return fired;
      return { kind: 'card', title: 'Card', text: line.text };
    },
    periodCard: (sheet) => [
      Math.max(
        0,
        sheet.findLastIndex(({ headline }) => headline !== undefined),
      ),
      0,
    ],
  };
}

function side(board: GameBoard, which: Side, between: RegExp): Partial<OutputSide> {
  const rows = board.sides.map(({ score }) =>
    score
      .split(' ')
      .filter((part) => part !== '')
      .map(Number),
  );
  const parts = (rows[0] ?? []).map((points, i) => won([points, rows[1]?.[i] ?? 0], which));
  // Between two sets all of them are past, and so they are once the match is over.
  const over = board.result !== undefined || between.test(board.phase);
  return {
    score: over ? '' : (parts.at(-1)?.text ?? '0'),
    parts: over ? parts : parts.slice(0, -1),
    detail: '',
  };
}

export const volleyballGraphics = rallyGraphics('volleyball.set', /^Interval after/);
export const badmintonGraphics = rallyGraphics('badminton.game', /^Interval after/);
