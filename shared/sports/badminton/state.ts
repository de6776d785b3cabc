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

export interface Game {
  /** From 1. */
  readonly number: number;
  readonly points: Pair<number>;
  /** The side to serve; null: not known. */
  readonly serving: Side | null;
  /** In doubles: which player of each side (index in its list) is in the right service court; null: not known. */
  readonly right: Pair<Side | null>;
  /** The points on record, in order: at most twice the cap, so the list is bounded. */
  readonly record: readonly Point[];
  /** The score at which the record begins: 0-0 but after an adjustment. */
  readonly from: Pair<number>;
  readonly lets: number;
  readonly winner: Side | null;
  /** Instants (UTC ms) of its start and its last point. */
  readonly began: number;
  readonly until: number;
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
    outcome: null,
  };
}

export function playerName({ setup }: State, side: Side, id: string): string {
  return setup.teams[side].players.find((player) => player.id === id)?.name ?? id;
}

/** All games begun so far, in order. */
export function gamesOf({ past, current }: State): readonly Game[] {
  return current === null ? past : [...past, current];
}

export function gamesWon(state: State): Pair<number> {
  const games = gamesOf(state);
  return [games.filter(({ winner }) => winner === 0).length, games.filter(({ winner }) => winner === 1).length];
}

/** The game being played; null before, between and after games. */
export function playing({ current, outcome }: State): Game | null {
  return current !== null && current.winner === null && outcome === null ? current : null;
}

/** Who has won with this score (Laws 7.2 to 7.5), or null. */
export function gameWinner(points: Pair<number>, format: Format): Side | null {
  const leader = points[0] > points[1] ? 0 : 1;
  const [most, least] = [points[leader], points[other(leader)]];
  if (most === least) return null;
  return most >= format.cap || (most >= format.points && most - least >= 2) ? leader : null;
}

/** Games that win the match (Law 7.1). */
export function gamesToWin({ games }: Format): number {
  return (games + 1) / 2;
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
