import type { JsonObject } from '../../json/json.ts';
import { overtime } from '../clock.ts';
import { other, type Side, teamName } from '../side.ts';
import { byMark, markText } from './minute.ts';
import { presence } from './players.ts';
import { tieOf } from './result.ts';
import { type Mark, type PeriodRecord, playerName, type State, scoreAfter, scoreOf } from './state.ts';

/**
 * The full record. Pairs of numbers are in the order of `teams`; `score` is without the shoot-out. `halfTime`, `fullTime`
 * (after normal time) and `extraTime` are the scores then, null where it did not come to that.
 */
export function scorecard(state: State): JsonObject {
  const { result, shootOut } = state;
  const winner = result !== null && 'winner' in result ? teamName(state, result.winner) : null;
  const by = result?.kind === 'win' ? result.by : null;
  const last = state.periods.at(-1)?.period ?? 0;
  // Of a period that nobody recorded nothing is said.
  const played = new Set(state.periods.map(({ period }) => period));
  return {
    sport: 'football',
    format: state.format.name,
    teams: [teamName(state, 0), teamName(state, 1)],
    score: scoreOf(state),
    halfTime: played.has(1) ? scoreAfter(state, 1) : null,
    fullTime: played.has(2) ? scoreAfter(state, 2) : null,
    extraTime: last >= 3 ? scoreAfter(state, 4) : null,
    shootOut: shootOut?.scored ?? null,
    periods: state.periods.map((record) => periodCard(state, record)),
    winner,
    result: result === null ? null : { kind: result.kind, winner, by },
    tie: tieCard(state),
    goals: state.goals.toSorted(byMark).map((goal) => {
      const scorer = goal.kind === 'own goal' ? other(goal.side) : goal.side;
      return {
        team: teamName(state, goal.side),
        player: nameOrNull(state, scorer, goal.player),
        kind: goal.kind,
        assist: nameOrNull(state, goal.side, goal.assist),
        ...when(goal.mark),
        cancelled: goal.cancelled,
      };
    }),
    missedPenalties: state.penalties.toSorted(byMark).map(({ side, player, outcome, mark }) => ({
      team: teamName(state, side),
      player: nameOrNull(state, side, player),
      outcome,
      ...when(mark),
    })),
    cards: state.cards.toSorted(byMark).map(({ side, card, player, official, reason, mark, cancelled }) => ({
      team: teamName(state, side),
      card,
      player: nameOrNull(state, side, player),
      official,
      reason,
      ...when(mark),
      cancelled,
    })),
    substitutions: state.substitutions.toSorted(byMark).map(({ side, off, on, kind, mark, window }) => ({
      team: teamName(state, side),
      off: playerName(state, side, off),
      on: playerName(state, side, on),
      kind,
      ...when(mark),
      window,
    })),
    sinBins: state.sinBins.map(({ side, player, reason, mark, until, returned }) => ({
      team: teamName(state, side),
      player: playerName(state, side, player),
      reason,
      ...when(mark),
      until,
      returned: returned === null ? null : markText(returned),
    })),
    breaks: state.breaks.map(({ kind, side, player, mark }) => ({
      kind,
      team: side === null ? null : teamName(state, side),
      player: side === null ? null : nameOrNull(state, side, player),
      ...when(mark),
    })),
    kicks: (shootOut?.kicks ?? []).map(({ side, player, outcome }) => ({
      team: teamName(state, side),
      player: nameOrNull(state, side, player),
      outcome,
    })),
    lineUps: ([0, 1] as const).map((side) => lineUpCard(state, side)),
    ...(state.award !== null && { award: { ...state.award, winner: teamName(state, state.award.winner) } }),
  };
}

/** `stoppage` is what was announced, in minutes; `stoppageSeconds` what was played. */
function periodCard(state: State, { period, goals, unrecorded, stoppage, ended, clock }: PeriodRecord): JsonObject {
  const stoppageSeconds = ended ? Math.floor(overtime(clock, clock.at) / 1000) : null;
  return { period, goals, score: scoreAfter(state, period), unrecorded, stoppage, stoppageSeconds, ended };
}

function tieCard(state: State): JsonObject | null {
  const tie = tieOf(state);
  if (tie === null) return null;
  const kicks = state.result?.kind === 'win' && state.result.by === 'penalties' ? state.result.winner : null;
  const winner = state.result === null ? null : (tie.leader ?? kicks);
  return {
    firstLeg: state.setup.firstLeg?.score ?? null,
    aggregate: tie.aggregate,
    winner: winner === null ? null : teamName(state, winner),
    by: winner === null ? null : tie.leader === null ? 'penalties' : tie.by,
  };
}

function when(mark: Mark): JsonObject {
  return { period: mark.period, minute: mark.minute, added: mark.added, mark: markText(mark) };
}

function lineUpCard(state: State, side: Side): JsonObject {
  const { lineUp, players } = state.squads[side];
  const row = (id: string): JsonObject => ({
    id,
    name: playerName(state, side, id),
    number: players.get(id)?.number ?? null,
    now: presence(state, side, id),
  });
  return {
    team: teamName(state, side),
    starting: (lineUp?.starting ?? []).map(row),
    bench: (lineUp?.bench ?? []).map(row),
    goalkeeper: nameOrNull(state, side, lineUp?.goalkeeper ?? null),
  };
}

function nameOrNull(state: State, side: Side, id: string | null): string | null {
  return id === null ? null : playerName(state, side, id);
}
