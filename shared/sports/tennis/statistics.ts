import type { JsonObject } from '../../json/json.ts';
import { other, type Side } from '../side.ts';
import { minutes } from './card.ts';
import { SIDES, type State, sideName, type Tally } from './state.ts';
import { matchTally, serviceGames } from './tally.ts';

/** Counts of the points on record, for the match and by set; shares are in per cent, null where nothing is counted. */
export function statistics(state: State): JsonObject {
  return {
    match: sidesOf(state, matchTally(state.tallies), undefined),
    sets: state.tallies.map((tally, index) => ({
      set: index + 1,
      minutes: minutes(state, tally),
      sides: sidesOf(state, tally.sides, index),
    })),
  };
}

function sidesOf(state: State, tallies: readonly [Tally, Tally], set: number | undefined): readonly JsonObject[] {
  const games = serviceGames(state.score, set);
  return SIDES.map((side) => ({ name: sideName(state, side), ...figures(side, tallies, games) }));
}

/** What the serves counted tell depends on the scorer telling which serve was in play. */
function figures(side: Side, tallies: readonly [Tally, Tally], games: ReturnType<typeof serviceGames>): JsonObject {
  const own = tallies[side];
  const theirs = tallies[other(side)];
  const { played, held } = games[side];
  const { speeds, speedSumKmh, ...counts } = own;
  return {
    ...counts,
    receivingPoints: theirs.servicePoints,
    receivingPointsWon: theirs.servicePoints - theirs.servicePointsWon,
    serviceGames: played,
    serviceGamesWon: held,
    breaks: games[other(side)].played - games[other(side)].held,
    firstServeShare: share(own.firstServes, own.firstServes + own.secondServes),
    firstServeWonShare: share(own.firstServesWon, own.firstServes),
    secondServeWonShare: share(own.secondServesWon, own.secondServes),
    servicePointsWonShare: share(own.servicePointsWon, own.servicePoints),
    averageSpeedKmh: averageSpeed(own),
    topSpeedKmh: own.topSpeedKmh === 0 ? null : own.topSpeedKmh,
  };
}

/** Of the serves whose speed is known; km/h. */
export function averageSpeed({ speeds, speedSumKmh }: Tally): number | null {
  return speeds === 0 ? null : Math.round(speedSumKmh / speeds);
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}
