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
    draw(game, board) {
      // Between two sets all of them are past, and so they are once the match is over.
      const { result, phase } = game.board('en');
      const over = result !== undefined || between.test(phase);
      return { sides: [side(board, 0, over), side(board, 1, over)] };
    },
    fires(played: Played) {
      const fired = common(played, [opening]);
      const { line, words } = played;
      if (fired !== null || line?.kind !== 'card') return fired;
      return { kind: 'card', title: words.card, text: line.text };
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

function side(board: GameBoard, which: Side, over: boolean): Partial<OutputSide> {
  const rows = board.sides.map(({ score }) =>
    score
      .split(' ')
      .filter((part) => part !== '')
      .map(Number),
  );
  const parts = (rows[0] ?? []).map((points, i) => won([points, rows[1]?.[i] ?? 0], which));
  return {
    score: over ? '' : (parts.at(-1)?.text ?? '0'),
    parts: over ? parts : parts.slice(0, -1),
    detail: '',
  };
}

export const volleyballGraphics = rallyGraphics('volleyball.set', /^Interval after/);
export const badmintonGraphics = rallyGraphics('badminton.game', /^Interval after/);
