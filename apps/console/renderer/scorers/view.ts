import { isRemark, type MatchStatus } from '#shared/match/lifecycle.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { CheckState } from '#shared/wire/checks.ts';
import type { LinkState } from '../stores/link.ts';
import { s } from './text.ts';

type Known = Pick<LinkState, 'hello' | 'scorers' | 'devices' | 'checks' | 'names' | 'screens'>;

/** A scorer of a match as everybody sees them. */
export interface ScorerRow {
  readonly id: string;
  readonly name: string;
  /** The desk has no pad whose place another could take. */
  readonly isDesk: boolean;
  readonly isMe: boolean;
  readonly isLive: boolean;
  readonly online: boolean;
  /** UTC ms; null: not lost. */
  readonly lostAt: number | null;
  readonly heardAt: number | null;
  /** 0 to 1. */
  readonly battery: number | null;
  /** How their own record compares with the score; null: they keep none. */
  readonly record: CheckState['kind'] | null;
}

/** The desk, and the pads that are here, lost, or have to do with the match; empty where the desk is alone. */
export function scorerRows(known: Known, match: string): readonly ScorerRow[] {
  const { hello, devices, checks } = known;
  if (hello === null) return [];
  const live = liveOf(known, match);
  const records = checks.get(match) ?? [];
  const recordOf = (id: string) => records.find(({ client }) => client === id)?.kind ?? null;
  const pads = [...devices.values()]
    .filter(({ role, revokedAt }) => role === 'scorer' && revokedAt === null)
    .filter(({ id, online, lostAt }) => online || lostAt !== null || id === live || recordOf(id) !== null);
  if (pads.length === 0 && live === null) return [];
  const desk: ScorerRow = {
    id: hello.console,
    name: s.desk,
    isDesk: true,
    isMe: hello.scorer === hello.console,
    isLive: live === hello.console,
    online: hello.scorer === hello.console || known.screens !== 0,
    lostAt: null,
    heardAt: null,
    battery: null,
    record: null,
  };
  const rows = [
    desk,
    ...pads.map(
      ({ id, name, online, lostAt, lastSeenAt, battery }): ScorerRow => ({
        id,
        name,
        isDesk: false,
        isMe: id === hello.scorer,
        isLive: id === live,
        online,
        lostAt,
        heardAt: lastSeenAt,
        battery,
        record: recordOf(id),
      }),
    ),
  ];
  // Whose word counts, first; then whoever reads it.
  return rows.toSorted((a, b) => Number(b.isLive) - Number(a.isLive) || Number(b.isMe) - Number(a.isMe));
}

/** Who was named to score the match; null: nobody. */
export function liveOf({ scorers }: Pick<Known, 'scorers'>, match: string): string | null {
  return scorers.get(match)?.live ?? null;
}

export function nameOf({ hello, names, devices }: Pick<Known, 'hello' | 'names' | 'devices'>, id: string): string {
  return id === hello?.console ? s.desk : (names.get(id) ?? devices.get(id)?.name ?? id);
}

/** The match where this scorer goes on: theirs, or the only one that is on; null: not known. */
export function placeOf({ scorers, checks, matches }: LinkState, id: string): string | null {
  const [live] = [...scorers.values()].filter((one) => one.live === id);
  if (live !== undefined) return live.match;
  for (const [match, records] of checks) if (records.some(({ client }) => client === id)) return match;
  const on = [...(matches?.values() ?? [])].filter(({ scoreboard }) => isOn(scoreboard.status));
  return on.length === 1 ? (on[0]?.match ?? null) : null;
}

/** Is a match of that status being played? */
export function isOn(status: MatchStatus): boolean {
  return status === 'live' || status === 'paused';
}

/**
 * Why the desk may not score the match now; null: it may. A pad may always: what it scores is its own record then, see
 * `MqttTransport`.
 */
export function barred(known: Known, match: string, type: string): Problem | null {
  const { hello, scorers, checks } = known;
  const live = liveOf(known, match);
  if (hello === null || live === null || live === hello.scorer || hello.scorer !== hello.console) return null;
  if (checks.get(match)?.some(({ client }) => client === hello.user)) return null;
  if (isRemark(type) && scorers.get(match)?.remarks === true) return null;
  return problem('not-live', s.barred(nameOf(known, live)));
}
