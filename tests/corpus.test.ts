import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatIds, readMatches } from '#shared/formats/read.ts';
import { foldImported, scoreImported } from '#shared/match/imported.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { readMatchFile } from '../scripts/cli/match-file.ts';
import { CORPUS } from './support.ts';

const present = existsSync(CORPUS);

/** Every match of the folder in any known format, with its format. */
function* matches(): Generator<{ format: string; match: ImportedMatch }> {
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

describe('real matches', () => {
  it.skipIf(!present)('score the same at once as when their drafts are folded', { timeout: 600_000 }, () => {
    const counts = new Map<string, number>();
    const differing: string[] = [];
    for (const { format, match } of matches()) {
      const scored = scoreImported(match);
      const fold = foldImported(match);
      if (!scored.ok || !fold.ok) throw new Error(`${match.match} cannot be scored`);
      const state = fold.value.state;
      const same =
        JSON.stringify(scored.value.scorecard) === JSON.stringify(state?.game.scorecard()) &&
        state?.conflicts.length === 0;
      if (!same) differing.push(`${format} ${match.match} ${JSON.stringify(state?.conflicts)}`);
      counts.set(format, (counts.get(format) ?? 0) + 1);
    }
    console.log(`scored at once and by fold: ${[...counts].map(([format, n]) => `${format} ${n}`).join(', ')}`);
    expect(differing).toEqual([]);
    expect([...counts.keys()].toSorted()).toEqual(formatIds.filter((id) => id !== 'scorewire').toSorted());
  });
});
