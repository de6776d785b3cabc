import type { Moment } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { markAt } from './minute.ts';
import { noteOf } from './notes.ts';
import { latest, type State, scoreOf } from './state.ts';

/** Minute of play from which a match within a goal is a close finish. */
const LATE = 85;

/** Goals and goals taken back, sendings-off, penalties not scored, ends of periods, the shoot-out. */
export function moments(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  return [...noted(before, event, after), ...closing(before, event, after)];
}

function noted(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  const note = noteOf(before, event, after);
  switch (note?.kind) {
    case 'goal': {
      const { player, assist, kind } = note.goal;
      const hatTrick = note.nth === 3 && player !== null && kind !== 'own goal';
      return [
        { kind: 'goal', what: kind, players: named(player, assist) },
        ...(hatTrick ? [{ kind: 'milestone' as const, what: 'hat-trick', players: named(player) }] : []),
      ];
    }
    case 'review':
      return note.subject === 'goal' && note.score !== null
        ? [{ kind: 'goal', what: 'cancelled', players: named(note.player) }]
        : [];
    case 'penalty':
      return note.outcome === 'retaken'
        ? []
        : [{ kind: 'score', what: `penalty ${note.outcome}`, players: named(note.player) }];
    case 'card':
      return note.left === null ? [] : [{ kind: 'score', what: note.card, players: named(note.name) }];
    case 'whistle':
      return after.result === null ? [{ kind: 'period', what: String(note.period), players: [] }] : [];
    default:
      return [];
  }
}

function named(...names: readonly (string | null)[]): string[] {
  return names.filter((name) => name !== null);
}

function closing(before: State, event: AppliedEvent, after: State): readonly Moment[] {
  if (after.result !== null) return [];
  if (before.shootOut === null && after.shootOut !== null) return [{ kind: 'close', what: 'shoot-out', players: [] }];
  const last = latest(after);
  const [a, b] = scoreOf(after);
  if (last === null || last.ended || last.period % 2 === 1 || after.shootOut !== null || Math.abs(a - b) > 1) return [];
  const tells =
    event.type === 'football.goal' || event.type === 'football.stoppage' || event.type === 'football.review';
  const late = last.period > 2 || markAt(after.format, last, event.at).minute >= LATE || last.stoppage !== null;
  return tells && late ? [{ kind: 'close', what: 'last minutes', players: [] }] : [];
}
