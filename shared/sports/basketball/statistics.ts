import type { JsonObject } from '../../json/json.ts';
import { type Pair, type Side, teamName } from '../side.ts';
import { benchPoints, minutesText, share, topScorer, totalsOf } from './box.ts';
import { flowOf } from './flow.ts';
import { markText, startOf } from './moment.ts';
import { type Attempt, playerName, type State } from './state.ts';

/**
 * Derived from the events on record; shares are in per cent. `shots` is the shot chart: metres from the middle of the ring,
 * for shots whose place was told. Points in the paint and the like count the baskets that the scorer said it of.
 */
export function statistics(state: State): JsonObject {
  const flow = flowOf(state);
  return {
    leadChanges: flow.leadChanges,
    timesTied: flow.tied,
    run: state.run === null ? null : { team: teamName(state, state.run.side), points: state.run.points },
    teams: ([0, 1] as const).map((side) => {
      const lead = flow.biggestLead[side];
      return {
        team: teamName(state, side),
        ...teamFigures(state, side),
        biggestLead: {
          points: lead.points,
          score: lead.score,
          mark: lead.points === 0 ? null : when(state, lead.elapsed),
        },
        longestRun: flow.longestRun[side],
        timeInLead: minutesText(flow.leading[side]),
      };
    }),
    shots: shotChart(state),
  };
}

function teamFigures(state: State, side: Side): JsonObject {
  const { line, points, index } = totalsOf(state, side);
  const { inside, outside, free, offensive, defensive } = line;
  const field: Pair<number> = [inside[0] + outside[0], inside[1] + outside[1]];
  const { paint, fastBreak, fromTurnover, secondChance } = state.extras[side];
  const best = topScorer(state, side);
  return {
    points,
    index,
    fieldGoals: { made: field[0], attempted: field[1], share: share(field) },
    inside: { made: inside[0], attempted: inside[1], share: share(inside) },
    outside: { made: outside[0], attempted: outside[1], share: share(outside) },
    freeThrows: { made: free[0], attempted: free[1], share: share(free) },
    rebounds: { offensive, defensive, total: offensive + defensive },
    assists: line.assists,
    steals: line.steals,
    turnovers: line.turnovers,
    blocks: line.blocks,
    fouls: line.fouls,
    benchPoints: benchPoints(state, side),
    pointsInPaint: paint,
    fastBreakPoints: fastBreak,
    pointsFromTurnovers: fromTurnover,
    secondChancePoints: secondChance,
    topScorer: best === null ? null : { name: best.name, points: best.points },
  };
}

function when(state: State, elapsed: number): string {
  const { format } = state;
  const period = Math.max(1, state.periods.findLastIndex(({ number }) => startOf(format, number) < elapsed) + 1);
  return markText(format, { period, clock: startOf(format, period + 1) - elapsed });
}

function shotChart(state: State): JsonObject[] {
  return state.periods.flatMap(({ number, attempts }) => attempts.flatMap((each) => shotPoint(state, number, each)));
}

function shotPoint(state: State, period: number, { side, player, place, from, made, points }: Attempt): JsonObject[] {
  if (place === null) return [];
  const name = player === null ? null : playerName(state, side, player);
  return [{ team: teamName(state, side), player: name, period, from, points, made, x: place.x, y: place.y }];
}
