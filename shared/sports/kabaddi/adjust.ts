import { impossible } from '../refusal.ts';
import { type Pair, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf, Period } from './events.ts';
import { unknownTeam, withCount } from './mat.ts';
import { scored, withPeriod, withRecord } from './periods.ts';
import { settle } from './result.ts';
import { clockAt, latest, periodMs, playedScore, type State } from './state.ts';

/** `kabaddi.adjust`: what the officials say it is, whatever is on record. */
export function adjust(before: State, data: DataOf<'kabaddi.adjust'>, at: number): State | RuleViolation {
  const period = data.period ?? latest(before)?.period ?? 1;
  const clock = data.clock === undefined ? null : Math.min(data.clock, periodMs(before.format, period));
  const opened = withPeriod(before, period, at, clock);
  const record = opened.periods.find((each) => each.period === period);
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  const timed = clock === null ? opened : withRecord(opened, { ...record, clock: { ...record.clock, ms: clock, at } });
  const counted = data.score === undefined ? timed : withScore(timed, data.score, period, clock ?? clockAt(record, at));
  const [a, b] = counted.teams;
  const { mat, tieBreak } = data;
  const placed: State =
    mat === undefined ? counted : { ...counted, teams: [withCount(a, mat[0]), withCount(b, mat[1])] };
  return settle(tieBreak === undefined ? placed : withTieBreak(placed, tieBreak));
}

function withScore(state: State, score: Pair<number>, period: Period, clock: number): State {
  const now = playedScore(state);
  return scored(state, { stage: period, clock }, [
    { unrecorded: score[0] - now[0] },
    { unrecorded: score[1] - now[1] },
  ]);
}

/** In the golden raid it is the golden raid's points. */
function withTieBreak(
  state: State,
  { points, over }: { readonly points: Pair<number>; readonly over: boolean },
): State {
  const blank = { first: null, raids: [0, 0] as const };
  if (state.golden !== null) return { ...state, golden: { ...state.golden, points, over } };
  return { ...state, tieBreak: { ...(state.tieBreak ?? blank), points, over } };
}

/** `kabaddi.award` */
export function awardMatch(
  state: State,
  { winner, how, score, reason }: DataOf<'kabaddi.award'>,
): State | RuleViolation {
  const side = teamSide(state, winner);
  if (side === null) return unknownTeam(winner);
  return settle({ ...state, award: { winner: side, how, score: score ?? null, reason: reason ?? null } });
}
