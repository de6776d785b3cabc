import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { formatIds, readMatches } from '#shared/formats/read.ts';
import { logOf, readLog, writeLog } from '#shared/formats/scorewire.ts';
import { type ChainHead, emptyHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
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

/** @throws where the log's chain is broken */
function chained(head: ChainHead, event: MatchEvent): ChainHead {
  const next = extend(head, event);
  if ('code' in next) throw new Error(next.message);
  return next;
}

describe('real matches', () => {
  it.skipIf(!present)(
    'score the same at once as when folded, and survive being written as a log',
    { timeout: 600_000 },
    () => {
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
        const log = logOf(match);
        log.reduce(chained, emptyHead(match.match));
        const back = readLog(writeLog(log));
        if (!back.ok || !isDeepStrictEqual(back.value, log)) {
          differing.push(
            `${format} ${match.match} is not the same when written as Scorewire's own file and read again`,
          );
        }
        counts.set(format, (counts.get(format) ?? 0) + 1);
      }
      console.log(`scored at once and by fold: ${[...counts].map(([format, n]) => `${format} ${n}`).join(', ')}`);
      expect(differing).toEqual([]);
      expect([...counts.keys()].toSorted()).toEqual(formatIds.filter((id) => id !== 'scorewire').toSorted());
    },
  );
});
