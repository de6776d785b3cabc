import type { Parsed } from '../json/json.ts';
import { type Problem, problem } from '../problem.ts';
import { sports } from '../sports/registry.ts';
import type { ImportedMatch, MatchFormat } from '../sports/sport.ts';
import { scorewire } from './scorewire.ts';

/** Every format that a match can be read from. */
export const formats: readonly MatchFormat[] = [scorewire, ...sports.flatMap((sport) => sport.formats)];

export const formatIds: readonly string[] = formats.map((format) => format.id);

/** What a file holds. */
export interface MatchesRead {
  /** The id of the format it was read as. */
  readonly format: string;
  readonly matches: readonly ImportedMatch[];
}

/** Reads the matches of a file of any known format, most often one; `format` says which, else its content does. */
export function readMatches(text: string, name: string, format?: string): Parsed<MatchesRead> {
  const reader = formats.find((one) => (format === undefined ? one.detect(text) : one.id === format));
  if (reader === undefined) {
    const known = formatIds.join(', ');
    return format === undefined
      ? { ok: false, problem: problem('unknown-format', `The file is in none of the known formats (${known}).`) }
      : { ok: false, problem: problem('unknown-format', `There is no format "${format}"; known: ${known}.`) };
  }
  const isOther = format !== undefined && !reader.detect(text);
  const looked = isOther ? formats.find((one) => one.detect(text)) : undefined;
  if (looked !== undefined) return unlike(reader, `it looks like "${looked.id}"`);
  const read = reader.readAll === undefined ? one(reader.read(text, name)) : reader.readAll(text, name);
  if (read.ok) return { ok: true, value: { format: reader.id, matches: read.value } };
  return isOther ? unlike(reader, read.problem.message) : read;
}

/** A file that was said to be in a format and is not. */
function unlike({ id }: MatchFormat, why: string): { readonly ok: false; readonly problem: Problem } {
  return {
    ok: false,
    problem: problem('unknown-format', `The file is not in the format "${id}": ${why.replace(/\.?$/, '.')}`),
  };
}

function one(match: Parsed<ImportedMatch>): Parsed<readonly ImportedMatch[]> {
  return match.ok ? { ok: true, value: [match.value] } : match;
}

/** The files of a folder that make up a match together, in the order in which they are read; empty: there are none. */
export function matchParts(files: readonly string[]): readonly string[] {
  const sorted = files.toSorted();
  const { parts } = formats.find((format) => sorted.some((file) => format.parts?.test(file))) ?? {};
  return parts === undefined ? [] : sorted.filter((file) => parts.test(file));
}

/** The files that may lie beside this one and say more of its matches, by its name alone. */
export function filesBeside(file: string): readonly string[] {
  return formats.flatMap((format) => format.beside?.(file) ?? []);
}

/** A file's text: UTF-8, or where that it is not, the format's older encoding. */
export function decodeMatch(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder().decode(bytes);
    const { encoding } = formats.find((format) => format.detect(text)) ?? {};
    return encoding === undefined ? text : new TextDecoder(encoding).decode(bytes);
  }
}
