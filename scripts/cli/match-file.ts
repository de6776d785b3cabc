import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { decodeMatch, filesBeside, matchParts } from '#shared/formats/read.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';

/** A match file as the readers take it: its text, and its name without folder and extension. */
interface MatchText {
  readonly text: string;
  readonly name: string;
}

/** A file to be read as a match. */
interface MatchPath {
  readonly path: string;
  /** Somebody named it: it was not just found in a folder. */
  readonly isNamed: boolean;
}

/**
 * The match files that command-line arguments stand for. A folder stands for all that is in it; a match spread over the
 * files of a folder comes once, however many of its files are named.
 */
export function* matchPaths(paths: readonly string[]): Generator<MatchPath> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (const found of filesOf(path)) {
      const folder = folderOfParts(found);
      if (folder !== null && folders.has(resolve(folder))) continue;
      if (folder !== null) folders.add(resolve(folder));
      yield { path: found, isNamed: found === path };
    }
  }
}

/**
 * Reads a match file. Some formats spread a match over the files of a folder (`set1.csv`, `set2.csv`): such a match is
 * named by its folder or by any of these files. Synchronous: nothing else is to be done meanwhile, and thousands of
 * files are read much faster so.
 * @throws the file system's error
 */
export function readMatchFile(path: string): MatchText {
  const folder = folderOfParts(path);
  if (folder !== null) {
    const texts = matchParts(readdirSync(folder)).map((part) => readText(join(folder, part)));
    if (texts.length > 0) return { text: texts.join('\n'), name: basename(resolve(folder)) };
  }
  return { text: [readText(path), ...textsBeside(path)].join('\n'), name: basename(path, extname(path)) };
}

function textsBeside(path: string): readonly string[] {
  const beside = filesBeside(basename(path)).map((file) => join(dirname(path), file));
  return beside.filter((file) => existsSync(file)).map(readText);
}

/** `readMatchFile` for tools that are for one file. @throws ProblemError */
export function openMatchFile(path: string): MatchText {
  try {
    return readMatchFile(path);
  } catch (error) {
    throw new ProblemError(problem('unreadable', error instanceof Error ? error.message : 'The file cannot be read.'));
  }
}

/** The match of that id; of a file of one match that one, under that id. @throws ProblemError */
export function chooseMatch(matches: readonly ImportedMatch[], id: string | undefined): ImportedMatch {
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return { ...only, match: id ?? only.match };
  const found = matches.find(({ match }) => match === id);
  if (found !== undefined) return found;
  const some = matches.slice(0, 5).map(({ match }) => match);
  const what = id === undefined ? `holds ${matches.length} matches` : `holds no match ${id}`;
  throw new ProblemError(problem('which-match', `The file ${what}; name one by --match: ${some.join(', ')} …`));
}

function* filesOf(path: string): Generator<string> {
  if (!isFolder(path) || folderOfParts(path) !== null) {
    yield path;
    return;
  }
  // A link in a folder may lead back to it.
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile() || entry.isDirectory());
  for (const { name } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!name.startsWith('.')) yield* filesOf(join(path, name));
  }
}

/** The folder whose files are one match, which `path` or a file of it names; null when `path` is a match by itself. */
function folderOfParts(path: string): string | null {
  if (matchParts([basename(path)]).length > 0) return dirname(path);
  return isFolder(path) && matchParts(readdirSync(path)).length > 0 ? path : null;
}

/** What cannot be looked into is taken for a file: reading it says why. */
function isFolder(path: string): boolean {
  try {
    if (!statSync(path).isDirectory()) return false;
    accessSync(path, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function readText(path: string): string {
  return decodeMatch(readFileSync(path));
}
