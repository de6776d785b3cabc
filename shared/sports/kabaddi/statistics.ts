import type { JsonObject } from '../../json/json.ts';
import { type Side, teamName } from '../side.ts';
import { pointsCard, rate } from './scorecard.ts';
import { type PlayerTally, playerName, type State, scoreOf, tallyOf } from './state.ts';
import { raidPoints, tacklePoints } from './tally.ts';

/** By team, and the leading raiders and defenders. Rates are of a hundred. */
export function statistics(state: State): JsonObject {
  return {
    teams: ([0, 1] as const).map((side) => teamStatistics(state, side)),
    raiders: leaders(state, raidPoints),
    defenders: leaders(state, tacklePoints),
  };
}

function teamStatistics(state: State, side: Side): JsonObject {
  const { raids, tackles, allOuts, on, timeOuts, substitutions, reviews } = state.teams[side];
  const tally = tallyOf(state, side);
  const attempts = tackles.successful + tackles.failed;
  return {
    team: teamName(state, side),
    score: scoreOf(state)[side],
    points: pointsCard(tally),
    raids: {
      total: raids.total,
      successful: raids.successful,
      unsuccessful: raids.total - raids.successful - raids.empty,
      empty: raids.empty,
      super: raids.super,
      successRate: rate(raids.successful, raids.total),
      strikeRate: rate(tally.touch + tally.bonus, raids.total),
    },
    tackles: {
      total: attempts,
      successful: tackles.successful,
      unsuccessful: tackles.failed,
      super: tackles.super,
      successRate: rate(tackles.successful, attempts),
    },
    allOutsInflicted: allOuts,
    onMat: on.length,
    timeOuts: timeOuts.length,
    substitutions: substitutions.length,
    reviews: { used: reviews.used, lost: reviews.lost },
  };
}

function leaders(state: State, pointsOf: (tally: PlayerTally) => number): readonly JsonObject[] {
  return ([0, 1] as const)
    .flatMap((side) =>
      [...state.teams[side].players].map(([id, tally]) => ({
        team: teamName(state, side),
        player: playerName(state, side, id),
        points: pointsOf(tally),
      })),
    )
    .filter(({ points }) => points > 0)
    .toSorted((one, two) => two.points - one.points)
    .slice(0, 5);
}
