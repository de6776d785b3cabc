import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import * as z from 'zod';
import { switchValue } from '#shared/config/options.ts';
import { BYTE_ORDER_MARK } from '#shared/formats/csv.ts';
import { formatIds, readMatches } from '#shared/formats/read.ts';
import { logOf, readLog, scorewire } from '#shared/formats/scorewire.ts';
import { writableFormats, writeMatch } from '#shared/formats/write.ts';
import type { Parsed } from '#shared/json/json.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import { main, printLine } from './cli/main.ts';
import { chooseMatch, openMatchFile } from './cli/match-file.ts';

const options = {
  format: {
    env: 'MATCH_FORMAT',
    flag: 'format',
    schema: z.string().optional(),
    help: `format of FILE (${formatIds.join(', ')}); guessed from its content when left out`,
  },
  to: {
    env: 'EXPORT_FORMAT',
    flag: 'to',
    schema: z.string().optional(),
    help: "what to write: scorewire, csv, html or a format of the sport; left out: by OUT's extension, else scorewire",
  },
  match: {
    env: 'EXPORT_MATCH',
    flag: 'match',
    schema: z.string().optional(),
    help: "the one match to write of a file of many; else the id to use instead of the file's",
  },
  locale: {
    env: 'EXPORT_LOCALE',
    flag: 'locale',
    schema: Locale,
    fallback: DEFAULT_LOCALE,
    help: `language of csv and html: ${Locale.options.join(', ')}`,
  },
  bom: {
    env: 'EXPORT_BOM',
    flag: 'bom',
    schema: switchValue,
    fallback: 'false',
    isSwitch: true as const,
    help: 'begin csv with a byte order mark, so that spreadsheets see that it is UTF-8',
  },
};

await main(
  'export [--to T] FILE [OUT]: writes a match file in another format, to OUT or the standard output',
  options,
  async (set, [path, out, ...more]) => {
    if (path === undefined || more.length > 0) throw new ProblemError(problem('usage', 'Name one match file.'));
    const { match, log } = demand(readMatch(path, set.format, set.match));
    const fold = MatchFold.of(log);
    const { state } = fold;
    if (state === null) throw new ProblemError(problem('no-match', 'The file does not begin with a match.'));
    for (const { seq, message } of state.conflicts) {
      process.stderr.write(`${path}: ${match}: event ${seq} left out: ${message}\n`);
    }
    const to = set.to ?? formatFor(out, state.sport);
    const file = demand(writeMatch({ match, log, fold, state }, to, set.locale));
    const text = set.bom && to === 'csv' ? BYTE_ORDER_MARK + file.text : file.text;
    if (out === undefined) {
      process.stdout.write(text);
    } else {
      writeOut(out, text);
      printLine({ match, to, out });
    }
    return 0;
  },
);

/** Scorewire's own file holds the log as it was written; others' make one. */
function readMatch(
  path: string,
  format: string | undefined,
  id: string | undefined,
): Parsed<{ match: string; log: readonly MatchEvent[] }> {
  const { text, name } = openMatchFile(path);
  const read = readMatches(text, name, format);
  if (!read.ok) return read;
  const imported = chooseMatch(read.value.matches, id);
  for (const { message } of imported.warnings) process.stderr.write(`${path}: ${message}\n`);
  const { match } = imported;
  if (read.value.format !== scorewire.id || id !== undefined)
    return { ok: true, value: { match, log: logOf(imported) } };
  const log = readLog(text);
  return log.ok ? { ok: true, value: { match, log: log.value } } : log;
}

function formatFor(out: string | undefined, sport: string): string {
  const extension = out === undefined ? '' : extname(out).toLowerCase();
  switch (extension) {
    case '.csv':
      return 'csv';
    case '.html':
    case '.htm':
      return 'html';
    case '':
    case '.jsonl':
    case '.ndjson':
      return scorewire.id;
    default:
      throw new ProblemError(
        problem('usage', `What "${extension}" is to be has to be said: --to ${writableFormats(sport).join(', ')}.`),
      );
  }
}

function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new ProblemError(
      problem('unwritable', error instanceof Error ? error.message : `${path} cannot be written.`),
    );
  }
}

function demand<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new ProblemError(parsed.problem);
  return parsed.value;
}
