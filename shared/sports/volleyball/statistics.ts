import type { JsonObject } from '../../json/json.ts';
import { minutesOf, partsOf } from '../rally/part.ts';
import { rallyFigures } from '../rally/views.ts';
import { type Pair, type Side, teamName } from '../side.ts';
import { type Point, playerName, type SetState, type State } from './state.ts';

export interface Figures {
  readonly points: number;
  readonly attack: number;
  readonly block: number;
  readonly ace: number;
  /** Points by mistakes of the other team. */
  readonly errors: number;
  /** Rallies won with the own service (break points), and played with it. */
  readonly breaks: Pair<number>;
  /** Rallies won as the receiving team (side-outs), and played as such. */
  readonly sideOuts: Pair<number>;
  readonly longestRun: number;
}

/** Figures of a team over these sets, from the points on record. */
export function figuresOf(sets: readonly SetState[], side: Side): Figures {
  const count = { attack: 0, block: 0, ace: 0, errors: 0 };
  for (const { winner, how } of sets.flatMap(({ record }) => record)) {
    if (winner !== side || how === null || how === 'sanction') continue;
    count[how === 'attack' || how === 'block' || how === 'ace' ? how : 'errors'] += 1;
  }
  const records = sets.map(({ record }) => record);
  const { onServe, receiving, longestRun } = rallyFigures(records, side, ({ how }) => how !== 'sanction');
  const points = sets.reduce((sum, set) => sum + set.points[side], 0);
  return { points, ...count, breaks: onServe, sideOuts: receiving, longestRun };
}

export interface Scorer {
  readonly player: string;
  readonly points: number;
  readonly attack: number;
  readonly block: number;
  readonly ace: number;
}

/** Who made the team's points, the most first. */
export function scorersOf(sets: readonly SetState[], side: Side): readonly Scorer[] {
  const scorers = new Map<string, { attack: number; block: number; ace: number }>();
  for (const point of sets.flatMap(({ record }) => record)) {
    const { how } = point;
    const player = scorerOf(point);
    if (point.winner !== side || player === null || (how !== 'attack' && how !== 'block' && how !== 'ace')) continue;
    const figures = scorers.get(player) ?? { attack: 0, block: 0, ace: 0 };
    figures[how] += 1;
    scorers.set(player, figures);
  }
  return [...scorers]
    .map(([player, figures]) => ({ player, points: figures.attack + figures.block + figures.ace, ...figures }))
    .toSorted((a, b) => b.points - a.points);
}

/** An ace is the server's. */
function scorerOf({ how, player, server }: Point): string | null {
  return player ?? (how === 'ace' ? server : null);
}

/** Derived from the points on record; shares are in per cent. */
export function statistics(state: State): JsonObject {
  const sets = partsOf(state);
  return {
    teams: ([0, 1] as const).map((side) => teamStatistics(state, sets, side)),
    sets: sets.map((set) => ({
      number: set.number,
      minutes: minutesOf(set),
      rallies: set.record.filter(({ how }) => how !== 'sanction').length,
    })),
  };
}

function teamStatistics(state: State, sets: readonly SetState[], side: Side): JsonObject {
  const { breaks, sideOuts, ...figures } = figuresOf(sets, side);
  return {
    team: teamName(state, side),
    ...figures,
    breakPoints: breaks[0],
    served: breaks[1],
    breakShare: share(breaks),
    sideOuts: sideOuts[0],
    received: sideOuts[1],
    sideOutShare: share(sideOuts),
    players: scorersOf(sets, side).map(({ player, ...points }) => ({ name: playerName(state, player), ...points })),
  };
}

function share([part, whole]: Pair<number>): number {
  return whole === 0 ? 0 : Math.round((part * 100) / whole);
}
