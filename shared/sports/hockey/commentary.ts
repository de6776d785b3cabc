import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import { type CommentaryLine, RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { resultFacts } from './facts.ts';
import { noteOf } from './notes.ts';
import { momentOf } from './periods.ts';
import { latest, type Mark, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';
import { words } from './text/words.ts';
import { markAt, markText } from './time.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  const note = noteOf(before, event, after);
  const decided = before.result === null && after.result !== null ? after.result : null;
  if (note === null && decided === null) return null;
  const said = [
    ...(note === null ? [] : [text.note(note, variantOf(event.id))]),
    ...(decided === null ? [] : [text.sentence(text.result(resultFacts(after, decided)))]),
  ];
  const badge = note === null ? undefined : badgeOf(note);
  const mark = markOf(event, after);
  return {
    mark: mark === null ? '' : mark.shootOut ? text.inShort : markText(mark),
    kind: decided === null && note !== null ? KINDS[note.kind] : 'result',
    text: said.join(' '),
    ...(badge !== undefined && { badge }),
  };
}

/** Null: not in the match's time. */
function markOf(event: AppliedEvent, after: State): Mark | null {
  const { data } = event;
  if ('minute' in data || 'shootOut' in data || 'period' in data) {
    const { minute, period, shootOut } = data;
    const placed = momentOf(
      after,
      {
        ...(typeof minute === 'number' && { minute }),
        ...(typeof period === 'number' && { period }),
        ...(shootOut === true && { shootOut }),
      },
      event,
    );
    if (!(placed instanceof RuleViolation)) return placed.mark;
  }
  const last = latest(after);
  if (last === null) return null;
  if (after.shootOut !== null) return { period: last.period, minute: 0, played: 0, shootOut: true };
  return markAt(after.format, last, event.at);
}

const KINDS: Readonly<Record<NoteFacts['kind'], CommentaryLine['kind']>> = {
  goal: 'score',
  corner: 'play',
  'corner result': 'play',
  stroke: 'play',
  action: 'play',
  possession: 'note',
  card: 'card',
  extension: 'card',
  goalkeeper: 'note',
  referral: 'note',
  start: 'period',
  end: 'period',
  lineup: 'note',
  toss: 'note',
  shootout: 'period',
  attempt: 'score',
  adjusted: 'note',
  award: 'note',
  paused: 'note',
  resumed: 'note',
};

function badgeOf(note: NoteFacts): string | undefined {
  switch (note.kind) {
    case 'goal':
      return 'G';
    case 'corner':
      return 'PC';
    case 'stroke':
      return 'PS';
    case 'card':
      return { green: 'GC', yellow: 'YC', red: 'RC' }[note.card];
    case 'attempt':
      return note.outcome === 'goal' ? '\u2713' : note.outcome === 're-taken' ? '\u21ba' : '\u2717';
    default:
      return undefined;
  }
}
