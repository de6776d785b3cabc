import type { JsonObject } from '../../json/json.ts';
import { other, teamName } from '../side.ts';
import { ballsLeft } from './board.ts';
import { economy, hasBowled, strikeRate } from './card.ts';
import { runRate } from './rates.ts';
import { type Bowler, type Innings, inningsOf, type OverSummary, playerName, type State } from './state.ts';

/** Figures derived from the innings as they stand; rates are rounded to two places. */
export function statistics(state: State): JsonObject {
  return { innings: inningsOf(state).map((innings) => inningsStatistics(state, innings)) };
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
    fours,
    sixes,
    boundaryRuns,
    /** Share of the runs that came in boundaries, in per cent. */
    boundaryShare: innings.runs === 0 ? 0 : Math.round((boundaryRuns * 100) / innings.runs),
    dots: sum(bowlers.map((bowler) => bowler.dots)),
    batting: batters.map((batter) => ({
      name: playerName(state, batting, batter.id),
      runs: batter.runs,
      balls: batter.balls,
      dots: batter.dots,
      strikeRate: strikeRate(batter),
      boundaryRuns: 4 * batter.fours + 6 * batter.sixes,
    })),
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
    powerplays: innings.powerplays.map((powerplay) => ({
      ...powerplay,
      ...between(innings, powerplay.from, powerplay.to),
    })),
    reviews: innings.reviews.map(({ by, decision, umpiresCall }) => ({
      by: teamName(state, by),
      decision,
      umpiresCall,
    })),
    wagonWheel: innings.wagon,
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

interface Spell {
  readonly bowler: Bowler;
  readonly from: number;
  to: number;
  overs: number;
  maidens: number;
  runs: number;
}

/** Overs of one bowler with no more than one over by somebody else between them. Overs shared in the middle are left out. */
function spells(state: State, innings: Innings): readonly JsonObject[] {
  const found: Spell[] = [];
  const running = new Map<number, Spell>();
  for (const over of innings.overs) {
    const [index, ...more] = over.bowlers;
    const bowler = index === undefined || more.length > 0 ? undefined : innings.bowlers[index];
    if (index === undefined || bowler === undefined) continue;
    let spell = running.get(index);
    if (spell === undefined || over.index - spell.to > 2) {
      spell = { bowler, from: over.index, to: over.index, overs: 0, maidens: 0, runs: 0 };
      running.set(index, spell);
      found.push(spell);
    }
    spell.to = over.index;
    spell.overs += 1;
    spell.maidens += over.maiden ? 1 : 0;
    spell.runs += over.conceded;
  }
  return found.map(({ bowler, from, to, ...figures }) => ({
    bowler: playerName(state, other(innings.batting), bowler.id),
    from: from + 1,
    to: to + 1,
    ...figures,
  }));
}

/** Runs and wickets in the finished overs of a powerplay that begins and ends with an over. */
function between(innings: Innings, from: number, to: number): { readonly runs: number; readonly wickets: number } {
  const overs = innings.overs.filter(({ index }) => index >= Math.floor(from) && index <= Math.floor(to));
  const before = innings.overs.find(({ index }) => index === Math.floor(from) - 1);
  return { runs: sum(overs.map(({ runs }) => runs)), wickets: (overs.at(-1)?.down ?? 0) - (before?.down ?? 0) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
