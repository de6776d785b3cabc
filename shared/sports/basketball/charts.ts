import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Chart } from '../sport.ts';
import { baskets } from './flow.ts';
import type { State } from './state.ts';
import { words } from './text/words.ts';

type Point = readonly [number, number];

/** The score over the minutes, the first side's lead, and the points of each period. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const { charts: label } = words(locale);
  if (state.periods.length === 0) return [];
  const sides = [0, 1] as const;
  const scored = baskets(state);
  const periods = sides.map((side) => ({
    name: teamName(state, side),
    points: state.periods.map(({ number, points }): Point => [number, points[side]]),
  }));
  const bars: Chart = {
    id: 'periods',
    title: label.periods,
    kind: 'bar',
    xLabel: label.period,
    yLabel: label.points,
    series: periods,
  };
  if (scored.length === 0) return [bars];
  return [
    {
      id: 'score',
      title: label.score,
      kind: 'line',
      xLabel: label.minute,
      yLabel: label.points,
      series: sides.map((side) => ({ name: teamName(state, side), points: scoreLine(state, side) })),
    },
    {
      id: 'lead',
      title: label.lead(teamName(state, 0)),
      kind: 'line',
      xLabel: label.minute,
      yLabel: label.points,
      series: [{ name: teamName(state, 0), points: steps(state, ([a, b]) => a - b) }],
    },
    bars,
  ];
}

function scoreLine(state: State, side: Side): readonly Point[] {
  return steps(state, (score) => score[side]);
}

/** Level up to each basket that changes it, then a step. */
function steps(state: State, value: (score: readonly [number, number]) => number): readonly Point[] {
  const points: Point[] = [[0, 0]];
  let now = 0;
  let minute = 0;
  for (const { score, elapsed } of baskets(state)) {
    const next = value(score);
    if (next === now) continue;
    minute = Math.max(minute, minutes(elapsed));
    points.push([minute, now], [minute, next]);
    now = next;
  }
  return [...points, [Math.max(minute, minutes(state.elapsed)), now]];
}

function minutes(elapsed: number): number {
  return Math.round(elapsed / 600) / 100;
}
