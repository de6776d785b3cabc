import type { JsonObject } from '../../json/json.ts';
import { leader, minutesOf, partsOf } from '../rally/part.ts';
import { rallyFigures } from '../rally/views.ts';
import { other, type Pair, replaced, type Side, teamName } from '../side.ts';
import type { Ending } from './events.ts';
import type { Game, State } from './state.ts';

export interface Figures {
  readonly points: number;
  /** Points won on the own service, and those played on it. */
  readonly onServe: Pair<number>;
  /** Points won and played as the receiving side. */
  readonly receiving: Pair<number>;
  readonly longestRun: number;
}

/** Figures of a side in one game, from the points on record. */
export function figuresOf({ points, record }: Game, side: Side): Figures {
  return { points: points[side], ...rallyFigures([record], side, ({ how }) => how !== 'card') };
}

const ENDINGS: readonly Ending[] = ['winner', 'out', 'net', 'misjudged', 'fault', 'service fault', 'receiving fault'];

/** Derived from the points on record; shares are in per cent. */
export function statistics(state: State): JsonObject {
  const games = partsOf(state);
  return {
    sides: ([0, 1] as const).map((side) => sideStatistics(state, games, side)),
    sets: games.map((game) => ({
      number: game.number,
      minutes: minutesOf(game),
      rallies: game.record.filter(({ how }) => how !== 'card').length,
      ...strokes(game),
      leadChanges: leadChanges(game),
    })),
  };
}

function sideStatistics(state: State, games: readonly Game[], side: Side): JsonObject {
  const each = games.map((game) => figuresOf(game, side));
  const total = (pick: (figures: Figures) => number) => each.reduce((sum, figures) => sum + pick(figures), 0);
  const served = total(({ onServe }) => onServe[1]);
  const received = total(({ receiving }) => receiving[1]);
  const record = games.flatMap((game) => game.record);
  const endings = (winner: Side) =>
    Object.fromEntries(
      ENDINGS.map((how) => [how, record.filter((point) => point.how === how && point.winner === winner).length]).filter(
        ([, count]) => count !== 0,
      ),
    );
  return {
    team: teamName(state, side),
    points: total(({ points }) => points),
    wonOnServe: total(({ onServe }) => onServe[0]),
    served,
    wonOnServeShare: share(
      total(({ onServe }) => onServe[0]),
      served,
    ),
    wonReceiving: total(({ receiving }) => receiving[0]),
    received,
    wonReceivingShare: share(
      total(({ receiving }) => receiving[0]),
      received,
    ),
    longestRun: Math.max(0, ...each.map(({ longestRun }) => longestRun)),
    /** How the side's points came about, and those it lost. */
    won: endings(side),
    lost: endings(other(side)),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 100) / whole);
}

function strokes({ record }: Game): JsonObject {
  const known = record.flatMap((point) => (point.strokes === null ? [] : [point.strokes]));
  if (known.length === 0) return {};
  const sum = known.reduce((total, count) => total + count, 0);
  return { strokes: { average: Math.round((sum * 10) / known.length) / 10, longest: Math.max(...known) } };
}

function leadChanges({ from, record }: Game): number {
  let points = from;
  let ahead = leader(from);
  let changes = 0;
  for (const { winner } of record) {
    points = replaced(points, winner, points[winner] + 1);
    const now = leader(points) ?? ahead;
    if (ahead !== null && now !== ahead) changes += 1;
    ahead = now;
  }
  return changes;
}
