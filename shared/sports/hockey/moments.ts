import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { noteOf } from './notes.ts';
import { latest, type State, scoreOf } from './state.ts';
import { lengthOf, markAt } from './time.ts';

/** Playing time before the end at which a match within a goal is a close finish, ms. */
const LAST_MS = 5 * 60_000;

/** Goals and goals taken back, strokes missed, sendings-off, ends of periods, the shoot-out. */
export function moments(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  return [...noted(before, event, after), ...closing(before, event, after)];
}

function noted(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  const note = noteOf(before, event, after);
  switch (note?.kind) {
    case 'goal': {
      const players = note.goal.player === null ? [] : [note.goal.player];
      return [
        { kind: 'goal', what: 'goal', players },
        ...(note.nth === 3 && players.length > 0 ? [{ kind: 'milestone' as const, what: 'hat-trick', players }] : []),
      ];
    }
    case 'referral': {
      const [a, b] = [scoreOf(before), scoreOf(after)];
      return a[0] > b[0] || a[1] > b[1] ? [{ kind: 'goal', what: 'cancelled', players: [] }] : [];
    }
    case 'card':
      return note.card === 'red'
        ? [{ kind: 'score', what: 'red', players: note.name === null ? [] : [note.name] }]
        : [];
    case 'end':
      return after.result === null ? [{ kind: 'period', what: String(note.period), players: [] }] : [];
    default:
      return [];
  }
}

function closing(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  if (after.result !== null) return [];
  if (before.shootOut === null && after.shootOut !== null) return [{ kind: 'close', what: 'shoot-out', players: [] }];
  return isClose(after, event.at) && !isClose(before, event.at)
    ? [{ kind: 'close', what: 'last minutes', players: [] }]
    : [];
}

/** Judged by what is scored: a state says nothing of the moment at which its clock gets there. */
function isClose(state: State, at: number): boolean {
  const last = latest(state);
  const [a, b] = scoreOf(state);
  if (last === null || last.ended || last.period < state.format.periods || Math.abs(a - b) > 1) return false;
  return lengthOf(state.format) - markAt(state.format, last, at).played <= LAST_MS;
}
