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

const absent = z.literal('').transform(() => null);

/** What is read of a row, which is a stroke. */
const Row = z.object({
  rally: Count,
  /** The score after the rally; null where it is left out. */
  roundscore_A: Count.or(absent),
  roundscore_B: Count.or(absent),
  player: Player,
  /** The kind of stroke, in the data set's words. */
  type: z.string().max(40).default(''),
  getpoint_player: Player.or(absent),
  lose_reason: z.string().max(40).default(''),
  /** Place in the video: "1:07:39". */
  time: z.string().max(12).default(''),
});
export type Row = z.output<typeof Row>;

const COLUMNS = Object.keys(Row.shape);

/** The strokes of a rally in order; never empty. */
export interface Rally {
  readonly number: number;
  readonly first: Row;
  readonly last: Row;
  readonly strokes: number;
}

/** Some copies have the numbers of the rows before them. */
const HEADER = /^\uFEFF?,?"?rally"?,"?ball_round"?,/;

export function isHeader(line: string): boolean {
  return HEADER.test(line);
}

export interface ReadRows {
  /** Game by game. */
  readonly games: readonly (readonly Rally[])[];
  readonly warnings: readonly Warning[];
}

/** The rallies of a match whose files follow one another in `text`, each with its header. */
export function readRows(text: string): Parsed<ReadRows> {
  const games: Rally[][] = [];
  const warnings: Warning[] = [];
  let places: readonly (readonly [column: string, at: number])[] = [];
  let width = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    if (isHeader(line)) {
      const columns = cellsOf(line.replace('\uFEFF', '')).map((column) => column.trim());
      places = COLUMNS.map((column) => [column, columns.indexOf(column)]);
      width = Math.max(...places.map(([, at]) => at)) + 1;
      games.push([]);
      continue;
    }
    const game = games.at(-1);
    if (game === undefined) {
      return { ok: false, problem: problem('no-header', 'The file does not begin with its column names.', 'line 1') };
    }
    const cells = cellsOf(line, width);
    const row = Row.safeParse(Object.fromEntries(places.map(([column, at]) => [column, cells[at]?.trim() ?? ''])));
    if (row.success) addRow(game, row.data);
    else {
      const { message, path } = schemaProblem(row.error, `line ${index + 1}`);
      warnings.push({ code: 'bad-row', message: `A stroke cannot be read (${path}: ${message}).` });
    }
  }
  return { ok: true, value: { games: games.filter((game) => game.length > 0), warnings } };
}

/** The first `width` cells. They hold no commas; some copies put them in quotes. */
function cellsOf(line: string, width?: number): readonly string[] {
  return (line.includes('"') ? line.replaceAll('"', '') : line).split(',', width);
}

function addRow(game: Rally[], row: Row): void {
  const open = game.at(-1);
  if (open?.number === row.rally) game[game.length - 1] = { ...open, last: row, strokes: open.strokes + 1 };
  else game.push({ number: row.rally, first: row, last: row, strokes: 1 });
}
