import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { MatchFold } from '../../../match/fold.ts';
import { shuttleset } from './shuttleset.ts';

const FOLDER = new URL('../../../../../shared/data/badminton/', import.meta.url).pathname;
const present = existsSync(FOLDER);

function textOf(folder: string): string {
  const sets = readdirSync(`${FOLDER}${folder}`).toSorted();
  return sets.map((file) => readFileSync(`${FOLDER}${folder}/${file}`, 'utf8')).join('\n');
}

describe('real matches', () => {
  it.skipIf(!present)('agree with their recorded scores, rally by rally', { timeout: 120_000 }, () => {
    const rows = readFileSync(`${FOLDER}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1);
    const lines: string[] = [];
    let rallies = 0;
    for (const row of rows) {
      const [folder = '', , , , , , scores] = row.split('\t');
      const imported = shuttleset.read(textOf(folder), folder);
      if (!imported.ok) throw new Error(`${folder}: ${imported.problem.message}`);
      const { match, drafts, warnings } = imported.value;
      for (const { message } of warnings) lines.push(`${folder}: ${message}`);
      const fold = new MatchFold();
      let head = emptyHead(match);
      for (const draft of drafts) {
        const source = { kind: 'feed', id: 'import' } as const;
        const decision = decide(fold, draft, { match, head, term: 1, source, now: draft.at });
        if (decision.kind !== 'accepted') throw new Error(`${folder}: ${JSON.stringify({ draft, decision })}`);
        for (const { message } of decision.warnings) lines.push(`${folder}: ${message}`);
        if (draft.type === 'badminton.rally') rallies += 1;
        head = decision.head;
        fold.append(decision.event);
      }
      const card = fold.state?.game.scorecard();
      if (card?.scoreline !== scores || card?.winner !== 'A' || fold.state?.status !== 'ended') {
        lines.push(`${folder}: ${card?.scoreline}, expected ${scores}`);
      }
    }
    console.log(
      `badminton corpus: ${rows.length} matches, ${rallies} rallies, ${lines.length} disagreements\n${lines.join('\n')}`,
    );
    expect(lines).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
