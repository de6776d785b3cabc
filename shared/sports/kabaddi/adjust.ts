import type { Override } from '../../match/event.ts';
import { withBoth } from '../playing/playing.ts';
import { impossible } from '../refusal.ts';
import { other, type Pair, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf, Period } from './events.ts';
import { named, unknownTeam, withCount, withPlaying } from './mat.ts';
import { scored, withPeriod, withRecord } from './periods.ts';
import { nextRaiders } from './raid.ts';
import { settle } from './result.ts';
import { clockAt, latest, periodMs, playedScore, type State } from './state.ts';

/** What a rebuilt match starts from: how it stands by the record. */
export function standing(state: State): DataOf<'kabaddi.adjust'> {
  const [home, away] = playedScore(state);
  const [a, b] = [state.teams[0].on, state.teams[1].on];
  const [first, second] = [named(a), named(b)];
  const allNamed = first.length === a.length && second.length === b.length;
  const raiding = nextRaiders(state);
  return {
    period: latest(state)?.period ?? 1,
    score: [home, away],
    ...(allNamed ? { playing: [[...first], [...second]] } : { mat: [a.length, b.length] }),
    ...(raiding !== null && { raiding: state.setup.teams[raiding].id }),
  };
}

/** `kabaddi.adjust`: what the officials say it is, whatever is on record. */
export function adjust(
  before: State,
  data: DataOf<'kabaddi.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const raiding = data.raiding === undefined ? null : teamSide(before, data.raiding);
  if (data.raiding !== undefined && raiding === null) return unknownTeam(data.raiding);
  const period = data.period ?? latest(before)?.period ?? 1;
  const clock = data.clock === undefined ? null : Math.min(data.clock, periodMs(before.format, period));
  const opened = withPeriod(before, period, at, clock);
  const record = opened.periods.find((each) => each.period === period);
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  const timed = clock === null ? opened : withRecord(opened, { ...record, clock: { ...record.clock, ms: clock, at } });
  const counted = data.score === undefined ? timed : withScore(timed, data.score, period, clock ?? clockAt(record, at));
  const { mat, tieBreak } = data;
  const placed = withBoth(counted, data.playing, (state, side, ids) => withPlaying(state, side, ids, override));
  if (placed instanceof RuleViolation) return placed;
  const [a, b] = placed.teams;
  const turn = raiding === null ? placed : { ...placed, raid: null, raided: other(raiding) };
  const matted: State = mat === undefined ? turn : { ...turn, teams: [withCount(a, mat[0]), withCount(b, mat[1])] };
  return settle(tieBreak === undefined ? matted : withTieBreak(matted, tieBreak));
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
