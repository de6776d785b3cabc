import type { JsonObject } from '../../json/json.ts';
import { other, type Pair, type Side, teamSide } from '../side.ts';
import type { Observation } from '../sport.ts';
import { type Contest, partsOf, partsWon } from './part.ts';

/**
 * Who won a rally by what a device saw: `point` {team}, a button; `line-call` {call: 'in' | 'out', by: team that hit it}.
 */
export function observedRally(
  contest: Contest,
  { kind, data }: Observation,
): { readonly winner: Side; readonly call: 'in' | 'out' | null } | null {
  if (kind === 'point') {
    const winner = observedSide(contest, data.team);
    return winner === null ? null : { winner, call: null };
  }
  const by = observedSide(contest, data.by);
  if (kind !== 'line-call' || by === null || (data.call !== 'in' && data.call !== 'out')) return null;
  return { winner: data.call === 'in' ? by : other(by), call: data.call };
}

/**
 * A scoreboard's reading {points: [a, b], [noun]?: number, [noun]s?: [a, b] won} as the points of every part; parts
 * before the one shown stay as they are known. Null: it does not fit what is known.
 */
export function observedScore(contest: Contest, data: JsonObject, noun: 'game' | 'set'): Pair<number>[] | null {
  const shown = pairOf(data.points);
  if (shown === null) return null;
  const number = data[noun] ?? (contest.current === null ? 1 : contest.current.number);
  const before = partsOf(contest)
    .slice(0, typeof number === 'number' ? number - 1 : 0)
    .map(({ points }) => points);
  if (before.length + 1 !== number) return null;
  const won = pairOf(data[`${noun}s`]);
  if (won !== null && won.join() !== partsWon(contest).join()) return null;
  return [...before, shown];
}

/** A device may name a team by its id, name or short name. */
export function observedSide(contest: Contest, team: unknown): Side | null {
  if (typeof team !== 'string') return null;
  const index = contest.setup.teams.findIndex(({ name, shortName }) => team === name || team === shortName);
  return teamSide(contest, team) ?? (index === 0 || index === 1 ? index : null);
}

function pairOf(value: unknown): Pair<number> | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [a, b]: unknown[] = value;
  return isPoints(a) && isPoints(b) ? [a, b] : null;
}

function isPoints(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 99;
}
