import type { Locale } from '../../text/locale.ts';
import { type Pair, type Side, teamName } from '../side.ts';
import type { Chart } from '../sport.ts';
import { type State, tallyOf } from './state.ts';
import { words } from './text/words.ts';

type Point = readonly [number, number];

/** The score and the first team's lead over the minutes played, and the points by kind. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const { charts: label } = words(locale);
  const steps = race(state);
  if (steps.length === 0) return [];
  const axes = { xLabel: label.minute, yLabel: label.points };
  const scoreOf = (side: Side): readonly Point[] => steps.map(({ minute, score }) => [minute, score[side]] as const);
  const lead = steps.map(({ minute, score: [a, b] }) => [minute, a - b] as const);
  const sides = ([0, 1] as const).map((side) => ({ side, name: teamName(state, side) }));
  return [
    {
      id: 'race',
      title: label.race,
      kind: 'line',
      ...axes,
      series: sides.map(({ side, name }) => ({ name, points: [[0, 0], ...scoreOf(side)] })),
    },
    {
      id: 'lead',
      title: label.lead(teamName(state, 0)),
      kind: 'line',
      ...axes,
      series: [{ name: teamName(state, 0), points: [[0, 0], ...lead] }],
    },
    {
      id: 'kinds',
      title: label.kinds,
      kind: 'bar',
      xLabel: label.kindAxis,
      yLabel: label.points,
      series: sides.map(({ side, name }) => ({ name, points: kinds(state, side) })),
    },
  ];
}

/** Oldest first. Minutes to two places. */
function race(state: State): readonly { readonly minute: number; readonly score: Pair<number> }[] {
  const found: { minute: number; score: Pair<number> }[] = [];
  for (let step = state.steps; step !== null; step = step.before) {
    found.push({ minute: Math.round(step.played / 600) / 100, score: step.score });
  }
  return found.reverse();
}

/** 1 raid, 2 tackle, 3 all-out, 4 extras. */
function kinds(state: State, side: Side): readonly Point[] {
  const { touch, bonus, capture, superTackle, allOut, technical } = tallyOf(state, side);
  return [
    [1, touch + bonus],
    [2, capture + superTackle],
    [3, allOut],
    [4, technical],
  ];
}
