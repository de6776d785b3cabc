import type { Delivery } from '#shared/sports/cricket/events.ts';
import type { Format } from '#shared/sports/cricket/setup.ts';
import type { KeyPress } from '../../keys/router.ts';

export type Extra = 'wide' | 'noball' | 'bye' | 'legbye';

/** A ball being entered: what the umpire signalled so far; the runs complete it. */
export interface Entry {
  readonly extra: Extra | null;
  /** How the runs off a no-ball were made. */
  readonly off: 'bat' | 'bye' | 'legbye';
  /** A four or six that did not reach the boundary. */
  readonly allRun: boolean;
  /** Eighth of the field that the ball went to, from 1, clockwise from straight past the bowler; null: not told. */
  readonly zone: number | null;
  /** The next digit is a zone. */
  readonly zoning: boolean;
}

export const noEntry: Entry = { extra: null, off: 'bat', allRun: false, zone: null, zoning: false };

/** A zone's middle, in degrees as the event counts them. */
export function angleOf(zone: number): number {
  return (zone - 0.5) * 45;
}

/** Runs made on the ball, as the scorer counts them: on top of the penalty run of a wide or no-ball. */
export type Ball = Entry & { readonly runs: number };

export type EntryStep = { readonly entry: Entry } | { readonly ball: Ball } | null;

/** The most that one key scores; 8 and more have happened and go through "Change". */
export const MOST_RUNS = 7;

const EXTRA_BY_KEY: Readonly<Record<string, Extra>> = { w: 'wide', n: 'noball', b: 'bye', l: 'legbye' };

/** One key on the way to a ball; null: the key means nothing here. */
export function enterBy(entry: Entry, press: KeyPress): EntryStep {
  if (press.control) return null;
  if (entry.zoning && /^[1-8]$/.test(press.key)) return { entry: { ...entry, zone: Number(press.key), zoning: false } };
  if (press.key === 'z' && !press.shift) return { entry: { ...entry, zoning: !entry.zoning } };
  const runs = press.key === '.' ? 0 : /^\d$/.test(press.key) ? Number(press.key) : null;
  if (runs !== null) {
    if (runs > MOST_RUNS) return null;
    return { ball: { ...entry, allRun: entry.allRun || press.shift, runs } };
  }
  const extra = press.shift ? undefined : EXTRA_BY_KEY[press.key];
  if (extra !== undefined) return enterExtra(entry, extra);
  if (press.key === 'a' && !press.shift) return { entry: { ...entry, allRun: !entry.allRun } };
  if (press.key === 'Enter' && entry.extra !== null) return { ball: plainly(entry) };
  if (press.key === 'Escape' && (entry.extra !== null || entry.allRun || entry.zone !== null || entry.zoning))
    return { entry: noEntry };
  return null;
}

/** The same key twice is the plain case; byes after a no-ball are byes off it; any other key changes one's mind. */
export function enterExtra(entry: Entry, extra: Extra): { readonly entry: Entry } | { readonly ball: Ball } {
  if (entry.extra === 'noball' && (extra === 'bye' || extra === 'legbye')) {
    return entry.off === extra ? { ball: { ...entry, runs: 1 } } : { entry: { ...entry, off: extra } };
  }
  if (entry.extra === extra) return { ball: plainly(entry) };
  return { entry: { ...noEntry, zone: entry.zone, extra } };
}

/** A wide or no-ball with nothing run, a single bye or leg bye. */
function plainly(entry: Entry): Ball {
  const runs = entry.extra === 'bye' || entry.extra === 'legbye' || entry.off !== 'bat' ? 1 : 0;
  return { ...entry, runs };
}

/** The ball as the event says it: `wides: 5` is 1 + 4. */
export function toRuns({ extra, off, runs }: Ball, format: Format): Partial<Delivery['runs']> {
  switch (extra) {
    case 'wide':
      return { wides: format.wideRuns + runs };
    case 'noball': {
      const noballs = format.noballRuns;
      if (runs === 0) return { noballs };
      return off === 'bat' ? { noballs, batter: runs } : { noballs, [off === 'bye' ? 'byes' : 'legbyes']: runs };
    }
    case 'bye':
      return runs === 0 ? {} : { byes: runs };
    case 'legbye':
      return runs === 0 ? {} : { legbyes: runs };
    case null:
      return { batter: runs };
  }
}

/** Whether "all run" says something about this ball. */
export function isAllRun({ extra, off, runs, allRun }: Ball): boolean {
  const offBat = extra === null || (extra === 'noball' && off === 'bat');
  return allRun && offBat && (runs === 4 || runs === 6);
}
