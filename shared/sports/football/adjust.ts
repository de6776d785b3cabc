import type { Override } from '../../match/event.ts';
import { withBoth } from '../playing/playing.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Pair, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { replaced, withPeriod } from './periods.ts';
import { onPitch, unknownTeam, withPlaying } from './players.ts';
import { settle } from './result.ts';
import { adjustShootOut } from './shootout.ts';
import { latest, playedScore, type State, sumOf } from './state.ts';

/** What a rebuilt match starts from: how it stands by the record. */
export function standing(state: State): DataOf<'football.adjust'> {
  const [home, away] = playedScore(state);
  return {
    period: latest(state)?.period ?? 1,
    score: [home, away],
    playing: [[...onPitch(state, 0)], [...onPitch(state, 1)]],
  };
}

/** `football.adjust`: the score as the officials have it; goals that are not on record count for the period given. */
export function adjust(
  before: State,
  data: DataOf<'football.adjust'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const period = data.period ?? latest(before)?.period ?? 1;
  const state = withPeriod(before, period, at, null);
  const record = state.periods.find((each) => each.period === period);
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  const now = playedScore(state);
  const difference: Pair<number> = [data.score[0] - now[0], data.score[1] - now[1]];
  for (const side of [0, 1] as const) {
    const known = state.goals.filter((goal) => goal.side === side && !goal.cancelled).length;
    if (data.score[side] < known && !waived(override, 'goals-on-record')) {
      return against('goals-on-record', `${known} goals are on record; void the one that was none.`);
    }
  }
  const goals = sumOf(record.goals, difference);
  const clock = data.clock === undefined ? record.clock : { ...record.clock, ms: data.clock, at };
  const set = replaced(state, { ...record, clock, goals, unrecorded: sumOf(record.unrecorded, difference) });
  const next = data.shootOut === undefined ? set : adjustShootOut(set, data.shootOut);
  if (next instanceof RuleViolation) return next;
  const both = withBoth<State>(next, data.playing, (state, side, ids) => withPlaying(state, side, ids, override));
  return both instanceof RuleViolation ? both : settle(both);
}

/** `football.award`. By default 3-0, the score that most competitions write down. */
export function awardMatch(state: State, { winner, score, reason }: DataOf<'football.award'>): State | RuleViolation {
  const side = teamSide(state, winner);
  if (side === null) return unknownTeam(winner);
  const official: Pair<number> = score ?? (side === 0 ? [3, 0] : [0, 3]);
  return settle({ ...state, award: { winner: side, score: official, reason: reason ?? null } });
}
