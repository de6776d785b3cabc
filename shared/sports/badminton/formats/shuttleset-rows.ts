import * as z from 'zod';
import type { Parsed } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';
import type { Warning } from '../../sport.ts';

/** Whole numbers are written "3" or "3.0". */
const Count = z
  .string()
  .regex(/^\d{1,6}(\.0+)?$/, 'a whole number is expected')
  .transform(Number);
const Player = z.enum(['A', 'B']);

/** What is read of a row, which is a stroke. */
const Row = z.object({
  rally: Count,
  roundscore_A: Count,
  roundscore_B: Count,
  player: Player,
  getpoint_player: Player.or(z.literal('').transform(() => null)),
  lose_reason: z.string().max(40).default(''),
  /** Place in the video: "1:07:39". */
  time: z.string().max(12).default(''),
});
export type Row = z.output<typeof Row>;

/** The strokes of a rally in order; never empty. */
export interface Rally {
  readonly number: number;
  readonly first: Row;
  readonly last: Row;
  readonly strokes: number;
}

const HEADER = /^\uFEFF?rally,ball_round,/;

export function isHeader(line: string): boolean {
  return HEADER.test(line);
}

export interface ReadRows {
  /** Game by game. */
  readonly games: readonly (readonly Rally[])[];
  readonly warnings: readonly Warning[];
}

/** The rallies of a match whose files follow one another in `text`, each with its header. Cells are never quoted. */
export function readRows(text: string): Parsed<ReadRows> {
  const games: Rally[][] = [];
  const warnings: Warning[] = [];
  let columns: readonly string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    if (isHeader(line)) {
      columns = line.replace('\uFEFF', '').split(',');
      games.push([]);
      continue;
    }
    const game = games.at(-1);
    if (game === undefined) {
      return { ok: false, problem: problem('no-header', 'The file does not begin with its column names.', 'line 1') };
    }
    const cells = line.split(',');
    const row = Row.safeParse(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])));
    if (row.success) addRow(game, row.data);
    else {
      const { message, path } = schemaProblem(row.error, `line ${index + 1}`);
      warnings.push({ code: 'bad-row', message: `A stroke cannot be read (${path}: ${message}).` });
    }
  }
  return { ok: true, value: { games: games.filter((game) => game.length > 0), warnings } };
}

function addRow(game: Rally[], row: Row): void {
  const open = game.at(-1);
  if (open?.number === row.rally) game[game.length - 1] = { ...open, last: row, strokes: open.strokes + 1 };
  else game.push({ number: row.rally, first: row, last: row, strokes: 1 });
}
