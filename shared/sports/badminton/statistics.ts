import type { JsonObject } from '../../json/json.ts';
import { other, type Pair, type Side, teamName } from '../side.ts';
import { minutesOf } from './card.ts';
import type { Ending } from './events.ts';
import { type Game, gamesOf, type State } from './state.ts';

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
  const tally = { served: 0, servedWon: 0, received: 0, receivedWon: 0, run: 0, longest: 0 };
  for (const { winner, serving, how } of record) {
    const won = winner === side ? 1 : 0;
    tally.run = won * (tally.run + 1);
    tally.longest = Math.max(tally.longest, tally.run);
    if (serving === null || how === 'card') continue;
    if (serving === side) {
      tally.served += 1;
      tally.servedWon += won;
    } else {
      tally.received += 1;
      tally.receivedWon += won;
    }
  }
  return {
    points: points[side],
    onServe: [tally.servedWon, tally.served],
    receiving: [tally.receivedWon, tally.received],
    longestRun: tally.longest,
  };
}

const ENDINGS: readonly Ending[] = ['winner', 'out', 'net', 'misjudged', 'fault', 'service fault', 'receiving fault'];

/** Derived from the points on record; shares are in per cent. */
export function statistics(state: State): JsonObject {
  const games = gamesOf(state);
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
  let [a, b] = from;
  let leader: Side | null = a === b ? null : a > b ? 0 : 1;
  let changes = 0;
  for (const { winner } of record) {
    if (winner === 0) a += 1;
    else b += 1;
    const ahead: Side | null = a === b ? leader : a > b ? 0 : 1;
    if (leader !== null && ahead !== leader) changes += 1;
    leader = ahead;
  }
  return changes;
}
