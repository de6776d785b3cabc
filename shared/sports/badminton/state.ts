import type { Part, RallyRules } from '../rally/part.ts';
import { other, type Pair, type Side } from '../side.ts';
import type { Ending } from './events.ts';
import type { Format, Setup } from './setup.ts';

export interface Point {
  readonly winner: Side;
  /** Who served; null: not known. */
  readonly serving: Side | null;
  /** `card`: a fault for misconduct, no rally (Law 16.7.1.2). */
  readonly how: Ending | 'card' | null;
  readonly strokes: number | null;
}

export interface Game extends Part<Point> {
  /** In doubles: which player of each side (index in its list) is in the right service court; null: not known. */
  readonly right: Pair<Side | null>;
  readonly lets: number;
}

interface Card {
  readonly side: Side;
  readonly player: string | null;
  readonly colour: 'yellow' | 'red' | 'black';
  readonly game: number;
}

export type Outcome =
  | {
      readonly kind: 'won';
      readonly winner: Side;
      readonly by: 'games' | 'retirement' | 'disqualification' | 'walkover';
    }
  | { readonly kind: 'no result' };

/** A match of badminton at one moment: immutable. */
export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly toss: { readonly winner: Side; readonly choice: 'serve' | 'receive' | 'end' } | null;
  readonly past: readonly Game[];
  /** The game in progress, or the last one until another begins. */
  readonly current: Game | null;
  /** Points for faults called between games: the next one begins with them. */
  readonly owed: Pair<number>;
  /** The side on the umpire's left when the match began; null: not known. */
  readonly leftFirst: Side | null;
  readonly cards: readonly Card[];
  /** Challenges that failed. */
  readonly challenges: Pair<number>;
  readonly outcome: Outcome | null;
}

export function initial(setup: Setup): State {
  return {
    setup,
    format: setup.format,
    toss: null,
    past: [],
    current: null,
    owed: [0, 0],
    leftFirst: null,
    cards: [],
    challenges: [0, 0],
    outcome: null,
  };
}

export function playerName({ setup }: State, side: Side, id: string): string {
  return setup.teams[side].players.find((player) => player.id === id)?.name ?? id;
}

/** The rules of scoring by the terms of this match (Laws 7.1 to 7.5). */
export function rulesOf({ format }: Pick<State, 'format'>) {
  const { games, points, cap } = format;
  return {
    noun: 'game',
    bestOf: games,
    all: false,
    terms: () => ({ points, cap }),
    laws: { part: 'Law 7.2', match: 'Law 7.1' },
  } as const satisfies RallyRules;
}

/** Law 16.2.1: the point just scored brought the leading side to the interval. */
export function atInterval(game: Game, { interval }: Format): boolean {
  const last = game.record.at(-1);
  if (last === undefined || game.winner !== null) return false;
  return game.points[last.winner] === interval && game.points[other(last.winner)] < interval;
}

/** The side on the umpire's left now (Law 8.1), or null where nobody has said. */
export function leftNow(state: State): Side | null {
  const { leftFirst, current } = state;
  if (leftFirst === null || current === null) return leftFirst;
  return changes(state, current) % 2 === 0 ? leftFirst : other(leftFirst);
}

/** Changes of ends so far: after each game, and in the last one when the leading side reaches the interval. */
export function changes({ format }: State, game: Game): number {
  const turned = game.number === format.games && format.games > 1 && Math.max(...game.points) >= format.interval;
  return game.number - 1 + (turned ? 1 : 0);
}
