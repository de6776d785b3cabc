import type { MatchSummary } from '#shared/wire/console.ts';

/** How far an event has come: three ticks, and whether anybody watched when it was sent out. */
export type Stage = 'saving' | 'here' | 'stored' | 'sent' | 'seen';

/** @param seq of an event, null while it has none; @param summary null when nothing is known of the relay */
export function stageOf(seq: number | null, summary: Pick<MatchSummary, 'ackedSeq' | 'fork' | 'seen'> | null): Stage {
  if (seq === null) return 'saving';
  if (summary === null || seq > summary.ackedSeq) return 'here';
  const { seen } = summary;
  if (seen === null || seq > seen.seq) return 'stored';
  return seq <= seen.reached ? 'seen' : 'sent';
}

/** The clocks of console and relay: said from here on, ms. */
export const SKEW_WARNING = 2000;

export function skewSeconds(ms: number): string {
  return (Math.abs(ms) / 1000).toFixed(1);
}
