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
import { DEFAULT_LOCALE, type Locale } from '#shared/text/locale.ts';
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
export function narrator(fold: MatchFold, event: MatchEvent): () => CommentaryEntry | null {
  const { type } = event;
  if (isCorrection(type)) return correctionNarrator(fold, event, type);
  const before = fold.state;
  return () => entryOf({ before, event: plain(event) }, DEFAULT_LOCALE);
}

function correctionNarrator(fold: MatchFold, event: MatchEvent, type: CorrectionType): () => CommentaryEntry | null {
  const of = (line: CommentaryLine | null, says: (text: string) => string, otherwise: string): CommentaryEntry => {
    const reason = event.data.reason;
    const text = line === null ? otherwise : says(line.text);
    const because = typeof reason === 'string' && reason !== '' ? ` (${reason})` : '';
    return { id: event.id, seq: event.seq, at: event.at, mark: line?.mark ?? '', kind: 'note', text: text + because };
  };
  switch (type) {
    case 'correction.void': {
      const data = corrections[type].safeParse(event.data);
      const was = data.success ? linesAt(fold, new Set(voidTargets(data.data))) : [];
      return () => of(was[0] ?? null, () => `Taken back: ${named(was)}`, 'A correction was taken back.');
    }
    case 'correction.amend':
      return () =>
        of(lineAt(fold, event.data.target), (text) => `Corrected: ${text}`, 'An earlier entry was corrected.');
    case 'correction.insert':
      return () => of(lineAt(fold, event.id), (text) => `Added: ${text}`, 'A missing entry was added.');
  }
}

/** What was said of those events, in the match's order. */
function linesAt(fold: MatchFold, ids: ReadonlySet<string>): CommentaryLine[] {
  const from = fold.effective.findIndex(({ id }) => ids.has(id));
  const to = fold.effective.findLastIndex(({ id }) => ids.has(id)) + 1;
  if (from < 0) return [];
  return [...fold.steps(from, to)].flatMap(({ before, event }) =>
    event.voided || !ids.has(event.id) ? [] : (lineOf(before, event, DEFAULT_LOCALE) ?? []),
  );
}

function named(lines: readonly CommentaryLine[]): string {
  const more = lines.length - MAX_NAMED;
  const texts = lines.slice(0, MAX_NAMED).map(({ text }) => text);
  return more > 0 ? `${texts.join(' / ')}, and ${more} more` : texts.join(' / ');
}

function lineAt(fold: MatchFold, id: Json | undefined): CommentaryLine | null {
  const place = typeof id === 'string' ? fold.around(id) : null;
  return place === null || place.event.voided ? null : lineOf(place.before, place.event, DEFAULT_LOCALE);
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
