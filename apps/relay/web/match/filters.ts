import type { CommentaryEntry } from '#shared/wire/live.ts';

export const FILTERS = ['all', 'scores', 'key', 'corrected'] as const;
export type LineFilter = (typeof FILTERS)[number];

export interface Chosen {
  readonly filter: LineFilter;
  /** A part of the match, as its lines name it; null: the whole match. */
  readonly period: string | null;
}

const SCORES: ReadonlySet<CommentaryEntry['kind']> = new Set(['boundary', 'score']);
const KEY: ReadonlySet<CommentaryEntry['kind']> = new Set(['wicket', 'card', 'milestone', 'result']);
/** Where scores are as rare as this among the lines (football), each is a key moment; where not (basketball), few are. */
const RARE = 0.12;

/** The lines that fit what the reader chose. */
export function chosenLines(lines: readonly CommentaryEntry[], { filter, period }: Chosen): readonly CommentaryEntry[] {
  if (filter === 'all' && period === null) return lines;
  const fits = testOf(lines, filter);
  return lines.filter((line) => (period === null || line.period === period) && fits(line));
}

function testOf(lines: readonly CommentaryEntry[], filter: LineFilter): (line: CommentaryEntry) => boolean {
  switch (filter) {
    case 'all':
      return () => true;
    case 'scores':
      return ({ kind, badge }) => SCORES.has(kind) || (kind === 'milestone' && badge !== undefined);
    case 'corrected':
      return ({ corrected }) => corrected === true;
    case 'key': {
      const isRare = lines.filter(({ kind }) => kind === 'score').length < RARE * lines.length;
      return ({ kind }) => KEY.has(kind) || (kind === 'score' && isRare);
    }
  }
}

/** The filters that leave something and leave something out; a reader's own choice is always among them. */
export function filtersOf(lines: readonly CommentaryEntry[], chosen: LineFilter): readonly LineFilter[] {
  const useful = FILTERS.filter((filter) => filter === chosen || filter === 'all' || lines.some(testOf(lines, filter)));
  return useful.length > 1 ? useful : [];
}

/** The parts of the match that the lines name, the latest first. */
export function periodsOf(lines: readonly CommentaryEntry[]): readonly string[] {
  return [...new Set(lines.flatMap(({ period }) => (period === undefined ? [] : [period])))];
}
