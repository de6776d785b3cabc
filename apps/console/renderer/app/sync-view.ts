import type { MatchSummary, SyncState } from '#shared/wire/console.ts';
import { h } from '../hand-over/text.ts';
import { SKEW_WARNING, skewSeconds } from '../hand-over/ticks.ts';
import { objection } from '../text/objections.ts';
import { age, t } from '../text/text.ts';

type Level = 'good' | 'wait' | 'off' | 'bad';

export interface Tick {
  readonly level: Level;
  readonly label: string;
  readonly detail: string;
}

export interface SyncInput {
  readonly connected: boolean;
  readonly sync: SyncState | null;
  /** The open match, if one is. */
  readonly summary: MatchSummary | null;
  readonly unsaved: number;
  /** Events of the open match that this console has stored. */
  readonly stored: number;
  /** UTC ms */
  readonly now: number;
}

/** First tick: is what was scored stored in the console? */
export function hereTick({ connected, unsaved, stored }: SyncInput): Tick {
  if (!connected) return { level: 'bad', label: t.sync.unsaved(unsaved), detail: t.link.lost };
  if (unsaved > 0) return { level: 'wait', label: t.sync.saving(unsaved), detail: t.sync.savingDetail(unsaved) };
  return { level: 'good', label: t.sync.here, detail: t.sync.hereDetail(stored) };
}

/** Second tick: has the relay, and with it everybody else, got it? */
export function relayTick({ sync, summary, connected, stored }: SyncInput): Tick {
  if (summary?.scoreboard.practice) return { level: 'off', label: t.sync.practice, detail: t.sync.practiceDetail };
  if (summary?.fork != null) return { level: 'bad', label: t.sync.fork, detail: objection(summary.fork) };
  if (sync === null || !connected) return { level: 'off', label: t.sync.unknown, detail: '' };
  const error = sync.error ?? '';
  const waiting = summary === null ? sync.backlog : Math.max(0, stored - summary.ackedSeq);
  switch (sync.link) {
    case 'off':
      return { level: 'off', label: t.sync.off, detail: t.sync.offDetail };
    case 'refused':
      return { level: 'bad', label: t.sync.refused, detail: error };
    case 'connecting': {
      const label = waiting > 0 ? t.sync.behind(waiting) : t.sync.connecting;
      return { level: waiting > 0 ? 'bad' : 'wait', label, detail: error };
    }
    case 'online': {
      const detail = summary === null ? t.sync.backlog(sync.backlog) : t.sync.relayDetail(summary.ackedSeq, stored);
      if (waiting > 0) return { level: 'wait', label: t.sync.behind(waiting), detail };
      return { level: 'good', label: t.sync.relay, detail };
    }
  }
}

/** Third tick: has anybody seen it? Null where that is not known. */
export function fansTick({ summary }: Pick<SyncInput, 'summary'>): Tick | null {
  if (summary == null || summary.seen === null) return null;
  const { seq, fans } = summary.seen;
  return fans > 0
    ? { level: 'good', label: h.seen(fans), detail: h.seenDetail(seq, fans) }
    : { level: 'off', label: h.unseen, detail: h.unseenDetail(seq) };
}

/** Why somebody should look at the clocks; null when they agree. */
export function skewWarning(sync: SyncState | null): string | null {
  const skew = sync?.skew ?? null;
  return skew === null || Math.abs(skew) < SKEW_WARNING ? null : h.skewWarning(skewSeconds(skew));
}

/** The queue behind the ticks, in words. */
export function queueLines(sync: SyncState, now: number): readonly string[] {
  if (sync.link === 'off') return [];
  const oldest = sync.oldestUnsentAt === null ? [] : [t.sync.oldest(age(now - sync.oldestUnsentAt))];
  const last = sync.lastAckAt === null ? t.sync.neverAcked : t.sync.lastAck(age(now - sync.lastAckAt));
  const skew = sync.skew === null ? [] : [h.skew(skewSeconds(sync.skew))];
  return [t.sync.backlog(sync.backlog), ...oldest, last, ...skew];
}
