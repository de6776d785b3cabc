import type { Section, Table } from '../sports/sport.ts';
import type { Card } from './card.ts';

/** Spreadsheets take UTF-8 for an older encoding unless the file begins with this; other programs stumble over it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A scorecard as CSV (RFC 4180: CRLF, every record as wide as the widest), laid out as it is read: the match and its
 * score, then each section with its tables, a header above each, and its notes as label and text. An empty record stands
 * between two tables.
 */
export function cardCsv({ scoreboard, summary, sections }: Card): string {
  const head = [
    [scoreboard.title],
    ...scoreboard.sides.map(({ name, score, detail }) => [name, score, detail ?? '']),
    [summary],
  ];
  const records = [head, ...sections.flatMap(blocksOf)].flatMap((block, index) =>
    index === 0 ? block : [[], ...block],
  );
  const width = Math.max(...records.map((record) => record.length));
  return records.map((record) => `${padded(record, width).map(csvField).join(',')}\r\n`).join('');
}

function blocksOf({ title, headline, tables, notes }: Section): readonly (readonly string[])[][] {
  const name = headline === undefined ? [title] : [title, headline];
  const blocks = [
    ...tables.map(tableRecords),
    ...(notes.length > 0 ? [notes.map(({ label, text }) => [label, text])] : []),
  ];
  const [first = [], ...rest] = blocks;
  return [[name, ...first], ...rest];
}

function tableRecords({ title, columns, rows }: Table): (readonly string[])[] {
  const header = columns.map(({ label }) => label);
  return [...(title === '' ? [] : [[title]]), header, ...rows.map(({ cells }) => cells)];
}

function padded(record: readonly string[], width: number): readonly string[] {
  return [...record, ...Array.from({ length: width - record.length }, () => '')];
}

/** One field of a record (RFC 4180). */
export function csvField(text: string): string {
  const safe = isFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Would a spreadsheet run it? Names come from outside, and `=HYPERLINK(…)` is a name. By OWASP's list ("CSV Injection"),
 * also in the wide forms of Japanese keyboards; signed numbers and lone dashes are what they look like.
 */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?(\d+(\.\d+)?%?)?$/.test(text);
}
