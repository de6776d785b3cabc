import type { JsonObject } from '../../json/json.ts';
import { other, teamName } from '../side.ts';
import { standNow } from './crease.ts';
import { dismissalFacts } from './dismissal.ts';
import { pairsScore } from './pairs.ts';
import { revised } from './revision.ts';
import {
  type Batter,
  type Bowler,
  bowlerOvers,
  type Innings,
  inningsOf,
  inningsOvers,
  type Partnership,
  playerName,
  type Result,
  type State,
  wicketsToFall,
} from './state.ts';
import { en } from './text/en.ts';

/** The full card. Names are the team sheets'; rates are rounded to two places. */
export function scorecard(state: State): JsonObject {
  return {
    sport: 'cricket',
    format: state.format.name,
    innings: inningsOf(state).map((innings) => inningsCard(state, innings)),
    ...pairsCard(state),
    ...dlsCard(state),
    result: state.result === null ? null : resultCard(state, state.result),
  };
}

function pairsCard(state: State): JsonObject {
  if (state.format.pairs === null) return {};
  const sides = [0, 1] as const;
  return { pairs: sides.map((side) => ({ team: teamName(state, side), score: pairsScore(state, side) })) };
}

/** What the Duckworth/Lewis Standard Edition would set as target and par, and the resources behind them in per cent. */
function dlsCard(state: State): JsonObject {
  const dls = revised(state);
  return dls === null ? {} : { dls: { resources: [...dls.resources], target: dls.target, par: dls.par } };
}

function inningsCard(state: State, innings: Innings): JsonObject {
  const fielding = other(innings.batting);
  const { ballsPerOver } = state.format;
  const now = standNow(innings);
  const stands = now === null ? innings.stands : [...innings.stands, now];
  return {
    team: teamName(state, innings.batting),
    runs: innings.runs,
    wickets: innings.wickets,
    balls: innings.legal,
    overs: inningsOvers(innings),
    declared: innings.closed === 'declared',
    forfeited: innings.closed === 'forfeited',
    superOver: innings.superOver > 0,
    followOn: innings.followOn,
    closed: innings.closed,
    allOut: innings.closed === 'all out' || innings.wickets >= wicketsToFall(state, innings),
    target: innings.target,
    extras: extrasCard(innings),
    batting: innings.batters.map((batter) => battingRow(state, innings, batter)),
    bowling: innings.bowlers
      .filter((bowler) => hasBowled(bowler))
      .map((bowler) => ({
        name: playerName(state, fielding, bowler.id),
        id: bowler.id,
        balls: bowler.legal,
        overs: bowlerOvers(bowler, ballsPerOver),
        maidens: bowler.maidens,
        runs: bowler.runs,
        wickets: bowler.wickets,
        wides: bowler.wides,
        noballs: bowler.noballs,
        dots: bowler.dots,
        economy: economy(bowler, ballsPerOver),
      })),
    fallOfWickets: innings.fall.map((fall) => ({
      wicket: fall.wicket,
      runs: fall.runs,
      batter: playerName(state, innings.batting, fall.batter),
      over: `${fall.over}.${fall.ball}`,
      overIndex: fall.over,
      kind: fall.kind,
      delivery: fall.delivery,
      legalBalls: fall.legal,
    })),
    partnerships: stands.map((stand, index) => partnershipCard(state, innings, stand, index >= innings.stands.length)),
    reviewsLeft: [...innings.reviewsLeft],
    absent: innings.absent.map((id) => playerName(state, innings.batting, id)),
    ...(innings.unrecorded !== null && { unrecorded: { ...innings.unrecorded } }),
  };
}

/** A bowler named for an over who has not let go of the ball yet is not on the card. */
export function hasBowled(bowler: Bowler): boolean {
  return bowler.legal + bowler.wides + bowler.noballs > 0;
}

function battingRow(state: State, innings: Innings, batter: Batter): JsonObject {
  return {
    name: playerName(state, innings.batting, batter.id),
    id: batter.id,
    runs: batter.runs,
    balls: batter.balls,
    fours: batter.fours,
    sixes: batter.sixes,
    dots: batter.dots,
    strikeRate: strikeRate(batter),
    dismissal: en.dismissal(dismissalFacts(state, innings, batter)),
    out: batter.status === 'out',
  };
}

function extrasCard(innings: Innings): JsonObject {
  const { byes, legbyes, noballs, wides, penalty, pre, post } = innings.extras;
  return {
    byes,
    legbyes,
    noballs,
    wides,
    penalty: penalty + pre + post,
    penaltyPre: pre,
    penaltyPost: post,
    total: extrasTotal(innings),
  };
}

function partnershipCard(state: State, innings: Innings, stand: Partnership, unbroken: boolean): JsonObject {
  return {
    wicket: stand.wicket,
    runs: stand.runs,
    balls: stand.balls,
    batters: [
      { name: playerName(state, innings.batting, stand.first), runs: stand.firstRuns },
      { name: playerName(state, innings.batting, stand.second), runs: stand.secondRuns },
    ],
    unbroken,
  };
}

function resultCard(state: State, result: Result): JsonObject {
  const none = { winner: null, by: null, method: state.method, tie: false, noResult: false, draw: false };
  switch (result.kind) {
    case 'win':
      return { ...none, winner: teamName(state, result.winner), by: { ...result.by }, basis: result.basis };
    case 'awarded':
      return { ...none, winner: teamName(state, result.winner), basis: result.how };
    case 'tie': {
      const { decided } = result;
      if (decided === null) return { ...none, tie: true };
      return { ...none, tie: true, eliminator: teamName(state, decided.winner), tieBreak: decided.method };
    }
    case 'draw':
      return { ...none, draw: true };
    case 'no result':
      return { ...none, noResult: true };
  }
}

export function extrasTotal({ extras }: Innings): number {
  return extras.byes + extras.legbyes + extras.noballs + extras.wides + extras.penalty + extras.pre + extras.post;
}

/** Runs per 100 balls. */
export function strikeRate({ runs, balls }: Batter): number {
  return balls === 0 ? 0 : Math.round((runs * 10_000) / balls) / 100;
}

/** Runs per over; in balls the same whether the overs were of five, six or seven. */
export function economy({ runs, legal }: Bowler, ballsPerOver: number): number {
  return legal === 0 ? 0 : Math.round((runs * ballsPerOver * 100) / legal) / 100;
}
