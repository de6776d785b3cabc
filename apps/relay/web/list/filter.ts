import type { MatchRow } from '#shared/wire/rest.ts';

export interface Filter {
  /** Null: every sport. */
  readonly sport: string | null;
  /** What the reader typed. */
  readonly words: string;
}

/** The sports there are matches of, the most played first. */
export function sportsOf(rows: readonly MatchRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { sport } of rows) counts.set(sport, (counts.get(sport) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([sport]) => sport);
}

/** Matches of the sport in whose title or teams each of the words begins a word. Accents and case do not count. */
export function filtered(rows: readonly MatchRow[], { sport, words }: Filter): readonly MatchRow[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (sport !== null && row.sport !== sport) return false;
    const { title, sides } = row.scoreboard;
    const has = plain([title, ...sides.flatMap(({ name, shortName }) => [name, shortName])].join(' ')).split(
      /[^\p{L}\p{M}\p{N}]+/u,
    );
    return wanted.every((word) => has.some((each) => each.startsWith(word)));
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
