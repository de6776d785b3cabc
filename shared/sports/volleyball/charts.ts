import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Chart } from '../sport.ts';
import { type SetState, type State, setsOf } from './state.ts';
import { words } from './text/words.ts';

/** Both teams' points over the rallies, a chart a set. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const label = words(locale).charts;
  return setsOf(state)
    .filter(({ record }) => record.length > 0)
    .map((set) => ({
      id: `points-${set.number}`,
      title: label.race(set.number),
      kind: 'line',
      xLabel: label.rally,
      yLabel: label.points,
      series: ([0, 1] as const).map((side) => ({ name: teamName(state, side), points: race(set, side) })),
    }));
}

function race({ from, record }: SetState, side: Side): readonly (readonly [number, number])[] {
  const start = from[0] + from[1];
  let points = from[side];
  return [
    [start, points],
    ...record.map(({ winner }, index): readonly [number, number] => {
      if (winner === side) points += 1;
      return [start + index + 1, points];
    }),
  ];
}
