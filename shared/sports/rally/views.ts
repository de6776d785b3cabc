import type { JsonObject } from '../../json/json.ts';
import { type Pair, type Side, teamName } from '../side.ts';
import type { Side as BoardSide, Chart } from '../sport.ts';
import { type Contest, leader, type Part, partsOf, partsWon, playing, scoreLine } from './part.ts';

/** A side's `score` is its row of points, part by part; `detail` says how many parts it has won. */
export function boardSide(contest: Contest, side: Side, won: (count: number) => string): BoardSide {
  const { name, shortName } = contest.setup.teams[side];
  const parts = partsOf(contest);
  return {
    name,
    shortName,
    score: parts.map(({ points }) => points[side]).join(' '),
    ...(parts.length > 0 && { detail: won(partsWon(contest)[side]) }),
    ...(playing(contest)?.serving === side && { active: true }),
  };
}

/** How the match stands in parts won, for the time between two of them: null is level. */
export function standing(contest: Contest): { readonly leader: string | null; readonly score: string } {
  const won = partsWon(contest);
  const ahead = leader(won);
  return {
    leader: ahead === null ? null : teamName(contest, ahead),
    score: ahead === 1 ? `${won[1]}-${won[0]}` : won.join('-'),
  };
}

interface StandingWords {
  readonly begins: (a: string, b: string) => string;
  readonly level: (a: string, b: string, won: string, score: string) => string;
  readonly leads: (leader: string, won: string, score: string) => string;
}

/** A match that is not decided, in a sentence without its end. */
export function standingText(contest: Contest, text: StandingWords): string {
  const [a, b] = [teamName(contest, 0), teamName(contest, 1)];
  if (partsOf(contest).length === 0) return text.begins(a, b);
  const won = partsWon(contest);
  const ahead = leader(won) ?? leader(playing(contest)?.points ?? [0, 0]);
  if (ahead === null) return text.level(a, b, won.join('-'), scoreLine(contest, 0));
  const sorted = ahead === 0 ? won : [won[1], won[0]];
  return text.leads(teamName(contest, ahead), sorted.join('-'), scoreLine(contest, ahead));
}

interface ChartWords {
  readonly race: (number: number) => string;
  readonly rally: string;
  readonly points: string;
}

/** Both sides' points over the rallies, a chart a part. */
export function raceCharts(contest: Contest, label: ChartWords): readonly Chart[] {
  return partsOf(contest)
    .filter(({ record }) => record.length > 0)
    .map((part) => ({
      id: `points-${part.number}`,
      title: label.race(part.number),
      kind: 'line',
      xLabel: label.rally,
      yLabel: label.points,
      series: ([0, 1] as const).map((side) => ({ name: teamName(contest, side), points: race(part, side) })),
    }));
}

function race({ from, record }: Part, side: Side): readonly (readonly [number, number])[] {
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

/** The result as JSON, `by` in the sport's own words. */
export function resultCard(
  contest: Contest & {
    readonly outcome:
      | { readonly kind: 'won'; readonly winner: Side; readonly by: string }
      | { readonly kind: 'no result' }
      | null;
  },
): { readonly scoreline: string; readonly winner: string | null; readonly result: JsonObject | null } {
  const { outcome } = contest;
  const scoreline = scoreLine(contest, 0);
  if (outcome === null) return { scoreline, winner: null, result: null };
  if (outcome.kind === 'no result') {
    return { scoreline, winner: null, result: { kind: 'no result', winner: null, by: null, score: scoreline } };
  }
  const winner = teamName(contest, outcome.winner);
  const score = scoreLine(contest, outcome.winner);
  return { scoreline, winner, result: { kind: 'win', winner, by: outcome.by, score } };
}

/** Rallies of a side by who served, and its longest run. `counts`: was this point a rally at all? */
export function rallyFigures<R extends Part['record'][number]>(
  records: readonly (readonly R[])[],
  side: Side,
  counts: (point: R) => boolean,
): { readonly onServe: Pair<number>; readonly receiving: Pair<number>; readonly longestRun: number } {
  const tally = { served: 0, servedWon: 0, received: 0, receivedWon: 0, longest: 0 };
  for (const record of records) {
    let run = 0;
    for (const point of record) {
      const won = point.winner === side ? 1 : 0;
      run = won * (run + 1);
      tally.longest = Math.max(tally.longest, run);
      if (point.serving === null || !counts(point)) continue;
      tally[point.serving === side ? 'served' : 'received'] += 1;
      tally[point.serving === side ? 'servedWon' : 'receivedWon'] += won;
    }
  }
  const { served, servedWon, received, receivedWon, longest } = tally;
  return { onServe: [servedWon, served], receiving: [receivedWon, received], longestRun: longest };
}
