import type { MatchSummary } from '#shared/wire/console.ts';

export interface Groups {
  readonly live: readonly MatchSummary[];
  readonly scheduled: readonly MatchSummary[];
  readonly finished: readonly MatchSummary[];
}

/** What is on first, then what is next, then what was; the newest of each on top. */
export function grouped(matches: Iterable<MatchSummary>): Groups {
  const sorted = [...matches].sort((a, b) => b.updatedAt - a.updatedAt);
  const status = (summary: MatchSummary) => summary.scoreboard.status;
  return {
    live: sorted.filter((summary) => status(summary) === 'live' || status(summary) === 'paused'),
    scheduled: sorted.filter((summary) => status(summary) === 'scheduled'),
    finished: sorted.filter((summary) => status(summary) === 'ended' || status(summary) === 'abandoned'),
  };
}
