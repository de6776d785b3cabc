import type { Parsed } from '../json/json.ts';
import type { MatchEvent } from '../match/event.ts';
import type { MatchFold } from '../match/fold.ts';
import type { MatchState } from '../match/state.ts';
import { problem } from '../problem.ts';
import { findSport } from '../sports/registry.ts';
import type { Locale } from '../text/locale.ts';
import { cardOf } from './card.ts';
import { cardCsv } from './csv.ts';
import { cardHtml } from './print.ts';
import { scorewire, writeLog } from './scorewire.ts';

/** A match to be written to a file. `fold` may have left out of the log what could not be read. */
export interface Written {
  readonly match: string;
  readonly log: readonly MatchEvent[];
  readonly fold: MatchFold;
  readonly state: MatchState;
}

/** A file: its text, and what it is. */
export interface MatchFile {
  readonly text: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

type Writer = (match: Written, locale: Locale) => Parsed<MatchFile>;

const common: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  [scorewire.id, ({ log }) => file(writeLog(log), 'application/x-ndjson', 'jsonl')],
  ['csv', ({ match, state }, locale) => file(cardCsv(cardOf(match, state, locale)), 'text/csv', 'csv')],
  ['html', ({ match, state }, locale) => file(cardHtml(cardOf(match, state, locale)), 'text/html', 'html')],
]);

/** The formats that a match of this sport can be written in. */
export function writableFormats(sport: string): readonly string[] {
  const own = findSport(sport)?.formats.filter(({ write }) => write !== undefined) ?? [];
  return [...common.keys(), ...own.map(({ id }) => id)];
}

/** Writes a match in a format; `locale` is that of the texts of those that have any. */
export function writeMatch(match: Written, format: string, locale: Locale): Parsed<MatchFile> {
  const writer = common.get(format);
  if (writer !== undefined) return writer(match, locale);
  const { sport, conflicts } = match.state;
  const own = findSport(sport)?.formats.find(({ id }) => id === format);
  if (own?.write === undefined) {
    const known = writableFormats(sport).join(', ');
    return { ok: false, problem: problem('unknown-format', `A match of ${sport} is written as ${known}.`, 'format') };
  }
  const out = new Set(conflicts.map(({ id }) => id));
  const counting = match.fold.effective.filter(({ id, voided }) => !voided && !out.has(id));
  const text = own.write(match.match, counting);
  return text.ok ? file(text.value, 'application/json', 'json') : text;
}

function file(text: string, mediaType: string, extension: string): Parsed<MatchFile> {
  return { ok: true, value: { text, mediaType, extension } };
}
