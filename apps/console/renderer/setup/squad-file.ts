import * as z from 'zod';
import { type Parsed, parseJson } from '#shared/json/json.ts';
import { problem } from '#shared/problem.ts';
import { fileText } from './squad-file-text.ts';

/** A squad as a file has it, in the form of a pasted sheet. */
export interface SquadFile {
  /** As somebody would have pasted it: for people to read over and correct. */
  readonly sheet: string;
  readonly name: string | null;
  readonly shortName: string | null;
}

/** More than any squad needs, in bytes. */
const MAX_BYTES = 256 * 1024;

const Player = z.union([
  z.string().transform((name) => ({ name, number: undefined, captain: false, keeper: false })),
  z.object({
    name: z.string(),
    number: z.union([z.int(), z.string()]).optional(),
    captain: z.boolean().default(false),
    keeper: z.boolean().default(false),
  }),
]);
type Player = z.infer<typeof Player>;

const Squad = z.union([
  z.array(Player).transform((players) => ({ players, name: null, shortName: null })),
  z.object({
    players: z.array(Player),
    name: z.string().nullable().default(null),
    shortName: z.string().nullable().default(null),
  }),
]);

/** Columns by what spreadsheets call them. */
const COLUMNS = {
  name: /^(?:full ?name|player(?: ?name)?|name)$/i,
  number: /^(?:#|no\.?|num(?:ber)?|shirt(?: ?(?:no\.?|number))?|jersey(?: ?(?:no\.?|number))?)$/i,
  mark: /^(?:role|captain|mark|c|position|pos\.?)$/i,
} as const;

/**
 * Reads a squad out of a file: JSON (names; or `{name, number, captain, keeper}`; or `{name, shortName, players}`), CSV
 * with or without a line of headings, or any text that could as well be pasted.
 */
export async function readSquadFile(file: Blob): Promise<Parsed<SquadFile>> {
  if (file.size > MAX_BYTES) return { ok: false, problem: problem('too-large', fileText.tooLarge) };
  return squadOf(await file.text());
}

export function squadOf(content: string): Parsed<SquadFile> {
  const text = content.replace(/^\uFEFF/, '').trim();
  if (text === '') return { ok: false, problem: problem('empty', fileText.empty) };
  if (/^[[{]/.test(text)) return ofJson(text);
  return { ok: true, value: { sheet: ofCsv(text) ?? text, name: null, shortName: null } };
}

function ofJson(text: string): Parsed<SquadFile> {
  const json = parseJson(text);
  const squad = Squad.safeParse(json.ok ? json.value : null);
  if (!squad.success) return { ok: false, problem: problem('no-squad', fileText.noSquad) };
  const { players, name, shortName } = squad.data;
  return { ok: true, value: { sheet: players.map(lineOf).join('\n'), name, shortName } };
}

/** Null: there are no columns that could be told apart, so the lines are as good as pasted. */
function ofCsv(text: string): string | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const separator = [';', '\t', ','].find((each) => first.includes(each)) ?? ',';
  const rows = lines.map((line) => cellsOf(line, separator));
  const headings = rows[0] ?? [];
  const find = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading));
  const at = { name: find(COLUMNS.name), number: find(COLUMNS.number), mark: find(COLUMNS.mark) };
  if (at.name >= 0)
    return rows
      .slice(1)
      .map((cells) => lineOfCells(cells, at))
      .join('\n');
  // Without headings: a number first in every line can only be the shirt.
  if (!rows.every(([number = '', name = '']) => /^#?\d{1,3}$/.test(number) && name !== '')) return null;
  return rows.map((cells) => lineOfCells(cells, { number: 0, name: 1, mark: 2 })).join('\n');
}

function lineOfCells(cells: readonly string[], at: Readonly<Record<keyof typeof COLUMNS, number>>): string {
  const mark = cells[at.mark] ?? '';
  return lineOf({
    name: cells[at.name] ?? '',
    number: cells[at.number] ?? '',
    captain: /^(?:c|capt|captain|yes|true|1|x)$/i.test(mark),
    keeper: /^(?:wk|gk|wicket-?keeper|goal-?keeper|keeper)$/i.test(mark),
  });
}

/** RFC 4180: a cell in quotes may hold the separator, and a quote twice. */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '"' && quoted && line[i + 1] === '"') {
      cell += char;
      i++;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
}

function lineOf({ name, number, captain, keeper }: Player): string {
  const shirt = number === undefined || number === '' ? '' : `${number}\t`;
  return `${shirt}${name.replaceAll(/\s+/g, ' ').trim()}${captain ? ' (c)' : ''}${keeper ? ' (wk)' : ''}`;
}
