import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Chart } from '../sport.ts';
import { byMark } from './minute.ts';
import type { State } from './state.ts';
import { words } from './text/words.ts';

type Point = readonly [number, number];

/** The score over the minutes and the goals in each quarter of an hour; stoppage time belongs to the minute it follows. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const { charts: label } = words(locale);
  const series = (points: (state: State, side: Side) => readonly Point[]) =>
    ([0, 1] as const).map((side) => ({ name: teamName(state, side), points: points(state, side) }));
  const axes = { xLabel: label.minute, yLabel: label.goals };
  const goals: readonly Chart[] = [
    { id: 'score', title: label.score, kind: 'line', ...axes, series: series(worm) },
    { id: 'quarters', title: label.quarters, kind: 'bar', ...axes, series: series(quarters) },
  ];
  const shots: readonly Chart[] = [
    {
      id: 'shots',
      title: label.shots,
      kind: 'line',
      xLabel: label.minute,
      yLabel: label.shotsAxis,
      series: series(shotLine),
    },
  ];
  return [
    ...(state.goals.every(({ cancelled }) => cancelled) ? [] : goals),
    ...(state.shots.length === 0 ? [] : shots),
  ];
}

/** Shots so far, minute by minute. */
function shotLine(state: State, side: Side): readonly Point[] {
  const minutes = state.shots
    .filter((shot) => shot.side === side)
    .toSorted(byMark)
    .map(({ mark }) => mark.minute);
  return steps(state, minutes);
}

function minutesOf(state: State, side: Side): readonly number[] {
  return state.goals
    .filter((goal) => goal.side === side && !goal.cancelled)
    .toSorted(byMark)
    .map(({ mark }) => mark.minute);
}

/** Level up to each goal, then a step. */
function worm(state: State, side: Side): readonly Point[] {
  return steps(state, minutesOf(state, side));
}

function steps(state: State, minutes: readonly number[]): readonly Point[] {
  const points = minutes.flatMap((minute, index): Point[] => [
    [minute, index],
    [minute, index + 1],
  ]);
  const last = [...state.goals, ...state.shots].map(({ mark }) => mark.minute);
  const end = Math.max(...last, 2 * state.format.halfMinutes);
  return [[0, 0], ...points, [end, minutes.length]];
}

function quarters(state: State, side: Side): readonly Point[] {
  const counts = new Map<number, number>();
  for (const minute of minutesOf(state, side)) {
    const quarter = Math.ceil(minute / 15) * 15;
    counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => a - b);
}
