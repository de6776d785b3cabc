import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import { type CommentaryLine, RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { resultLine } from './board.ts';
import { markAt, markText } from './minute.ts';
import { noteOf } from './notes.ts';
import { momentOf } from './periods.ts';
import { latest, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  const note = noteOf(before, event, after);
  const decided = before.result === null && after.result !== null ? after.result : null;
  if (note === null && decided === null) return null;
  const said = [
    ...(note === null ? [] : [text.note(note, variantOf(event.id))]),
    ...(decided === null ? [] : [text.sentence(resultLine(after, decided, text))]),
  ];
  const badge = note === null ? undefined : badgeOf(note);
  return {
    mark: markOf(event, after) ?? text.penalties,
    kind: decided === null && note !== null ? KINDS[note.kind] : 'result',
    text: said.join(' '),
    ...(badge !== undefined && { badge }),
  };
}

/** Null: in the shoot-out. */
function markOf(event: AppliedEvent, after: State): string | null {
  if (event.type === 'football.kick' || event.type === 'football.shootout') return null;
  if (hasMoment(event)) {
    const moment = momentOf(after, event.data, event.at, undefined);
    if (!(moment instanceof RuleViolation)) return moment.mark.period === 5 ? null : markText(moment.mark);
  }
  const last = latest(after);
  if (last === null) return '';
  return after.shootOut === null ? markText(markAt(after.format, last, event.at)) : null;
}

type Moments = 'goal' | 'penalty' | 'card' | 'substitution' | 'review' | 'action' | 'sinbin' | 'return' | 'break';

function hasMoment(event: AppliedEvent): event is Extract<AppliedEvent, { type: `football.${Moments}` }> {
  switch (event.type) {
    case 'football.goal':
    case 'football.penalty':
    case 'football.card':
    case 'football.substitution':
    case 'football.review':
    case 'football.action':
    case 'football.sinbin':
    case 'football.return':
    case 'football.break':
      return true;
    default:
      return false;
  }
}

const KINDS: Readonly<Record<NoteFacts['kind'], CommentaryLine['kind']>> = {
  goal: 'score',
  penalty: 'play',
  card: 'card',
  substitution: 'note',
  review: 'note',
  sinbin: 'card',
  return: 'note',
  break: 'note',
  kickoff: 'period',
  whistle: 'period',
  stoppage: 'note',
  lineup: 'note',
  toss: 'note',
  action: 'play',
  shootout: 'period',
  kick: 'score',
  adjusted: 'note',
  award: 'note',
  paused: 'note',
  resumed: 'note',
};

function badgeOf(note: NoteFacts): string | undefined {
  switch (note.kind) {
    case 'goal':
      return 'G';
    case 'card':
      return note.card === 'yellow' ? 'Y' : note.card === 'red' ? 'R' : 'YR';
    case 'sinbin':
      return 'SB';
    case 'substitution':
      return 'S';
    case 'kick':
      return note.outcome === 'scored' ? '\u2713' : '\u2717';
    default:
      return undefined;
  }
}
