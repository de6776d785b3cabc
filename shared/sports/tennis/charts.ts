import type { Locale } from '../../text/locale.ts';
import type { Chart } from '../sport.ts';
import { added, type Pair, SIDES, type State, sideName } from './state.ts';
import { words } from './text/words.ts';

type Point = readonly [number, number];

/** Points won over the games, the lead in points, and points by set. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const { charts: label } = words(locale);
  const running = pointsByGame(state);
  const name = (side: 0 | 1) => sideName(state, side);
  const all: readonly Chart[] = [
    {
      id: 'points',
      title: label.points,
      kind: 'line',
      xLabel: label.game,
      yLabel: label.pointsAxis,
      series: SIDES.map((side) => ({
        name: name(side),
        points: running.map((pair, game): Point => [game, pair[side]]),
      })),
    },
    {
      id: 'lead',
      title: label.lead,
      kind: 'line',
      xLabel: label.game,
      yLabel: label.pointsAxis,
      series: SIDES.map((side) => ({
        name: name(side),
        points: running.map((pair, game): Point => [game, pair[side] - pair[1 - side === 0 ? 0 : 1]]),
      })),
    },
    {
      id: 'points-by-set',
      title: label.sets,
      kind: 'bar',
      xLabel: label.set,
      yLabel: label.pointsAxis,
      series: SIDES.map((side) => ({
        name: name(side),
        points: state.tallies.map(({ sides }, index): Point => [index + 1, sides[side].points]),
      })),
    },
  ];
  return all.filter(({ series }) => series.some(({ points }) => points.length > 1 || points[0]?.[0] === 1));
}

/** Points of each side after each game on record; the first entry is 0-0, the last the game in progress. */
function pointsByGame({ score }: State): readonly Pair[] {
  const games = [...score.sets.flatMap(({ log }) => log), ...score.log].map(({ points }) => points);
  const found: Pair[] = [[0, 0]];
  let total: Pair = [0, 0];
  for (const points of score.points[0] + score.points[1] > 0 ? [...games, score.points] : games) {
    total = added(added(total, 0, points[0]), 1, points[1]);
    found.push(total);
  }
  return found;
}
