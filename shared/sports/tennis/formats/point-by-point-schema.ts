import * as z from 'zod';
import type { Parsed } from '../../../json/json.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';

const Text = z.string().trim().default('');

/** A row: one match. Any of it may be missing or odd: what can be told of the match is told. */
const Row = z.object({
  pbp_id: Text,
  date: Text,
  tny_name: Text,
  tour: Text,
  draw: Text,
  server1: Text,
  server2: Text,
  winner: Text,
  pbp: Text,
  score: Text,
  wh_minutes: Text,
});
export type Row = z.infer<typeof Row>;

/** A row of the list that may lie beside the file (`x.meta.tsv` for `x.csv`): what its points do not say. */
const Meta = z.object({
  pbp_id: z.string().min(1),
  best_of: z.literal(['3', '5']).transform((n) => (n === '3' ? 3 : 5)),
});

interface PointByPointFile {
  readonly rows: readonly Row[];
  /** Best of 3 or 5, by match. */
  readonly bestOf: ReadonlyMap<string, 3 | 5>;
}

const COLUMNS = ['pbp_id', 'server1', 'server2', 'pbp'];
const MAX_LINE = 1_000_000;

export function isPointByPoint(text: string): boolean {
  const [head = ''] = text
    .slice(0, 2_000)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  return isHeader(cells(head));
}

function isHeader(header: readonly string[]): boolean {
  return COLUMNS.every((column) => header.includes(column));
}

/** Problems name the line. The list beside the file follows it, with a header of its own. */
export function readRows(text: string): Parsed<PointByPointFile> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const split = lines.findIndex((line, index) => index > 0 && line.startsWith('pbp_id\t'));
  const [head = '', ...body] = split < 0 ? lines : lines.slice(0, split);
  const header = cells(head);
  if (!isHeader(header)) {
    return { ok: false, problem: problem('invalid', `The first line must name the columns ${COLUMNS.join(', ')}.`) };
  }
  const rows: Row[] = [];
  for (const [index, line] of body.entries()) {
    if (line.trim() === '' || line.length > MAX_LINE) continue;
    const values = cells(line);
    const row = Row.safeParse(Object.fromEntries(header.map((column, at) => [column, values[at]])));
    if (!row.success) return { ok: false, problem: schemaProblem(row.error, `line ${index + 2}`) };
    rows.push(row.data);
  }
  return rows.length === 0
    ? { ok: false, problem: problem('empty', 'The file holds no match.') }
    : { ok: true, value: { rows, bestOf: split < 0 ? new Map() : lengths(lines.slice(split)) } };
}

function lengths([head = '', ...lines]: readonly string[]): ReadonlyMap<string, 3 | 5> {
  const header = head.split('\t');
  return new Map(
    lines.flatMap((line): [string, 3 | 5][] => {
      const values = line.split('\t');
      const meta = Meta.safeParse(Object.fromEntries(header.map((column, at) => [column, values[at]])));
      return meta.success ? [[meta.data.pbp_id, meta.data.best_of]] : [];
    }),
  );
}

/** The cells of a line (RFC 4180; no cell of this format has a line break). */
function cells(line: string): readonly string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}
