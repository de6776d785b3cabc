import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Chart } from '../sport.ts';
import { latest, type State } from './state.ts';
import { words } from './text/words.ts';
import { byMark } from './time.ts';

type Point = readonly [number, number];

/** The score over the minutes, and penalty corners and goals in each period. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const { charts: label } = words(locale);
  const series = (points: (state: State, side: Side) => readonly Point[]) =>
    ([0, 1] as const).map((side) => ({ name: teamName(state, side), points: points(state, side) }));
  const goals = state.goals.some(({ cancelled }) => !cancelled);
  const corners = state.corners.some(({ cancelled }) => !cancelled);
  const period = label.period(state.format.periods);
  return [
    ...(goals
      ? [
          {
            id: 'score',
            title: label.score,
            kind: 'line' as const,
            xLabel: label.minute,
            yLabel: label.goals,
            series: series(worm),
          },
        ]
      : []),
    ...(corners
      ? [
          {
            id: 'corners',
            title: label.corners,
            kind: 'bar' as const,
            xLabel: period,
            yLabel: label.corners,
            series: series((all, side) => byPeriod(all, side, all.corners)),
          },
        ]
      : []),
  ];
}

/** Level up to each goal, then a step. */
function worm(state: State, side: Side): readonly Point[] {
  const counted = state.goals.filter(({ cancelled }) => !cancelled).toSorted(byMark);
  const minutes = counted.filter((goal) => goal.side === side).map(({ mark }) => mark.minute);
  const steps = minutes.flatMap((minute, index): Point[] => [
    [minute, index],
    [minute, index + 1],
  ]);
  const { periods, periodMinutes } = state.format;
  const end = Math.max(...counted.map(({ mark }) => mark.minute), periods * periodMinutes);
  return [[0, 0], ...steps, [end, minutes.length]];
}

function byPeriod(state: State, side: Side, entries: State['corners']): readonly Point[] {
  const last = Math.max(state.format.periods, latest(state)?.period ?? 1);
  return Array.from({ length: last }, (_, index): Point => {
    const own = entries.filter((each) => each.side === side && !each.cancelled && each.mark.period === index + 1);
    return [index + 1, own.length];
  });
}
