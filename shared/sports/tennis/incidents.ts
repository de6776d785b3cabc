import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import type { Side } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { unknown, whyClosed } from './play.ts';
import { gameKind, setRules } from './rules.ts';
import { resolve, type State, sum } from './state.ts';

/** What happens between points or stops one, and changes no score by itself. */

/** `tennis.fault`: the next serve of this point is the second. */
export function fault(state: State): State | RuleViolation {
  return overYet(state) ?? { ...state, faulted: true, faultsTold: true };
}

/** `tennis.let`: a let of the whole point gives the first serve back (Rule 23). */
export function callLet(state: State, { kind }: DataOf<'tennis.let'>): State | RuleViolation {
  return overYet(state) ?? (kind === 'point' ? { ...state, faulted: false } : state);
}

/** `tennis.challenge`: only unsuccessful ones are counted against a side. */
export function challenge(
  state: State,
  { by, outcome }: DataOf<'tennis.challenge'>,
  override: Override | undefined,
): State | RuleViolation {
  const who = resolve(state, by);
  if (who === null) return unknown(by);
  if (challengesLeft(state, who.side) === 0 && !waived(override, 'no-challenges')) {
    return against('no-challenges', 'That side has no challenges left in this set.');
  }
  return { ...state, challenges: [...state.challenges, { by: who.side, outcome, block: blockOf(state) }] };
}

/** How often a side may still be wrong; null: no limit. */
export function challengesLeft(state: State, side: Side): number | null {
  const { challenges: limit } = state.format;
  if (limit === null) return null;
  const block = blockOf(state);
  const used = state.challenges.filter(
    (each) => each.by === side && each.outcome === 'confirmed' && each.block === block,
  ).length;
  const more = gameKind(state.format, state.score) === 'tie-break' ? limit.tieBreak : 0;
  return Math.max(0, limit.perSet + more - used);
}

/** A set; an advantage set gives everybody their challenges back after every twelve games. */
function blockOf({ format, score }: State): string {
  const rules = setRules(format, score.sets.length);
  const long = rules.kind === 'set' && rules.tieBreakAt === null;
  return `${score.sets.length + 1}.${long ? Math.floor(sum(score.games) / 12) : 0}`;
}

/** `tennis.timeout` (Rule 29) */
export function takeTimeOut(state: State, { kind, by, reason }: DataOf<'tennis.timeout'>): State | RuleViolation {
  const who = by === undefined ? null : resolve(state, by);
  if (by !== undefined && who === null) return unknown(by);
  const closed = overYet(state);
  if (closed !== null) return closed;
  const entry = { kind, by: who?.side ?? null, set: state.score.sets.length + 1, reason: reason ?? null };
  return { ...state, timeOuts: [...state.timeOuts, entry] };
}

function overYet(state: State): RuleViolation | null {
  return whyClosed(state) ?? (state.score.winner === null ? null : impossible('match-over', 'The match is over.'));
}
