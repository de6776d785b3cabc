import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { MatchFold } from '../../../match/fold.ts';
import type { ImportedMatch } from '../../sport.ts';
import { disagreements, type Expected } from './corpus.compare.ts';
import { cricsheet } from './cricsheet.ts';

const FOLDER = new URL('../../../../../shared/data/cricket/', import.meta.url).pathname;
const present = existsSync(FOLDER);

/** Sends every draft over the desk, as a scorer's pad would. */
function replay(imported: ImportedMatch): MatchFold {
  const fold = new MatchFold();
  let head = emptyHead(imported.match);
  for (const draft of imported.drafts) {
    const source = { kind: 'feed', id: 'import' } as const;
    const decision = decide(fold, draft, { match: imported.match, head, term: 1, source, now: draft.at });
    if (decision.kind !== 'accepted') {
      throw new Error(`${imported.match}: ${JSON.stringify(draft)} was not accepted: ${JSON.stringify(decision)}`);
    }
    head = decision.head;
    fold.append(decision.event);
  }
  return fold;
}

describe('real matches', () => {
  it.skipIf(!present)('agree with their expected scorecards', { timeout: 600_000 }, () => {
    const ids = readdirSync(`${FOLDER}expected`).map((file) => file.replace(/\.json$/, ''));
    const lines: string[] = [];
    let agree = 0;
    let balls = 0;
    let otherEnds = 0;
    for (const id of ids) {
      const expected: Expected = JSON.parse(readFileSync(`${FOLDER}expected/${id}.json`, 'utf8'));
      const imported = cricsheet.read(readFileSync(`${FOLDER}${id}.json`, 'utf8'), id);
      if (!imported.ok) throw new Error(`${id}: ${imported.problem.message}`);
      const fold = replay(imported.value);
      for (const { before, event } of fold.steps()) {
        if (event.type !== 'cricket.delivery') continue;
        balls += 1;
        if (before?.game.warnings(event).some(({ code }) => code === 'ends')) otherEnds += 1;
      }
      const card = fold.state?.game.scorecard();
      const found = disagreements(card, expected);
      if (found.length === 0) agree += 1;
      for (const line of found) lines.push(`${id}: ${line}`);
    }
    console.log(
      `cricket corpus: ${agree} of ${ids.length} matches agree; of ${balls} balls ${otherEnds} were faced by the batter at the other end\n${lines.slice(0, 60).join('\n')}`,
    );
    expect(lines).toEqual([]);
    expect(agree).toBe(ids.length);
    // Short runs and slips of the record; a wrong rule about ends would show in every hundredth ball.
    expect(otherEnds / balls).toBeLessThan(0.001);
  });
});
