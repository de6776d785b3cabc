import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readMatches } from '#shared/formats/read.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { readMatchFile } from '../scripts/cli/match-file.ts';
import { CORPUS } from './support.ts';

/** Every match of the corpus in any known format, with its format. */
export function* corpusMatches(): Generator<{ format: string; match: ImportedMatch }> {
  const seen = new Set<string>();
  for (const file of readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!/\.(json|csv|dvw)$/.test(file)) continue;
    const { text, name } = readMatchFile(join(CORPUS, file));
    const read = readMatches(text, name);
    if (!read.ok) {
      if (read.problem.code !== 'unknown-format') throw new Error(`${file}: ${read.problem.message}`);
      continue;
    }
    for (const match of read.value.matches) {
      const key = `${read.value.format} ${name} ${match.match}`;
      if (!seen.has(key)) yield { format: read.value.format, match };
      seen.add(key);
    }
  }
}
