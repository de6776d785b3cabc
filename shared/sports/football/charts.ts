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
  if (state.goals.every(({ cancelled }) => cancelled)) return [];
  const series = (points: (state: State, side: Side) => readonly Point[]) =>
    ([0, 1] as const).map((side) => ({ name: teamName(state, side), points: points(state, side) }));
  const axes = { xLabel: label.minute, yLabel: label.goals };
  return [
    { id: 'score', title: label.score, kind: 'line', ...axes, series: series(worm) },
    { id: 'quarters', title: label.quarters, kind: 'bar', ...axes, series: series(quarters) },
  ];
}

function minutesOf(state: State, side: Side): readonly number[] {
  return state.goals
    .filter((goal) => goal.side === side && !goal.cancelled)
    .toSorted(byMark)
    .map(({ mark }) => mark.minute);
}

/** Level up to each goal, then a step. */
function worm(state: State, side: Side): readonly Point[] {
  const minutes = minutesOf(state, side);
  const steps = minutes.flatMap((minute, index): Point[] => [
    [minute, index],
    [minute, index + 1],
  ]);
  const end = Math.max(...state.goals.map(({ mark }) => mark.minute), 2 * state.format.halfMinutes);
  return [[0, 0], ...steps, [end, minutes.length]];
}

function quarters(state: State, side: Side): readonly Point[] {
  const counts = new Map<number, number>();
  for (const minute of minutesOf(state, side)) {
    const quarter = Math.ceil(minute / 15) * 15;
    counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => a - b);
}
