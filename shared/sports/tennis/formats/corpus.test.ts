import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { MatchFold } from '../../../match/fold.ts';
import type { ImportedMatch } from '../../sport.ts';
import { pointByPoint } from './point-by-point.ts';

const FOLDER = new URL('../../../../../shared/data/tennis/', import.meta.url).pathname;
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
  it.skipIf(!present)('come to their recorded scores and winners', { timeout: 300_000 }, () => {
    const text = readFileSync(`${FOLDER}points-sample.csv`, 'utf8');
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const bestOf = new Map(
      readFileSync(`${FOLDER}points-sample.meta.tsv`, 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([id, , best]) => [id, Number(best)]),
    );
    const imported = pointByPoint.readAll?.(text, 'points-sample');
    if (imported?.ok !== true) throw new Error(imported?.problem.message ?? 'no reader of many matches');
    expect(imported.value.length).toBe(rows.length);

    const lines: string[] = [];
    let agree = 0;
    for (const [index, match] of imported.value.entries()) {
      const [id = '', , , , , , , winner, , score] = rows[index] ?? [];
      // The importer warns where the record's servers, games or sets are not those of the engine.
      const found = match.warnings.map(({ message }) => message);
      const { state } = replay(match);
      const card = state?.game.scorecard();
      if (match.match !== id) found.push(`is called ${match.match}`);
      if (card?.score !== score) found.push(`score ${card?.score}, expected ${score}`);
      if (String(card?.winnerNumber) !== winner) found.push(`winner ${card?.winnerNumber}, expected ${winner}`);
      if (card?.format !== `Best of ${bestOf.get(id)}`) found.push(`${card?.format}, expected ${bestOf.get(id)}`);
      if (state?.conflicts.length !== 0) found.push(`${state?.conflicts.length} conflicts`);
      if (found.length === 0) agree += 1;
      for (const line of found) lines.push(`${id}: ${line}`);
    }
    console.log(`tennis corpus: ${agree} of ${rows.length} matches agree\n${lines.slice(0, 60).join('\n')}`);
    expect(lines).toEqual([]);
    expect(agree).toBe(rows.length);
  });
});
