import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { noteOf } from './notes.ts';
import { clockAt, latest, type State, scoreOf } from './state.ts';
import type { RaidFacts } from './text/facts.ts';

/** The second half is close within so many points when so much is left of it, ms. */
const CLOSE_POINTS = 3;
const CLOSE_MS = 2 * 60_000;

/** All-outs, super raids and tackles, super tens and high fives, ends of halves, and close finishes. */
export function moments(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  const note = noteOf(before, event, after);
  return [
    ...(note?.kind === 'raid' ? raidMoments(note.raid) : []),
    ...(note?.kind === 'end' && after.result === null
      ? [{ kind: 'period' as const, what: String(note.period), players: [] }]
      : []),
    ...closing(before, event, after),
  ];
}

function raidMoments(raid: RaidFacts): readonly Moment[] {
  const raider = raid.raider === null ? [] : [raid.raider];
  return [
    ...(raid.allOut === null ? [] : [{ kind: 'score' as const, what: `all out ${raid.allOut.team}`, players: [] }]),
    ...(raid.superRaid ? [{ kind: 'score' as const, what: 'super raid', players: raider }] : []),
    ...(raid.superTackle ? [{ kind: 'score' as const, what: 'super tackle', players: raid.tacklers }] : []),
    ...(raid.superTen ? [{ kind: 'milestone' as const, what: 'super ten', players: raider }] : []),
    ...(raid.highFive === null ? [] : [{ kind: 'milestone' as const, what: 'high five', players: [raid.highFive] }]),
  ];
}

function closing(before: State, { type, at }: AppliedEvent, after: State): readonly Moment[] {
  if (after.result !== null) return [];
  const decider =
    (before.tieBreak === null && after.tieBreak !== null) || (before.golden === null && after.golden !== null);
  if (decider) return [{ kind: 'close', what: 'tie-break', players: [] }];
  return type === 'kabaddi.raid' && isClose(after, at) && !isClose(before, at)
    ? [{ kind: 'close', what: 'last minutes', players: [] }]
    : [];
}

function isClose(state: State, at: number): boolean {
  const last = latest(state);
  const [a, b] = scoreOf(state);
  if (last === null || last.ended || last.period < 2 || state.tieBreak !== null) return false;
  return Math.abs(a - b) <= CLOSE_POINTS && clockAt(last, at) <= CLOSE_MS;
}
