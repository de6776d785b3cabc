import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { decodeMatch, matchParts } from '#shared/formats/read.ts';

/** A match file as the readers take it: its text, and its name without folder and extension. */
interface MatchText {
  readonly text: string;
  readonly name: string;
}

/**
 * Reads a match file. Some formats spread a match over the files of a folder (`set1.csv`, `set2.csv`): such a match is
 * named by its folder or by any of these files. Rejects with the file system's error.
 */
export async function readMatchFile(path: string): Promise<MatchText> {
  const isFolder = (await stat(path)).isDirectory();
  if (isFolder || matchParts([basename(path)]).length > 0) {
    const folder = isFolder ? path : dirname(path);
    const parts = matchParts(await readdir(folder));
    const texts = await Promise.all(parts.map((part) => readText(join(folder, part))));
    if (texts.length > 0) return { text: texts.join('\n'), name: basename(resolve(folder)) };
  }
  return { text: await readText(path), name: basename(path, extname(path)) };
}

async function readText(path: string): Promise<string> {
  return decodeMatch(await readFile(path));
}
