import type { JsonObject } from '../../json/json.ts';
import { type Side, teamName } from '../side.ts';
import { markText } from './facts.ts';
import {
  NO_PLAY,
  nameOrNull,
  type PeriodRecord,
  type PlayerTally,
  playerName,
  reviewsLeft,
  type State,
  scoreAfter,
  scoreOf,
  type Tally,
  tallyOf,
  totalOf,
} from './state.ts';
import { raidPoints, tacklePoints } from './tally.ts';

/**
 * The full record. Pairs of numbers are in the order of `teams`; `score` is without the tie-break. `points` and those of
 * each period are by kind: `raid` is touch and bonus points, `tackle` captures and super tackles.
 */
export function scorecard(state: State): JsonObject {
  const { result, tieBreak, golden, award } = state;
  const winner = result !== null && 'winner' in result ? teamName(state, result.winner) : null;
  const by = result?.kind === 'win' ? result.by : result?.kind === 'awarded' ? result.how : null;
  const [a, b] = state.teams;
  return {
    sport: 'kabaddi',
    format: state.format.name,
    teams: [teamName(state, 0), teamName(state, 1)],
    score: scoreOf(state),
    halfTime: state.periods.length > 0 ? scoreAfter(state, 1) : null,
    periods: state.periods.map((record) => periodCard(state, record)),
    tieBreak: tieBreak?.points ?? null,
    goldenRaid: golden?.points ?? null,
    winner,
    result: result === null ? null : { kind: result.kind, winner, by },
    points: [pointsCard(tallyOf(state, 0)), pointsCard(tallyOf(state, 1))],
    allOuts: [a.allOuts, b.allOuts],
    onMat: [a.on.length, b.on.length],
    players: [playersCard(state, 0), playersCard(state, 1)],
    cards: state.cards.map(({ side, card, player, official, mark }) => ({
      team: teamName(state, side),
      card,
      player: nameOrNull(state, side, player),
      official,
      mark: markText(mark),
    })),
    substitutions: ([0, 1] as const).flatMap((side) =>
      state.teams[side].substitutions.map(({ off, on, mark }) => ({
        team: teamName(state, side),
        off: playerName(state, side, off),
        on: playerName(state, side, on),
        mark: markText(mark),
      })),
    ),
    timeOuts: [a.timeOuts.length, b.timeOuts.length],
    reviews: [reviewsCard(state, 0), reviewsCard(state, 1)],
    ...(award !== null && { award: { ...award, winner: teamName(state, award.winner) } }),
  };
}

function periodCard(state: State, { period, points, ended }: PeriodRecord): JsonObject {
  return {
    period,
    points: [totalOf(points[0]), totalOf(points[1])],
    score: scoreAfter(state, period),
    byKind: [pointsCard(points[0]), pointsCard(points[1])],
    ended,
  };
}

export function pointsCard(tally: Tally): JsonObject {
  const { touch, bonus, capture, superTackle, allOut, technical, unrecorded } = tally;
  return {
    total: totalOf(tally),
    raid: touch + bonus,
    touch,
    bonus,
    tackle: capture + superTackle,
    capture,
    superTackle,
    allOut,
    extras: technical,
    unrecorded,
  };
}

function reviewsCard(state: State, side: Side): JsonObject {
  return { used: state.teams[side].reviews.used, left: reviewsLeft(state, side) };
}

function playersCard(state: State, side: Side): readonly JsonObject[] {
  return playerIds(state, side).map((id) => playerCard(state, side, id));
}

/** The team sheet's players in its order, then whoever else took part. */
export function playerIds(state: State, side: Side): readonly string[] {
  const { squad, players } = state.teams[side];
  return [...squad.keys(), ...[...players.keys()].filter((id) => !squad.has(id))];
}

function playerCard(state: State, side: Side, id: string): JsonObject {
  const { squad, players } = state.teams[side];
  const member = squad.get(id);
  return {
    id,
    name: playerName(state, side, id),
    number: member?.number ?? null,
    position: member?.position ?? null,
    ...tallyCard(players.get(id) ?? NO_PLAY),
  };
}

function tallyCard(tally: PlayerTally): JsonObject {
  const { raids, successful, unsuccessful, empty, touch, bonus, superRaids, doOrDie, doOrDieWon } = tally;
  return {
    points: raidPoints(tally) + tacklePoints(tally),
    raids: { total: raids, successful, unsuccessful, empty, super: superRaids, doOrDie, doOrDieWon },
    raidPoints: { total: raidPoints(tally), touch, bonus },
    tackles: { successful: tally.tackles, unsuccessful: tally.failedTackles, super: tally.superTackles },
    tacklePoints: { total: tacklePoints(tally), capture: tally.capture, superTackle: tally.superTackles },
    strikeRate: rate(raidPoints(tally), raids),
    superTen: raidPoints(tally) >= 10,
    highFive: tacklePoints(tally) >= 5,
  };
}

/** Of a hundred, to two places; null where there is nothing to divide by. */
export function rate(of: number, total: number): number | null {
  return total === 0 ? null : Math.round((10_000 * of) / total) / 100;
}
