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
  const breaking = breakPoint(format, score);
  return counted(tallies, score, played.at, (side) => pointTally(format, score, played, side, breaking === side));
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
  breaking: boolean,
): Partial<Tally> {
  const won = Number(side === winner);
  const lost = 1 - won;
  // A double fault is a second serve that was not in play.
  const second = serve === 2 || how === 'double fault';
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

/** Member by member: the fold counts two of these for every point. */
function plus(a: Tally, b: Partial<Tally>): Tally {
  return {
    points: a.points + (b.points ?? 0),
    servicePoints: a.servicePoints + (b.servicePoints ?? 0),
    servicePointsWon: a.servicePointsWon + (b.servicePointsWon ?? 0),
    aces: a.aces + (b.aces ?? 0),
    serviceWinners: a.serviceWinners + (b.serviceWinners ?? 0),
    doubleFaults: a.doubleFaults + (b.doubleFaults ?? 0),
    winners: a.winners + (b.winners ?? 0),
    forcedErrors: a.forcedErrors + (b.forcedErrors ?? 0),
    unforcedErrors: a.unforcedErrors + (b.unforcedErrors ?? 0),
    firstServes: a.firstServes + (b.firstServes ?? 0),
    firstServesWon: a.firstServesWon + (b.firstServesWon ?? 0),
    secondServes: a.secondServes + (b.secondServes ?? 0),
    secondServesWon: a.secondServesWon + (b.secondServesWon ?? 0),
    breakPoints: a.breakPoints + (b.breakPoints ?? 0),
    breakPointsWon: a.breakPointsWon + (b.breakPointsWon ?? 0),
    penaltyPoints: a.penaltyPoints + (b.penaltyPoints ?? 0),
    topSpeedKmh: Math.max(a.topSpeedKmh, b.topSpeedKmh ?? 0),
    speeds: a.speeds + (b.speeds ?? 0),
    speedSumKmh: a.speedSumKmh + (b.speedSumKmh ?? 0),
    shortRallies: a.shortRallies + (b.shortRallies ?? 0),
    mediumRallies: a.mediumRallies + (b.mediumRallies ?? 0),
    longRallies: a.longRallies + (b.longRallies ?? 0),
    matchPointsSaved: a.matchPointsSaved + (b.matchPointsSaved ?? 0),
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
