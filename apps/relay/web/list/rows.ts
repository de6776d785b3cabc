import type { LiveEvent, Snapshot } from '#shared/client/messages.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { MatchRow } from '#shared/wire/rest.ts';
import { patched } from '../live/board.ts';

export type Group = 'live' | 'upcoming' | 'finished';

/** The rows we have with those that were fetched: of one match the newer state stays, new matches join. */
export function merged(rows: readonly MatchRow[], fetched: readonly MatchRow[]): readonly MatchRow[] {
  const byMatch = new Map(rows.map((row) => [row.match_id, row]));
  for (const row of fetched) {
    const known = byMatch.get(row.match_id);
    if (known === undefined || isNewer(row, known)) byMatch.set(row.match_id, row);
  }
  return [...byMatch.values()];
}

function isNewer(a: MatchRow, b: MatchRow): boolean {
  return a.term > b.term || (a.term === b.term && a.seq >= b.seq);
}

export function withRowEvent(rows: readonly MatchRow[], message: LiveEvent): readonly MatchRow[] {
  return changed(rows, message, (row) => ({
    scoreboard: patched(row.scoreboard, message.scoreboard),
    updated_at: message.event.recordedAt,
  }));
}

export function withRowSnapshot(rows: readonly MatchRow[], message: Snapshot): readonly MatchRow[] {
  return changed(rows, message, () => ({ scoreboard: message.scoreboard }));
}

/** A poll may have brought a newer row than the live feed has come to. */
function changed(
  rows: readonly MatchRow[],
  { match, term, seq }: LiveEvent | Snapshot,
  change: (row: MatchRow) => Partial<MatchRow>,
): readonly MatchRow[] {
  return rows.map((row) => {
    if (row.match_id !== match || (term <= row.term && seq <= row.seq)) return row;
    return { ...row, ...change(row), term, seq };
  });
}

export function groupOf(status: Scoreboard['status']): Group {
  if (status === 'scheduled') return 'upcoming';
  return status === 'ended' || status === 'abandoned' ? 'finished' : 'live';
}

/**
 * The rows of a group in a steady order: live matches by when they began, so that cards do not jump about with each
 * play; the others with the latest change first.
 */
export function grouped(rows: readonly MatchRow[], group: Group): readonly MatchRow[] {
  const began = ({ scoreboard }: MatchRow) => scoreboard.startedAt ?? 0;
  const order =
    group === 'live'
      ? (a: MatchRow, b: MatchRow) => began(b) - began(a)
      : (a: MatchRow, b: MatchRow) => b.updated_at - a.updated_at;
  return rows
    .filter((row) => groupOf(row.scoreboard.status) === group)
    .sort((a, b) => order(a, b) || a.match_id.localeCompare(b.match_id));
}
