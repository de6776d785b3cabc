import type { CommentaryEntry } from '#shared/wire/live.ts';
import type { CommentaryPage } from '#shared/wire/rest.ts';

/** The commentary as far as the reader has asked for it, newest first. */
export interface Lines {
  readonly entries: readonly CommentaryEntry[];
  /** Where the next, earlier page begins; null when this is all. */
  readonly next: string | null;
  /** The state of the log that the newest fetched page shows: what came before it is in there, or was taken back. */
  readonly seq: number;
}

/** A line that came live: on top, or in the place of the same line as it was before. */
export function withLine(lines: Lines, line: CommentaryEntry): Lines {
  if (line.seq <= lines.seq) return lines;
  const known = lines.entries.findIndex(({ id }) => id === line.id);
  const entries = known < 0 ? [line, ...lines.entries] : lines.entries.with(known, line);
  return { ...lines, entries };
}

export function withEarlier(lines: Lines, page: CommentaryPage): Lines {
  return { ...lines, entries: unique([...lines.entries, ...page.entries]), next: page.next };
}

/**
 * The commentary fetched again, `pages` from the newest one back: it replaces what we had, but for the lines that came
 * live after the relay made those pages.
 */
export function reloaded(lines: Lines, pages: readonly CommentaryPage[]): Lines {
  const [newest] = pages;
  if (newest === undefined) return lines;
  const since = lines.entries.filter(({ seq }) => seq > newest.seq);
  const entries = unique([...since, ...pages.flatMap((page) => page.entries)]);
  return { entries, next: pages.at(-1)?.next ?? null, seq: newest.seq };
}

/** Pages overlap when lines came between their requests: the first, newer one stays. */
function unique(entries: readonly CommentaryEntry[]): CommentaryEntry[] {
  const first = new Map<string, CommentaryEntry>();
  for (const line of entries) if (!first.has(line.id)) first.set(line.id, line);
  return [...first.values()];
}
