import type { ScorecardView } from '#shared/wire/rest.ts';

type Section = ScorecardView['sections'][number];
export type Table = Section['tables'][number];

export interface Columns {
  /** Index of the column that names the row. */
  readonly head: number;
  /** Index of a second text column that is set below the name, where a table of figures has just one. */
  readonly below: number | null;
  readonly rest: readonly number[];
}

/** Tables that begin with the same column need their titles to tell them apart. */
export function needTitles(tables: readonly Table[]): boolean {
  const heads = tables.map((table) => table.columns[columnsOf(table).head]?.label);
  return new Set(heads).size < heads.length;
}

/** A name, one line about it and figures: such a table fits a phone when the line goes below the name. */
export function columnsOf({ columns }: Table): Columns {
  const texts = columns.flatMap(({ numeric }, i) => (numeric ? [] : [i]));
  const head = texts[0] ?? 0;
  const [, second] = texts;
  const below = texts.length === 2 && second !== undefined && columns.length - texts.length >= 2 ? second : null;
  return { head, below, rest: columns.map((_, i) => i).filter((i) => i !== head && i !== below) };
}

/** Which sections to show open at first: those where somebody is active now; of a finished match both, or the last. */
export function openSections(sections: readonly Section[]): ReadonlySet<number> {
  const all = sections.map((_, i) => i);
  const active = all.filter((i) => sections[i]?.tables.some(({ rows }) => rows.some((row) => row.emphasis === true)));
  if (active.length > 0) return new Set(active);
  return new Set(sections.length <= 2 ? all : all.slice(-1));
}
