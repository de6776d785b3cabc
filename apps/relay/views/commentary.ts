import type { Json } from '#shared/json/json.ts';
import {
  type CorrectionType,
  corrections,
  type EffectiveEvent,
  isCorrection,
  plain,
  voidTargets,
} from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import type { MatchFold, Step } from '#shared/match/fold.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { CommentaryLine } from '#shared/sports/sport.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { CommentaryEntry } from '#shared/wire/live.ts';

/** Of the entries that one correction takes back so many are named. */
const MAX_NAMED = 8;

/** What is said of an effective event, as the corrections have left it; null when there is nothing to say. */
export function entryOf({ before, event }: Pick<Step, 'before' | 'event'>, locale: Locale): CommentaryEntry | null {
  if (event.voided) return null;
  const line = lineOf(before, event, locale);
  if (line === null) return null;
  const { id, seq, at } = event;
  return {
    id,
    seq,
    at,
    ...line,
    ...periodOf(before, line, locale),
    ...(event.correctedBy !== undefined && { corrected: true }),
  };
}

/**
 * What is said when `event` arrives. To be called before the event is folded in; the answer is called after, because a
 * correction is told by what it leads to.
 */
export function narrator(fold: MatchFold, event: MatchEvent, locale: Locale): () => CommentaryEntry | null {
  const { type } = event;
  if (isCorrection(type)) return correctionNarrator(fold, event, type, locale);
  const before = fold.state;
  return () => entryOf({ before, event: plain(event) }, locale);
}

function correctionNarrator(
  fold: MatchFold,
  event: MatchEvent,
  type: CorrectionType,
  locale: Locale,
): () => CommentaryEntry | null {
  const words = CORRECTIONS[locale];
  const of = (line: CommentaryLine | null, says: (text: string) => string, otherwise: string): CommentaryEntry => {
    const reason = event.data.reason;
    const text = line === null ? otherwise : says(line.text);
    const because = typeof reason === 'string' && reason !== '' ? ` (${reason})` : '';
    return { id: event.id, seq: event.seq, at: event.at, mark: line?.mark ?? '', kind: 'note', text: text + because };
  };
  switch (type) {
    case 'correction.void': {
      const data = corrections[type].safeParse(event.data);
      const was = data.success ? linesAt(fold, new Set(voidTargets(data.data)), locale) : [];
      return () => of(was[0] ?? null, () => words.void(named(was, words)), words.voided);
    }
    case 'correction.amend':
      return () => of(lineAt(fold, event.data.target, locale), words.amend, words.amended);
    case 'correction.insert':
      return () => of(lineAt(fold, event.id, locale), words.insert, words.inserted);
  }
}

/** What was said of those events, in the match's order. */
function linesAt(fold: MatchFold, ids: ReadonlySet<string>, locale: Locale): CommentaryLine[] {
  const from = fold.effective.findIndex(({ id }) => ids.has(id));
  const to = fold.effective.findLastIndex(({ id }) => ids.has(id)) + 1;
  if (from < 0) return [];
  return [...fold.steps(from, to)].flatMap(({ before, event }) =>
    event.voided || !ids.has(event.id) ? [] : (lineOf(before, event, locale) ?? []),
  );
}

function named(lines: readonly CommentaryLine[], words: CorrectionWords): string {
  const more = lines.length - MAX_NAMED;
  const texts = lines.slice(0, MAX_NAMED).map(({ text }) => text);
  return more > 0 ? words.more(texts.join(' / '), more) : texts.join(' / ');
}

function lineAt(fold: MatchFold, id: Json | undefined, locale: Locale): CommentaryLine | null {
  const place = typeof id === 'string' ? fold.around(id) : null;
  return place === null || place.event.voided ? null : lineOf(place.before, place.event, locale);
}

/** What begins or ends a part of the match belongs to none. */
function periodOf(before: MatchState | null, { kind }: CommentaryLine, locale: Locale): { period?: string } {
  if (before === null || before.startedAt === null || kind === 'period') return {};
  const { phase } = before.game.board(locale);
  return phase === '' ? {} : { period: phase };
}

function lineOf(before: MatchState | null, event: EffectiveEvent, locale: Locale): CommentaryLine | null {
  if (event.type === 'note.added') {
    const { text } = event.data;
    return typeof text === 'string' ? { mark: '', kind: 'note', text } : null;
  }
  return before?.game.narrate(event, locale) ?? lifecycleLine(event, WORDS[locale]);
}

/** For sports that have no words of their own for what every match has. */
function lifecycleLine({ type, data }: EffectiveEvent, words: Words): CommentaryLine | null {
  const because = typeof data.reason === 'string' && data.reason !== '' ? `: ${data.reason}` : '';
  switch (type) {
    case 'match.started':
      return { mark: '', kind: 'period', text: words.started };
    case 'match.paused':
      return { mark: '', kind: 'period', text: words.paused(because) };
    case 'match.resumed':
      return { mark: '', kind: 'period', text: words.resumed };
    case 'match.abandoned':
      return { mark: '', kind: 'result', text: words.abandoned(because) };
    case 'match.ended':
      return { mark: '', kind: 'result', text: typeof data.result === 'string' ? data.result : words.ended };
    default:
      return null;
  }
}

interface CorrectionWords {
  readonly void: (text: string) => string;
  readonly voided: string;
  /** What was taken back, when it is too much to name. */
  readonly more: (texts: string, n: number) => string;
  readonly amend: (text: string) => string;
  readonly amended: string;
  readonly insert: (text: string) => string;
  readonly inserted: string;
}

const CORRECTIONS: Readonly<Record<Locale, CorrectionWords>> = {
  en: {
    void: (text) => `Taken back: ${text}`,
    voided: 'A correction was taken back.',
    more: (texts, n) => `${texts}, and ${n} more`,
    amend: (text) => `Corrected: ${text}`,
    amended: 'An earlier entry was corrected.',
    insert: (text) => `Added: ${text}`,
    inserted: 'A missing entry was added.',
  },
  hi: {
    void: (text) => `वापस लिया गया: ${text}`,
    voided: 'एक सुधार वापस लिया गया।',
    more: (texts, n) => `${texts} और ${n} अन्य`,
    amend: (text) => `सुधारा गया: ${text}`,
    amended: 'पहले की एक प्रविष्टि सुधारी गई।',
    insert: (text) => `जोड़ा गया: ${text}`,
    inserted: 'छूटी हुई एक प्रविष्टि जोड़ी गई।',
  },
};

interface Words {
  readonly started: string;
  readonly paused: (because: string) => string;
  readonly resumed: string;
  readonly abandoned: (because: string) => string;
  readonly ended: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    started: 'Play.',
    paused: (because) => `Play is stopped${because}.`,
    resumed: 'Play goes on.',
    abandoned: (because) => `The match is abandoned${because}.`,
    ended: 'The match is over.',
  },
  hi: {
    started: 'खेल शुरू।',
    paused: (because) => `खेल रोका गया${because}।`,
    resumed: 'खेल फिर शुरू।',
    abandoned: (because) => `मैच रद्द${because}।`,
    ended: 'मैच समाप्त।',
  },
};
