import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import type { CommentaryLine } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { markAt, markText } from './moment.ts';
import { noteOf } from './notes.ts';
import { remarksOf } from './remarks.ts';
import { latest, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  const note = noteOf(before, event, after);
  const remarks = remarksOf(before, event, after);
  if (note === null && remarks.length === 0) return null;
  const variant = variantOf(event.id);
  const said = [
    ...(note === null ? [] : [text.note(note, variant)]),
    ...remarks.map((remark) => text.remark(remark, variant >>> 8)),
  ];
  const badge = note === null ? null : badgeOf(note);
  const decided = remarks.some(({ kind }) => kind === 'result');
  return {
    mark: markOf(event, after),
    kind: decided || note === null ? 'result' : kindOf(note),
    text: said.join(' '),
    ...(badge !== null && { badge }),
  };
}

function markOf({ data, at }: AppliedEvent, after: State): string {
  const last = latest(after);
  if (last === null) return '';
  const period = 'period' in data && typeof data.period === 'number' ? data.period : last.number;
  const clock = 'clock' in data && typeof data.clock === 'number' ? data.clock : undefined;
  return markText(after.format, markAt(after, { period, clock }, at));
}

function kindOf(note: NoteFacts): CommentaryLine['kind'] {
  switch (note.kind) {
    case 'basket':
      return 'score';
    case 'freethrow':
      return note.made ? 'score' : 'play';
    case 'foul':
      return note.foul === 'personal' || note.foul === 'offensive' || note.foul === 'throw-in' ? 'play' : 'card';
    case 'miss':
    case 'rebound':
    case 'turnover':
    case 'credit':
    case 'jumpball':
      return 'play';
    case 'period':
    case 'end':
      return 'period';
    default:
      return 'note';
  }
}

function badgeOf(note: NoteFacts): string | null {
  switch (note.kind) {
    case 'basket':
      return String(note.shot.points);
    case 'freethrow':
      return note.made ? '1' : null;
    case 'foul':
      return {
        personal: 'F',
        offensive: 'OF',
        'throw-in': 'F',
        unsportsmanlike: 'U',
        technical: 'T',
        disqualifying: 'D',
      }[note.foul];
    case 'timeout':
      return 'TO';
    default:
      return null;
  }
}
