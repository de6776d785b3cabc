import type { JsonObject } from '../../json/json.ts';
import { type Side, teamName } from '../side.ts';
import { type BoxLine, boxOf, hasPlayed, minutesText, totalsOf } from './box.ts';
import { teamFouls } from './fouls.ts';
import type { Line } from './line.ts';
import { markText, periodCode } from './moment.ts';
import { officialScore, scoreAfter } from './result.ts';
import { type PeriodRecord, playerName, type State } from './state.ts';

/** The full record. Pairs of numbers are in the order of `teams`; pairs of shots are made and attempted. */
export function scorecard(state: State): JsonObject {
  const { format, result, periods, arrow } = state;
  const winner = result !== null && 'winner' in result ? teamName(state, result.winner) : null;
  return {
    sport: 'basketball',
    format: format.name,
    teams: [teamName(state, 0), teamName(state, 1)],
    score: officialScore(state),
    periods: periods.map((record) => periodCard(state, record)),
    overtimes: Math.max(0, periods.length - format.periods),
    winner,
    result: result === null ? null : { kind: result.kind, winner },
    teamFouls: [teamFouls(state, 0), teamFouls(state, 1)],
    arrow: arrow === null ? null : teamName(state, arrow),
    timeouts: state.timeouts.map(({ side, mark }) => ({
      team: side === null ? null : teamName(state, side),
      mark: markText(format, mark),
    })),
    challenges: state.challenges,
    protests: state.protests.map(({ side, reason }) => ({ team: teamName(state, side), reason })),
    boxScore: ([0, 1] as const).map((side) => teamCard(state, side)),
  };
}

function periodCard(state: State, { number, points, unrecorded, fouls, ended }: PeriodRecord): JsonObject {
  const name = periodCode(state.format, number);
  return { period: number, name, points, score: scoreAfter(state, number), unrecorded, teamFouls: fouls, ended };
}

function teamCard(state: State, side: Side): JsonObject {
  const { coach, bench } = state.bench[side];
  const totals = totalsOf(state, side);
  return {
    team: teamName(state, side),
    players: boxOf(state, side).map(playerCard),
    ownFigures: figures(state.teamLines[side]),
    totals: { points: totals.points, ...figures(totals.line), index: totals.index },
    coachFouls: coach,
    benchFouls: bench,
    fouls: state.foulMarks[side].map(({ player, kind, mark }) => ({
      player: playerName(state, side, player),
      kind,
      mark: markText(state.format, mark),
    })),
  };
}

function playerCard(row: BoxLine): JsonObject {
  const { id, name, number, starter, captain, playing, line, points, index } = row;
  return {
    id,
    name,
    number,
    starter,
    captain,
    played: hasPlayed(row),
    onCourt: playing,
    minutes: minutesText(line.played),
    points,
    ...figures(line),
    plusMinus: line.plusMinus,
    index,
  };
}

function figures(line: Line): JsonObject {
  const { inside, outside, free, offensive, defensive, disqualified } = line;
  return {
    inside,
    outside,
    freeThrows: free,
    rebounds: { offensive, defensive, total: offensive + defensive },
    assists: line.assists,
    steals: line.steals,
    turnovers: line.turnovers,
    blocks: line.blocks,
    blocksAgainst: line.blocked,
    fouls: line.fouls,
    foulsDrawn: line.drawn,
    technicalFouls: line.technicals,
    unsportsmanlikeFouls: line.unsportsmanlike,
    disqualified,
  };
}
