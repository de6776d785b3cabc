import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Chart } from '../sport.ts';
import { type Game, gamesOf, type State } from './state.ts';
import { words } from './text/words.ts';

/** Both sides' points over the rallies, a chart a game. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const label = words(locale).charts;
  return gamesOf(state)
    .filter(({ record }) => record.length > 0)
    .map((game) => ({
      id: `points-${game.number}`,
      title: label.race(game.number),
      kind: 'line',
      xLabel: label.rally,
      yLabel: label.points,
      series: ([0, 1] as const).map((side) => ({ name: teamName(state, side), points: race(game, side) })),
    }));
}

function race({ from, record }: Game, side: Side): readonly (readonly [number, number])[] {
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
