import type { JsonObject } from '../../json/json.ts';
import { other, teamName } from '../side.ts';
import { ballsLeft } from './board.ts';
import { economy, hasBowled, strikeRate } from './card.ts';
import { standNow } from './crease.ts';
import type { Milestone } from './milestones.ts';
import { outlook } from './outlook.ts';
import { figuresOf, oversOf, phasesOf } from './phases.ts';
import { runRate } from './rates.ts';
import { mainInnings } from './result.ts';
import { spells } from './spells.ts';
import {
  type Innings,
  inningsOf,
  type OverSummary,
  oversText,
  type Partnership,
  playerName,
  type State,
} from './state.ts';

/** Figures derived from the innings as they stand; rates are rounded to two places. */
export function statistics(state: State): JsonObject {
  return {
    innings: inningsOf(state).map((innings) => inningsStatistics(state, innings)),
    fastest: { fifty: fastest(state, 50), hundred: fastest(state, 100) },
  };
}

function inningsStatistics(state: State, innings: Innings): JsonObject {
  const { ballsPerOver } = state.format;
  const { batters, bowlers, batting } = innings;
  const fours = sum(batters.map((batter) => batter.fours));
  const sixes = sum(batters.map((batter) => batter.sixes));
  const boundaryRuns = 4 * fours + 6 * sixes;
  const left = ballsLeft(state, innings);
  const chasing = innings.closed === null && innings.target !== null && left !== null && left > 0;
  return {
    team: teamName(state, batting),
    superOver: innings.superOver > 0,
    runRate: runRate(innings.runs, innings.legal, ballsPerOver),
    requiredRate: chasing ? runRate((innings.target ?? 0) - innings.runs, left, ballsPerOver) : null,
    outlook: outlook(state, innings),
    fours,
    sixes,
    boundaryRuns,
    /** Share of the runs that came in boundaries, in per cent. */
    boundaryShare: innings.runs === 0 ? 0 : Math.round((boundaryRuns * 100) / innings.runs),
    dots: sum(bowlers.map((bowler) => bowler.dots)),
    phases: phasesOf(innings, state.format).map((phase) => ({ ...phase })),
    batting: batters.map((batter) => ({
      name: playerName(state, batting, batter.id),
      runs: batter.runs,
      balls: batter.balls,
      dots: batter.dots,
      strikeRate: strikeRate(batter),
      boundaryRuns: 4 * batter.fours + 6 * batter.sixes,
    })),
    partnerships: partnershipsOf(innings).map((stand) => partnership(state, innings, stand)),
    bowling: bowlers.filter(hasBowled).map((bowler) => ({
      name: playerName(state, other(batting), bowler.id),
      dots: bowler.dots,
      fours: bowler.fours,
      sixes: bowler.sixes,
      economy: economy(bowler, ballsPerOver),
      ...(bowler.speed !== null && {
        speedKmh: { average: Math.round(bowler.speed.sumKmh / bowler.speed.balls), top: bowler.speed.topKmh },
      }),
    })),
    overs: innings.overs.map((over) => overStatistics(state, innings, over)),
    spells: spells(state, innings),
    milestones: innings.milestones.map((milestone) => milestoneOf(state, innings, milestone)),
    powerplays: innings.powerplays.map((powerplay) => ({ ...powerplay, ...between(state, innings, powerplay) })),
    reviews: innings.reviews.map(({ by, decision, umpiresCall }) => ({
      by: teamName(state, by),
      decision,
      umpiresCall,
    })),
    reviewsLeft: ([0, 1] as const).map((side) => ({ team: teamName(state, side), left: innings.reviewsLeft[side] })),
    wagonWheel: wagonWheel(state, innings),
  };
}

function overStatistics(state: State, innings: Innings, over: OverSummary): JsonObject {
  const bowlers = over.bowlers.map((index) => innings.bowlers[index]).filter((bowler) => bowler !== undefined);
  return {
    over: over.index + 1,
    runs: over.runs,
    total: over.total,
    wickets: over.down,
    bowlers: bowlers.map(({ id }) => playerName(state, other(innings.batting), id)),
  };
}

/** Every partnership, the one in progress last. */
export function partnershipsOf(innings: Innings): readonly (Partnership & { readonly unbroken: boolean })[] {
  const now = standNow(innings);
  const broken = innings.stands.map((stand) => ({ ...stand, unbroken: false }));
  return now === null ? broken : [...broken, { ...now, unbroken: true }];
}

function partnership(
  state: State,
  { batting }: Innings,
  { wicket, first, second, runs, balls, firstRuns, secondRuns, unbroken }: ReturnType<typeof partnershipsOf>[number],
): JsonObject {
  return {
    wicket,
    runs,
    balls,
    runRate: runRate(runs, balls, state.format.ballsPerOver),
    batters: [
      { name: playerName(state, batting, first), runs: firstRuns },
      { name: playerName(state, batting, second), runs: secondRuns },
    ],
    unbroken,
  };
}

function milestoneOf(state: State, { batting }: Innings, milestone: Milestone): JsonObject {
  if (milestone.kind === 'team') {
    const { runs, balls } = milestone;
    const { ballsPerOver } = state.format;
    return { kind: 'team', runs, balls, overs: oversText(Math.floor(balls / ballsPerOver), balls % ballsPerOver) };
  }
  const { player, ...rest } = milestone;
  return { ...rest, name: playerName(state, milestone.kind === 'runs' ? batting : other(batting), player) };
}

/** The fewest balls that anybody took to `runs` in this match; null: nobody got there. */
function fastest(state: State, runs: number): JsonObject | null {
  const all = mainInnings(state).flatMap(({ batting, milestones }) =>
    milestones
      .filter((milestone) => milestone.kind === 'runs')
      .filter((milestone) => milestone.runs === runs)
      .map(({ player, balls }) => ({ name: playerName(state, batting, player), balls })),
  );
  return all.toSorted((a, b) => a.balls - b.balls)[0] ?? null;
}

/** Runs, wickets and rate in the overs of a powerplay that begins and ends with an over. */
function between(state: State, innings: Innings, { from, to }: { readonly from: number; readonly to: number }) {
  const overs = oversOf(innings).filter(({ index }) => index >= Math.floor(from) && index <= Math.floor(to));
  return figuresOf(overs, state.format.ballsPerOver);
}

/** Runs by eighth of the field, of all and of each batter; null: no directions known. */
function wagonWheel(state: State, innings: Innings): JsonObject | null {
  const sectors = sectorsOf(innings);
  if (sectors === null) return null;
  const batters = innings.batters.flatMap(({ id, wagon }) =>
    wagon === null ? [] : [{ name: playerName(state, innings.batting, id), sectors: [...wagon] }],
  );
  return { sectors, batters };
}

export function sectorsOf({ batters }: Innings): readonly number[] | null {
  const [first, ...more] = batters.map(({ wagon }) => wagon).filter((wagon) => wagon !== null);
  if (first === undefined) return null;
  return first.map((runs, sector) => runs + sum(more.map((sectors) => sectors[sector] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
