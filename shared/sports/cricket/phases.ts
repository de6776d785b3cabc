import { runRate } from './rates.ts';
import type { Format } from './setup.ts';
import type { Innings } from './state.ts';

/** A stretch of an innings of limited overs, with what was made in it so far. `from` and `to` count overs from 1. */
export interface Phase {
  readonly name: 'powerplay' | 'middle' | 'death';
  readonly from: number;
  readonly to: number;
  readonly runs: number;
  readonly wickets: number;
  readonly balls: number;
  readonly runRate: number;
}

/** A finished over, or the one in progress. */
export interface OverFigures {
  readonly index: number;
  readonly runs: number;
  readonly wickets: number;
  readonly legal: number;
  readonly total: number;
}

export function oversOf({ overs, over, runs, wickets }: Innings): readonly OverFigures[] {
  const finished = overs.map((each, place) => ({
    ...{ index: each.index, runs: each.runs, legal: each.legal, total: each.total },
    wickets: each.down - (overs[place - 1]?.down ?? 0),
  }));
  if (over.deliveries === 0) return finished;
  const open = { index: over.index, runs: over.runs, legal: over.legal, total: runs };
  return [...finished, { ...open, wickets: wickets - (overs.at(-1)?.down ?? 0) }];
}

/**
 * Powerplay, middle and death overs, as far as they have begun. The powerplay is the mandatory one where it is known, else
 * 6 overs of 20 or 10 of 50; the last fifth of long innings and the last quarter of short ones is the death.
 */
export function phasesOf(innings: Innings, format: Format): readonly Phase[] {
  const { limit, powerplays, superOver } = innings;
  if (limit === null || superOver > 0 || limit.overs < 5) return [];
  const length = limit.overs + (limit.balls > 0 ? 1 : 0);
  const short = length <= 25;
  const mandatory = powerplays.find(({ kind, from }) => kind === 'mandatory' && from < 1);
  const first = mandatory === undefined ? Math.round(length * (short ? 0.3 : 0.2)) : Math.floor(mandatory.to) + 1;
  const last = length - Math.round(length * (short ? 0.25 : 0.2));
  const spans = [
    ['powerplay', 1, first],
    ['middle', first + 1, last],
    ['death', last + 1, length],
  ] as const;
  const overs = oversOf(innings);
  return spans.flatMap(([name, from, to]) => {
    const own = overs.filter(({ index }) => index + 1 >= from && index + 1 <= to);
    if (own.length === 0) return [];
    return [{ name, from, to, ...figuresOf(own, format.ballsPerOver) }];
  });
}

export function figuresOf(overs: readonly OverFigures[], ballsPerOver: number) {
  const sum = (key: 'runs' | 'wickets' | 'legal') => overs.reduce((total, over) => total + over[key], 0);
  const [runs, balls] = [sum('runs'), sum('legal')];
  return { runs, wickets: sum('wickets'), balls, runRate: runRate(runs, balls, ballsPerOver) };
}
