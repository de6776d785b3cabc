import { type Periods, periodsOf } from '../periods.ts';
import { other, type Pair, replaced, type Side } from '../side.ts';
import type { Team } from '../teams.ts';

interface Rally {
  readonly winner: Side;
  /** Who served; null: not known. */
  readonly serving: Side | null;
}

/**
 * A part of a match in which every rally scores a point: a game of badminton (BWF Laws of Badminton, Law 7), a set of
 * volleyball (FIVB Rules, Rule 6).
 */
export interface Part<R extends Rally = Rally> {
  /** From 1. */
  readonly number: number;
  readonly points: Pair<number>;
  /** The side to serve; null: not known. */
  readonly serving: Side | null;
  /** The points on record, in order. */
  readonly record: readonly R[];
  /** The score at which the record begins: 0-0 but after an adjustment. */
  readonly from: Pair<number>;
  readonly winner: Side | null;
  /** Instants (UTC ms) of its start and its last point. */
  readonly began: number;
  readonly until: number;
}

/** A match of such parts. */
export interface Contest<P extends Part = Part> {
  readonly setup: { readonly teams: Pair<Team> };
  readonly past: readonly P[];
  /** The part in progress, or the last one until another begins. */
  readonly current: P | null;
  readonly outcome: object | null;
}

/** What wins a part: so many points with two clear, or `cap` whatever the margin (null: no cap). */
export interface Terms {
  readonly points: number;
  readonly cap: number | null;
}

/** The rules of such a match: what its parts are called, how many there may be, where the sport's rules say so. */
export interface RallyRules {
  readonly noun: 'game' | 'set';
  readonly bestOf: number;
  /** Every part is played, whoever has won the match by then (friendlies). */
  readonly all: boolean;
  terms(number: number): Terms;
  readonly laws: { readonly part: string; readonly match: string };
}

/** All parts begun so far, in order. */
export function partsOf<P extends Part>({ past, current }: Contest<P>): readonly P[] {
  return current === null ? past : [...past, current];
}

export function partsWon(contest: Contest): Pair<number> {
  return wonOf(partsOf(contest));
}

export function wonOf(parts: readonly Part[]): Pair<number> {
  return [parts.filter(({ winner }) => winner === 0).length, parts.filter(({ winner }) => winner === 1).length];
}

/** The part being played; null before, between and after parts. */
export function playing<P extends Part>({ current, outcome }: Contest<P>): P | null {
  return current !== null && current.winner === null && outcome === null ? current : null;
}

/** Begun and finished parts. */
export function partsPlayed(contest: Contest): Periods {
  return periodsOf(partsOf(contest).length, playing(contest) === null);
}

/** Number of the part that the next rally belongs to. */
export function partToPlay({ current }: Contest): number {
  if (current === null) return 1;
  return current.winner === null ? current.number : current.number + 1;
}

/** Who has won the match with so many parts won, or null. */
export function matchWinner(won: Pair<number>, { bestOf, all }: RallyRules): Side | null {
  const isOver = all ? won[0] + won[1] === bestOf : Math.max(...won) > bestOf / 2;
  return isOver ? leader(won) : null;
}

export function leader([a, b]: Pair<number>): Side | null {
  if (a === b) return null;
  return a > b ? 0 : 1;
}

/** Who has won a part with this score, or null. */
export function winnerAt(points: Pair<number>, terms: Terms): Side | null {
  const side = leader(points);
  if (side === null) return null;
  const [most, least] = [points[side], points[other(side)]];
  if (terms.cap !== null && most >= terms.cap) return side;
  return most >= terms.points && most - least >= 2 ? side : null;
}

/** Whether play can lead to this score: nobody scores once the part is won. */
export function isReachable(points: Pair<number>, terms: Terms): boolean {
  const side = leader(points);
  if (side === null) return terms.cap === null || points[0] < terms.cap;
  return winnerAt(replaced(points, side, points[side] - 1), terms) === null;
}

/** Is the part that decides the match being played, both sides within three points of winning it? */
export function closeFinish(contest: Contest, rules: RallyRules): boolean {
  const part = playing(contest);
  const [a, b] = partsWon(contest);
  if (part === null || a !== b || a + b + 1 < rules.bestOf) return false;
  return Math.min(...part.points) >= rules.terms(part.number).points - 3;
}

export interface Chance<Noun extends string> {
  readonly kind: `${Noun} point` | 'match point';
  readonly side: Side;
  /** How many rallies the side may lose and still win the next. */
  readonly count: number;
}

/** Who would win the part with the next point; where both would (at the cap), the server's chance is told. */
export function chanceOf<Noun extends 'game' | 'set'>(
  contest: Contest,
  rules: RallyRules & { readonly noun: Noun },
): Chance<Noun> | null {
  const part = playing(contest);
  if (part === null) return null;
  const order: readonly Side[] = part.serving === 1 ? [1, 0] : [0, 1];
  for (const side of order) {
    const count = chances(part.points, side, rules.terms(part.number));
    if (count === 0) continue;
    const won = partsWon(contest);
    const decides = matchWinner(replaced(won, side, won[side] + 1), rules) === side;
    return { kind: decides ? 'match point' : `${rules.noun} point`, side, count };
  }
  return null;
}

function chances(from: Pair<number>, side: Side, terms: Terms): number {
  let count = 0;
  let points = from;
  while (winnerAt(replaced(points, side, points[side] + 1), terms) === side) {
    count += 1;
    points = replaced(points, other(side), points[other(side)] + 1);
    if (winnerAt(points, terms) !== null) break;
  }
  return count;
}

/** "25-20 18-25 15-9", `first`'s points first. */
export function scoreLine(contest: Contest, first: Side): string {
  return partsOf(contest)
    .map(({ points }) => `${points[first]}-${points[other(first)]}`)
    .join(' ');
}

export function minutesOf({ began, until }: Part): number {
  return Math.max(0, Math.round((until - began) / 60_000));
}

/** Whether `part` has one more point than it had in `before`. */
export function hasScored({ current }: Contest, part: Part): boolean {
  return part.record.length > (current?.number === part.number ? current.record.length : 0);
}

/** Points that the winner of the last one has scored in a row. */
export function runOf({ record }: Part): number {
  const last = record.at(-1);
  return record.length - 1 - record.findLastIndex(({ winner }) => winner !== last?.winner);
}
