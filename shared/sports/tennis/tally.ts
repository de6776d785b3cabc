import { other, type Side } from '../side.ts';
import type { Point } from './events.ts';
import { breakPoint, gamePoints, stake } from './scoring.ts';
import type { Server } from './service.ts';
import type { Format } from './setup.ts';
import { type Score, type SetTally, SIDES, type Tally } from './state.ts';

export const NO_TALLY: Tally = {
  points: 0,
  servicePoints: 0,
  servicePointsWon: 0,
  aces: 0,
  serviceWinners: 0,
  doubleFaults: 0,
  winners: 0,
  forcedErrors: 0,
  unforcedErrors: 0,
  firstServes: 0,
  firstServesWon: 0,
  secondServes: 0,
  secondServesWon: 0,
  breakPoints: 0,
  breakPointsWon: 0,
  penaltyPoints: 0,
  topSpeedKmh: 0,
  speeds: 0,
  speedSumKmh: 0,
  shortRallies: 0,
  mediumRallies: 0,
  longRallies: 0,
  matchPointsSaved: 0,
};

export interface Played {
  readonly point: Omit<Point, 'winner' | 'server'>;
  readonly winner: Side;
  readonly server: Server;
  readonly at: number;
}

/** The tallies with a point that was played at `score`. */
export function tallied(tallies: readonly SetTally[], format: Format, score: Score, played: Played): SetTally[] {
  return counted(tallies, score, played.at, (side) => pointTally(format, score, played, side));
}

/** The tallies with a point that was given as a penalty. */
export function talliedPenalty(tallies: readonly SetTally[], score: Score, winner: Side, at: number): SetTally[] {
  return counted(tallies, score, at, (side) => (side === winner ? { points: 1, penaltyPoints: 1 } : {}));
}

function counted(
  tallies: readonly SetTally[],
  { sets }: Score,
  at: number,
  of: (side: Side) => Partial<Tally>,
): SetTally[] {
  const index = sets.length;
  const all = Array.from({ length: Math.max(tallies.length, index + 1) }, (_, i) => tallies[i] ?? emptyTally(at));
  const { sides, from, to } = all[index] ?? emptyTally(at);
  all[index] = {
    sides: [plus(sides[0], of(0)), plus(sides[1], of(1))],
    from: Math.min(from, at),
    to: Math.max(to, at),
  };
  return all;
}

function emptyTally(at: number): SetTally {
  return { sides: [NO_TALLY, NO_TALLY], from: at, to: at };
}

function pointTally(
  format: Format,
  score: Score,
  { point: { how, serve, speedKmh, shots }, winner, server }: Played,
  side: Side,
): Partial<Tally> {
  const won = Number(side === winner);
  const lost = 1 - won;
  // A double fault is a second serve that was not in play.
  const second = serve === 2 || how === 'double fault';
  const breaking = breakPoint(format, score) === side;
  return {
    points: won,
    ...(side === server.side && {
      servicePoints: 1,
      servicePointsWon: won,
      aces: won * Number(how === 'ace'),
      serviceWinners: won * Number(how === 'service winner'),
      doubleFaults: lost * Number(how === 'double fault'),
      firstServes: Number(serve === 1 && !second),
      firstServesWon: won * Number(serve === 1 && !second),
      secondServes: Number(second),
      secondServesWon: won * Number(second),
      topSpeedKmh: speedKmh ?? 0,
      speeds: Number(speedKmh !== undefined),
      speedSumKmh: speedKmh ?? 0,
    }),
    ...(shots !== undefined && {
      shortRallies: won * Number(shots <= 4),
      mediumRallies: won * Number(shots > 4 && shots <= 8),
      longRallies: won * Number(shots > 8),
    }),
    matchPointsSaved: won === 1 && facesMatchPoint(format, score, side) ? 1 : 0,
    winners: won * Number(how === 'winner' || how === 'ace'),
    forcedErrors: lost * Number(how === 'forced error'),
    unforcedErrors: lost * Number(how === 'unforced error' || how === 'double fault'),
    breakPoints: Number(breaking),
    breakPointsWon: won * Number(breaking),
  };
}

function facesMatchPoint(format: Format, score: Score, side: Side): boolean {
  const needed = Math.floor(format.bestOf / 2);
  const opponent = other(side);
  if (score.sets.filter(({ winner }) => winner === opponent).length < needed) return false;
  return gamePoints(format, score, opponent) > 0 && stake(format, score, opponent) === 'match';
}

function plus(a: Tally, b: Partial<Tally>): Tally {
  const add = (key: keyof Tally) => a[key] + (b[key] ?? 0);
  return {
    points: add('points'),
    servicePoints: add('servicePoints'),
    servicePointsWon: add('servicePointsWon'),
    aces: add('aces'),
    serviceWinners: add('serviceWinners'),
    doubleFaults: add('doubleFaults'),
    winners: add('winners'),
    forcedErrors: add('forcedErrors'),
    unforcedErrors: add('unforcedErrors'),
    firstServes: add('firstServes'),
    firstServesWon: add('firstServesWon'),
    secondServes: add('secondServes'),
    secondServesWon: add('secondServesWon'),
    breakPoints: add('breakPoints'),
    breakPointsWon: add('breakPointsWon'),
    penaltyPoints: add('penaltyPoints'),
    topSpeedKmh: Math.max(a.topSpeedKmh, b.topSpeedKmh ?? 0),
    speeds: add('speeds'),
    speedSumKmh: add('speedSumKmh'),
    shortRallies: add('shortRallies'),
    mediumRallies: add('mediumRallies'),
    longRallies: add('longRallies'),
    matchPointsSaved: add('matchPointsSaved'),
  };
}

/** The whole match. */
export function matchTally(tallies: readonly SetTally[]): readonly [Tally, Tally] {
  const [a, b] = SIDES.map((side) => tallies.reduce((total, { sides }) => plus(total, sides[side]), NO_TALLY));
  return [a ?? NO_TALLY, b ?? NO_TALLY];
}

/** Service games of each side, and those it held, by the games on record. */
export function serviceGames(score: Score, sets?: number): readonly [ServiceGames, ServiceGames] {
  const logs = [...score.sets.map(({ log }) => log), score.log];
  const games = (sets === undefined ? logs : logs.slice(sets, sets + 1))
    .flat()
    .filter(({ kind, awarded }) => kind === 'game' && !awarded);
  const of = (side: Side): ServiceGames => {
    const served = games.filter(({ server }) => server === side);
    return { played: served.length, held: served.filter(({ winner }) => winner === side).length };
  };
  return [of(0), of(other(0))];
}

interface ServiceGames {
  readonly played: number;
  readonly held: number;
}
