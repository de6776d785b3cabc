import type { JsonObject } from '../../json/json.ts';
import { type Side, teamName } from '../side.ts';
import { presence } from './players.ts';
import { type Mark, nameOrNull, type PeriodRecord, playerName, type State, scoreAfter, scoreOf } from './state.ts';
import { figuresOf } from './statistics.ts';
import { byMark, halfTimeAfter, markText } from './time.ts';

/**
 * The full record. Pairs of numbers are in the order of `teams`; `score` is without the shoot-out. `halfTime` is the score
 * then, null where it did not come to that.
 */
export function scorecard(state: State): JsonObject {
  const { result, shootOut } = state;
  const winner = result !== null && 'winner' in result ? teamName(state, result.winner) : null;
  const by = result?.kind === 'win' ? result.by : null;
  const half = halfTimeAfter(state.format);
  const reached = half !== null && (state.periods.at(-1)?.period ?? 0) >= half;
  return {
    sport: 'hockey',
    format: state.format.name,
    teams: [teamName(state, 0), teamName(state, 1)],
    score: scoreOf(state),
    halfTime: reached && half !== null ? scoreAfter(state, half) : null,
    shootOut: shootOut?.scored ?? null,
    periods: state.periods.map((record) => periodCard(state, record)),
    winner,
    result: result === null ? null : { kind: result.kind, winner, by },
    goals: state.goals.toSorted(byMark).map(({ side, player, how, mark, cancelled }) => ({
      ...who(state, side, player),
      how,
      ...when(mark),
      cancelled,
    })),
    penaltyCorners: state.corners.toSorted(byMark).map(({ side, player, outcome, mark, cancelled }) => ({
      ...who(state, side, player),
      outcome,
      ...when(mark),
      cancelled,
    })),
    missedStrokes: state.strokes.toSorted(byMark).map(({ side, player, outcome, mark }) => ({
      ...who(state, side, player),
      outcome,
      ...when(mark),
    })),
    cards: state.cards.toSorted(byMark).map((entry) => ({
      ...who(state, entry.side, entry.player),
      official: entry.official,
      card: entry.card,
      minutes: entry.minutes,
      reason: entry.reason,
      ...when(entry.mark),
      shootOut: entry.mark.shootOut,
      cancelled: entry.cancelled,
    })),
    referrals: state.referrals.map(({ by, side, subject, decision, mark }) => ({
      team: side === null ? null : teamName(state, side),
      by,
      subject,
      decision,
      ...when(mark),
    })),
    attempts: (shootOut?.attempts ?? []).map(({ side, player, outcome, stroke }) => ({
      ...who(state, side, player),
      outcome,
      stroke,
    })),
    teamFigures: ([0, 1] as const).map((side) => ({ team: teamName(state, side), ...figuresOf(state, side) })),
    lineUps: ([0, 1] as const).map((side) => lineUpCard(state, side)),
    ...(state.award !== null && { award: { ...state.award, winner: teamName(state, state.award.winner) } }),
  };
}

function periodCard(state: State, { period, goals, unrecorded, ended }: PeriodRecord): JsonObject {
  return { period, goals, score: scoreAfter(state, period), unrecorded, ended };
}

function who(state: State, side: Side, player: string | null): JsonObject {
  return { team: teamName(state, side), player: nameOrNull(state, side, player) };
}

function when(mark: Mark): JsonObject {
  return { period: mark.period, minute: mark.minute, mark: markText(mark) };
}

function lineUpCard(state: State, side: Side): JsonObject {
  const { lineUp, players, goal } = state.squads[side];
  const row = (id: string): JsonObject => ({
    id,
    name: playerName(state, side, id),
    number: players.get(id)?.number ?? null,
    now: presence(state, side, id, state.now),
  });
  return {
    team: teamName(state, side),
    captain: nameOrNull(state, side, state.setup.teams[side].captain),
    goalkeeper: nameOrNull(state, side, goal.keeper),
    starting: (lineUp?.starting ?? []).map(row),
    bench: (lineUp?.bench ?? []).map(row),
  };
}
