import type { Locale } from '../../text/locale.ts';
import type { Chart } from '../sport.ts';
import { runRate } from './rates.ts';
import { titleOf } from './sheet.ts';
import { type Innings, inningsOf, type State } from './state.ts';
import { partnershipsOf, sectorsOf } from './statistics.ts';
import { words } from './text/words.ts';

type Point = readonly [number, number];

/** Worm (runs over the overs), Manhattan (runs of each over), run rate and partnerships; a series an innings. */
export function charts(state: State, locale: Locale): readonly Chart[] {
  const text = words(locale);
  const label = text.charts;
  const innings = inningsOf(state).filter(({ superOver }) => superOver === 0);
  const series = (points: (innings: Innings) => readonly Point[]) =>
    innings.map((each) => ({ name: titleOf(state, each, text), points: points(each) }));
  const { ballsPerOver } = state.format;
  const all: readonly Chart[] = [
    {
      id: 'worm',
      title: label.worm,
      kind: 'line',
      xLabel: label.over,
      yLabel: label.runs,
      series: series((each) => worm(each, ballsPerOver)),
    },
    {
      id: 'manhattan',
      title: label.manhattan,
      kind: 'bar',
      xLabel: label.over,
      yLabel: label.runs,
      series: series(manhattan),
    },
    {
      id: 'run-rate',
      title: label.runRate,
      kind: 'line',
      xLabel: label.over,
      yLabel: label.runsPerOver,
      series: [
        ...series((each) => rates(each, ballsPerOver)),
        ...innings
          .filter(({ target, limit }) => target !== null && limit !== null)
          .map((each) => ({ name: label.required, points: required(each, state.format) })),
      ],
    },
    {
      id: 'partnerships',
      title: label.partnerships,
      kind: 'bar',
      xLabel: label.wicket,
      yLabel: label.runs,
      series: series(partnerships),
    },
    {
      id: 'wagon-wheel',
      title: label.wagon,
      kind: 'wheel',
      xLabel: label.direction,
      yLabel: label.runs,
      series: series(wagon),
    },
  ];
  return all.filter((chart) => chart.series.some(({ points }) => points.length > 0));
}

function worm(innings: Innings, ballsPerOver: number): readonly Point[] {
  const { over, overs, runs } = innings;
  if (innings.deliveries === 0) return [];
  const finished = overs.map((each): Point => [each.index + 1, each.total]);
  return [
    [0, 0],
    ...finished,
    ...(over.deliveries > 0 ? [[over.index + over.legal / ballsPerOver, runs] as const] : []),
  ];
}

function manhattan({ over, overs }: Innings): readonly Point[] {
  const finished = overs.map((each): Point => [each.index + 1, each.runs]);
  return over.deliveries > 0 ? [...finished, [over.index + 1, over.runs]] : finished;
}

function rates({ overs }: Innings, ballsPerOver: number): readonly Point[] {
  let balls = 0;
  return overs.map((each): Point => {
    balls += each.legal;
    return [each.index + 1, runRate(each.total, balls, ballsPerOver)];
  });
}

/** What a chase needed an over after each over; until a target is past or the overs are up. */
function required({ overs, target, limit }: Innings, { ballsPerOver }: State['format']): readonly Point[] {
  if (target === null || limit === null) return [];
  const length = limit.overs * ballsPerOver + limit.balls;
  const points: Point[] = [[0, runRate(target, length, ballsPerOver)]];
  for (const { index, total } of overs) {
    const left = length - (index + 1) * ballsPerOver;
    if (left > 0 && total < target) points.push([index + 1, runRate(target - total, left, ballsPerOver)]);
  }
  return points;
}

function partnerships(innings: Innings): readonly Point[] {
  const byWicket = new Map<number, number>();
  for (const { wicket, runs } of partnershipsOf(innings)) byWicket.set(wicket, (byWicket.get(wicket) ?? 0) + runs);
  return [...byWicket];
}

function wagon(innings: Innings): readonly Point[] {
  const sectors = sectorsOf(innings) ?? [];
  return sectors.map((runs, sector): Point => [(sector * 360) / sectors.length, runs]);
}
