import * as z from 'zod';
import type { Parsed } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';

/** A row: one match. What is not needed to play it may be missing or odd. */
const Row = z.object({
  pbp_id: z.string().min(1),
  date: z.string().optional(),
  tny_name: z.string().optional(),
  server1: z.string().trim().min(1),
  server2: z.string().trim().min(1),
  winner: z.string().optional(),
  pbp: z.string().min(1),
  score: z.string().optional(),
  wh_minutes: z.string().optional(),
});
export type Row = z.infer<typeof Row>;

const COLUMNS = ['pbp_id', 'server1', 'server2', 'pbp'];

export function isPointByPoint(text: string): boolean {
  const header = cells(text.slice(0, 2_000).split(/\r?\n/, 1)[0] ?? '');
  return COLUMNS.every((column) => header.includes(column));
}

/** Problems name the line. */
export function readRows(text: string): Parsed<readonly Row[]> {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = cells(head);
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const values = cells(line);
    const row = Row.safeParse(Object.fromEntries(header.map((column, at) => [column, values[at]])));
    if (!row.success) return { ok: false, problem: schemaProblem(row.error, `line ${index + 2}`) };
    rows.push(row.data);
  }
  return rows.length === 0
    ? { ok: false, problem: problem('empty', 'The file holds no match.') }
    : { ok: true, value: rows };
}

/** The cells of a line (RFC 4180; no cell of this format has a line break). */
function cells(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}
