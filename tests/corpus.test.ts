import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { formatIds } from '#shared/formats/read.ts';
import { logOf, readLog, writeLog } from '#shared/formats/scorewire.ts';
import { type ChainHead, emptyHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { foldImported, scoreImported } from '#shared/match/imported.ts';
import { corpusMatches } from './corpus.ts';
import { CORPUS } from './support.ts';

const present = existsSync(CORPUS);

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
      for (const { format, match } of corpusMatches()) {
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
