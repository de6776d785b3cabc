import type { Override } from '../../match/event.ts';
import { withBoth } from '../playing/playing.ts';
import { other, type Pair, replaced, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { withPlaying } from './court.ts';
import type { DataOf } from './events.ts';
import type { Line } from './line.ts';
import { elapsedAt, lengthOf, withPeriod } from './moment.ts';
import { admit, lineOf, sideOf, unknownTeam, withLine } from './players.ts';
import { settle } from './result.ts';
import { ahead, latest, type PeriodRecord, plus, type State } from './state.ts';

/** What a rebuilt game starts from: how it stands by the record. */
export function standing(state: State): DataOf<'basketball.adjust'> {
  const last = latest(state);
  const [home, away] = state.score;
  const [a, b] = last?.fouls ?? [0, 0];
  return {
    period: last?.number ?? 1,
    score: [home, away],
    fouls: [a, b],
    ...(state.arrow !== null && { arrow: state.setup.teams[state.arrow].id }),
    playing: [[...state.court[0].keys()], [...state.court[1].keys()]],
  };
}

/** `basketball.adjust`: the game as the officials have it. */
export function adjust(
  before: State,
  data: DataOf<'basketball.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const arrow = data.arrow === undefined ? before.arrow : sideOf(before, data.arrow);
  if (arrow instanceof RuleViolation) return arrow;
  const period = Math.max(data.period ?? latest(before)?.number ?? 1, data.periods?.length ?? 1);
  const state = withPeriod(before, period, at);
  const { format } = state;
  let periods = [...state.periods];
  data.periods?.forEach((points, index) => {
    const record = periods[index];
    if (record !== undefined) periods[index] = withPoints(record, points);
  });
  if (data.score !== undefined) periods = spread(periods, data.score, data.period ?? period);
  const record = periods[(data.period ?? period) - 1];
  if (record !== undefined) periods[record.number - 1] = withFacts(record, data, at, lengthOf(format, record.number));
  const charged = periods[Math.min(data.period ?? period, format.periods) - 1];
  if (charged !== undefined && data.fouls !== undefined)
    periods[charged.number - 1] = { ...charged, fouls: data.fouls };
  const score = periods.reduce<Pair<number>>((sum, { points }) => plus(sum, points), [0, 0]);
  const elapsed =
    data.clock === undefined ? 0 : elapsedAt(format, { period: data.period ?? period, clock: data.clock });
  const set = {
    ...state,
    arrow,
    periods,
    score,
    leader: ahead(score) ?? state.leader,
    run: null,
    elapsed: Math.max(state.elapsed, elapsed),
  };
  const both = withBoth<State>(set, data.playing, (state, side, ids) => withPlaying(state, side, ids, override));
  return both instanceof RuleViolation ? both : settle(both);
}

function withFacts(record: PeriodRecord, { clock }: DataOf<'basketball.adjust'>, at: number, most: number) {
  return clock === undefined ? record : { ...record, clock: { ...record.clock, ms: Math.min(clock, most), at } };
}

function withPoints(record: PeriodRecord, points: Pair<number>): PeriodRecord {
  const change: Pair<number> = [points[0] - record.points[0], points[1] - record.points[1]];
  return { ...record, points, unrecorded: plus(record.unrecorded, change) };
}

/** Makes the periods add up to `score`: `period` takes the difference, and what is more than it has the ones around it. */
function spread(periods: readonly PeriodRecord[], score: Pair<number>, period: number): PeriodRecord[] {
  const result = [...periods];
  const order = [period - 1, ...periods.map((_, index) => index).filter((index) => index !== period - 1)];
  for (const side of [0, 1] as const) {
    let left = score[side] - result.reduce((sum, { points }) => sum + points[side], 0);
    for (const index of order) {
      const record = result[index];
      if (record === undefined || left === 0) continue;
      const points = Math.max(0, record.points[side] + left);
      left -= points - record.points[side];
      result[index] = withPoints(record, replaced(record.points, side, points));
    }
  }
  return result;
}

/** `basketball.totals` */
export function setTotals(
  before: State,
  { team, player, ...figures }: DataOf<'basketball.totals'>,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, team);
  if (side instanceof RuleViolation) return side;
  const state = admit(before, side, player, override);
  if (state instanceof RuleViolation) return state;
  const told = withLine(state, side, player, withFigures(lineOf(state, side, player), figures));
  const stint = player === undefined ? undefined : state.court[side].get(player);
  if (player === undefined || stint === undefined) return told;
  // What is told holds up to now; the stint in progress begins anew.
  const now = {
    since: figures.played === undefined ? stint.since : state.elapsed,
    margin: figures.plusMinus === undefined ? stint.margin : state.margin,
  };
  return { ...told, court: replaced(state.court, side, new Map(state.court[side]).set(player, now)) };
}

function withFigures(line: Line, told: Omit<DataOf<'basketball.totals'>, 'team' | 'player'>): Line {
  return {
    ...line,
    played: told.played ?? line.played,
    plusMinus: told.plusMinus ?? line.plusMinus,
    inside: told.inside ?? line.inside,
    outside: told.outside ?? line.outside,
    free: told.free ?? line.free,
    offensive: told.offensive ?? line.offensive,
    defensive: told.defensive ?? line.defensive,
    assists: told.assists ?? line.assists,
    steals: told.steals ?? line.steals,
    turnovers: told.turnovers ?? line.turnovers,
    blocks: told.blocks ?? line.blocks,
    blocked: told.blocked ?? line.blocked,
    fouls: told.fouls ?? line.fouls,
    drawn: told.drawn ?? line.drawn,
  };
}

/** `basketball.forfeit` */
export function forfeit(state: State, { team, kind }: DataOf<'basketball.forfeit'>): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  return settle({ ...state, award: { kind, winner: other(side) } });
}

/** `basketball.protest` */
export function protest(state: State, { team, reason }: DataOf<'basketball.protest'>): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  return { ...state, protests: [...state.protests, { side, reason: reason ?? null }] };
}
