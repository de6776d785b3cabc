import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { placeBowler } from './bowling.ts';
import { admit, placeBatters } from './crease.ts';
import type { DataOf } from './events.ts';
import { limitFrom, relimit } from './limits.ts';
import { newOver } from './over.ts';
import { mainInnings, settle, targetOf, withResult } from './result.ts';
import { followOnLead } from './setup.ts';
import { type Innings, type Powerplay, playerName, type State } from './state.ts';

/**
 * Penalty runs apart from any delivery (Law 18.6, 41.17): to the batting side's innings in progress, to the fielding
 * side's last completed innings, or, when that side has not batted yet, to its first.
 */
export function award(state: State, side: Side, runs: number): State {
  const { current } = state;
  if (current !== null && current.batting === side) {
    const next = addPenalty(
      current,
      runs,
      current.closed !== null ? 'post' : current.deliveries === 0 ? 'pre' : 'penalty',
    );
    return settle(state, next);
  }
  const index = state.past.findLastIndex((innings) => innings.batting === side);
  const earlier = state.past[index];
  if (earlier === undefined) {
    const [a, b] = state.owed;
    return { ...state, owed: side === 0 ? [a + runs, b] : [a, b + runs] };
  }
  return retarget({ ...state, past: state.past.with(index, addPenalty(earlier, runs, 'post')) });
}

function addPenalty(innings: Innings, runs: number, when: 'pre' | 'penalty' | 'post'): Innings {
  const extras = { ...innings.extras, [when]: innings.extras[when] + runs };
  return { ...innings, runs: innings.runs + runs, extras };
}

function retarget(state: State): State {
  const { current } = state;
  if (current === null) return state;
  const next = { ...current, target: targetOf(state, current) };
  return current.closed === null ? settle(state, next) : withResult({ ...state, current: next });
}

/** `cricket.overs`: fewer overs for the innings in progress, else for those to come. */
export function limitOvers(state: State, overs: number): State {
  const limit = limitFrom(overs);
  const { current } = state;
  const next = { ...state, oversLimit: limit };
  return current === null || current.closed !== null ? next : settle(next, relimit(current, limit, state.format));
}

export function reviseTarget(state: State, { runs, overs, method }: DataOf<'cricket.target'>): State {
  const limit = overs === undefined ? null : limitFrom(overs);
  const next: State = { ...state, revision: { runs, limit }, method: method ?? state.method };
  const { current } = next;
  const isLast = mainInnings(next).length === 2 * next.format.inningsPerSide;
  if (!isLast || current === null || current.superOver > 0) return next;
  const revised = { ...(limit === null ? current : relimit(current, limit, next.format)), target: runs };
  return current.closed === null ? settle(next, revised) : withResult({ ...next, current: revised });
}

/** `cricket.close`. With `par`, play stopped for good and the score is held against it. */
export function closeInnings(
  state: State,
  innings: Innings,
  { reason, par, method }: DataOf<'cricket.close'>,
): State | RuleViolation {
  const isLast = innings.superOver === 0 && mainInnings(state).length === 2 * state.format.inningsPerSide;
  if (par !== undefined && !isLast) return impossible('no-par', 'A par score decides the last innings only.');
  const stopped = { ...state, par: par ?? state.par, method: method ?? state.method };
  return settle(stopped, { ...innings, closed: reason });
}

export function markAbsent(before: State, innings: Innings, players: readonly string[]): State | RuleViolation {
  let state = before;
  for (const id of players) {
    const next = admit(state, innings.batting, id);
    if (next instanceof RuleViolation) return next;
    state = next;
    const status = innings.batters.find((batter) => batter.id === id)?.status;
    if (status === 'in' || status === 'out') {
      const name = playerName(state, innings.batting, id);
      return impossible('batter-in', `${name} has batted in this innings and cannot be absent from it.`);
    }
  }
  const absent = [...new Set([...innings.absent, ...players])];
  return settle(state, { ...innings, absent });
}

/** `cricket.adjust`: the innings' score as the officials have it; what no ball accounts for is kept apart. */
export function adjust(
  state: State,
  data: DataOf<'cricket.adjust'>,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = state;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  if (data.batting !== undefined && teamSide(state, data.batting) !== current.batting) {
    return impossible('wrong-side', 'Only the score of the side batting now or last can be set.');
  }
  if (data.wickets < current.fall.length && !waived(override, 'adjust-wickets')) {
    return against('adjust-wickets', `${current.fall.length} wickets are on record already.`);
  }
  const { ballsPerOver } = state.format;
  const before = current.unrecorded ?? { runs: 0, wickets: 0, balls: 0 };
  const index = Math.floor(data.balls / ballsPerOver);
  const sameOver = index === current.over.index;
  const over = { ...(sameOver ? current.over : newOver(index)), legal: data.balls % ballsPerOver };
  const open = { ...state, par: null };
  const set = settle(open, {
    ...current,
    runs: data.runs,
    wickets: data.wickets,
    legal: data.balls,
    over,
    bowler: sameOver ? current.bowler : -1,
    lastOver: sameOver ? current.lastOver : null,
    closed: null,
    unrecorded: {
      runs: before.runs + data.runs - current.runs,
      wickets: before.wickets + data.wickets - current.wickets,
      balls: before.balls + data.balls - current.legal,
    },
  });
  return placed(set, data, override);
}

/** Those at the crease and the bowler as the officials have them; who is not named stays. */
function placed(
  before: State,
  { striker, nonStriker, bowler }: DataOf<'cricket.adjust'>,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = before;
  if (current === null || current.closed !== null) return before;
  const bowling = other(current.batting);
  let state = before;
  for (const [side, id] of [
    [current.batting, striker],
    [current.batting, nonStriker],
    [bowling, bowler],
  ] as const) {
    const admitted = id === undefined ? state : admit(state, side, id);
    if (admitted instanceof RuleViolation) return admitted;
    state = admitted;
  }
  const namesBatters = striker !== undefined || nonStriker !== undefined;
  const batted = namesBatters ? placeBatters(state, current, striker, nonStriker, override) : current;
  if (batted instanceof RuleViolation) return batted;
  const bowled = bowler === undefined ? batted : placeBowler(state, batted, bowler, override);
  return bowled instanceof RuleViolation ? bowled : { ...state, current: bowled };
}

/** `cricket.suspension`: the bowler may not bowl again in the innings, nor finish the over. */
export function suspend(before: State, innings: Innings, player: string): State | RuleViolation {
  const state = admit(before, other(innings.batting), player);
  if (state instanceof RuleViolation) return state;
  const bowling = innings.bowlers[innings.bowler]?.id === player;
  const suspended = innings.suspended.includes(player) ? innings.suspended : [...innings.suspended, player];
  return { ...state, current: { ...innings, suspended, bowler: bowling ? -1 : innings.bowler } };
}

/** `cricket.days`: the follow-on needs what it needs in a match of that length; where there is none, none comes. */
export function withDays(state: State, days: number): State {
  const lead = state.format.followOnLead === null ? null : followOnLead(days);
  return { ...state, format: { ...state.format, days, followOnLead: lead } };
}

/** `cricket.powerplay`: one of a kind that the format schedules is that one, as it really was. */
export function withPowerplay(
  { powerplays }: Innings,
  { kind, from, to, outside }: DataOf<'cricket.powerplay'>,
): readonly Powerplay[] {
  const scheduled = powerplays.find((each) => each.scheduled && each.kind === kind);
  const taken = { kind, from, to, outside: outside ?? scheduled?.outside ?? null, scheduled: false };
  return [...powerplays.filter((each) => each !== scheduled), taken];
}
