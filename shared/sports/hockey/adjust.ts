import { against, impossible, waived } from '../refusal.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { replacedPeriod, withPeriod } from './periods.ts';
import { onField, unknownTeam, withPlaying } from './players.ts';
import { settle } from './result.ts';
import { adjustShootOut } from './shootout.ts';
import { latest, playedScore, type State, sumOf } from './state.ts';

/** What a rebuilt match starts from: how it stands by the record. */
export function standing(state: State): DataOf<'hockey.adjust'> {
  const [home, away] = playedScore(state);
  const [{ goal: a }, { goal: b }] = state.squads;
  const known = state.squads.some(({ field }) => field !== null);
  return {
    period: latest(state)?.period ?? 1,
    score: [home, away],
    playing: [[...onField(state, 0, state.now)], [...onField(state, 1, state.now)]],
    ...(known && { goalkeepers: [a.keeper, b.keeper] }),
  };
}

/** `hockey.adjust`: the score as the officials have it; goals that are not on record count for the period given. */
export function adjust(before: State, data: DataOf<'hockey.adjust'>, fact: Fact): State | RuleViolation {
  const { at, override } = fact;
  const period = data.period ?? latest(before)?.period ?? 1;
  const state = withPeriod(before, period, at, null);
  const record = state.periods.find((each) => each.period === period);
  if (record === undefined) return impossible('no-period', 'That period has not been played.');
  for (const side of [0, 1] as const) {
    const known = state.goals.filter((goal) => goal.side === side && !goal.cancelled).length;
    if (data.score[side] < known && !waived(override, 'goals-on-record')) {
      return against('goals-on-record', `${known} goals are on record; void the one that was none.`);
    }
  }
  const now = playedScore(state);
  const difference: Pair<number> = [data.score[0] - now[0], data.score[1] - now[1]];
  const goals = sumOf(record.goals, difference);
  const clock = data.clock === undefined ? record.clock : { ...record.clock, ms: data.clock, at };
  const unrecorded = sumOf(record.unrecorded, difference);
  const set = replacedPeriod(state, { ...record, goals, unrecorded, clock });
  const next = data.shootOut === undefined ? set : adjustShootOut(set, data.shootOut);
  if (next instanceof RuleViolation) return next;
  const told = (side: Side) => ({ playing: data.playing?.[side] ?? [], keeper: data.goalkeepers?.[side] });
  const placed = withPlaying(next, 0, told(0), fact);
  const both = placed instanceof RuleViolation ? placed : withPlaying(placed, 1, told(1), fact);
  return both instanceof RuleViolation ? both : settle(both);
}

/** `hockey.award` */
export function awardMatch(state: State, { winner, score, reason }: DataOf<'hockey.award'>): State | RuleViolation {
  const side = teamSide(state, winner);
  if (side === null) return unknownTeam(winner);
  const goals = state.format.walkOverGoals;
  const official: Pair<number> = score ?? (side === 0 ? [goals, 0] : [0, goals]);
  return settle({ ...state, award: { winner: side, score: official, reason: reason ?? null } });
}
