import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeMatch } from '../../../formats/read.ts';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { MatchFold } from '../../../match/fold.ts';
import { partsOf } from '../../rally/part.ts';
import { volleyball } from '../index.ts';
import { dataVolley } from './datavolley.ts';

const FOLDER = new URL('../../../../../shared/data/volleyball/', import.meta.url).pathname;
const present = existsSync(FOLDER);

/** Sends every draft over the desk; what the desk or the reader finds odd goes to `lines`. */
function replay(file: string, lines: string[]): MatchFold {
  const imported = dataVolley.read(decodeMatch(readFileSync(`${FOLDER}${file}`)), file.replace(/\.dvw$/, ''));
  if (!imported.ok) throw new Error(`${file}: ${imported.problem.message}`);
  const { match, drafts, warnings } = imported.value;
  // The reader compares score, server and all twelve positions at every serve, and warns where they differ.
  for (const { message } of warnings) lines.push(`${file}: ${message}`);
  const fold = new MatchFold();
  let head = emptyHead(match);
  for (const draft of drafts) {
    const source = { kind: 'feed', id: 'import' } as const;
    const decision = decide(fold, draft, { match, head, term: 1, source, now: draft.at });
    if (decision.kind !== 'accepted') throw new Error(`${file}: ${JSON.stringify({ draft, decision })}`);
    for (const { message } of decision.warnings) lines.push(`${file}: ${message}`);
    head = decision.head;
    fold.append(decision.event);
  }
  return fold;
}

describe('real matches', () => {
  it.skipIf(!present)('agree with their recorded sets, rally by rally', { timeout: 120_000 }, () => {
    const rows = readFileSync(`${FOLDER}MANIFEST.tsv`, 'utf8').trim().split('\n').slice(1);
    expect(readdirSync(FOLDER).filter((file) => file.endsWith('.dvw'))).toHaveLength(rows.length);
    const lines: string[] = [];
    let rallies = 0;
    for (const row of rows) {
      const [file = '', teams, sets, scores, substitutions, timeouts] = row.split('\t');
      const fold = replay(file, lines);
      const { game, status } = fold.state ?? {};
      const state = game === undefined ? null : volleyball.stateOf(game);
      if (game === undefined || state === null) throw new Error(`${file}: no match`);
      const card = game.scorecard();
      const all = partsOf(state).flatMap((set) => set.teams);
      const got = [
        state.setup.teams.map(({ name }) => name).join(' v '),
        [card.score].flat().join('-'),
        card.scoreline,
        String(all.reduce((sum, team) => sum + team.substitutions.length, 0)),
        String(all.reduce((sum, team) => sum + team.timeouts, 0)),
        status,
      ];
      rallies += partsOf(state).reduce((sum, { record }) => sum + record.length, 0);
      const want = [teams, sets, scores, substitutions, timeouts, 'ended'];
      want.forEach((value, index) => {
        if (got[index] !== value) lines.push(`${file}: ${got[index]}, expected ${value}`);
      });
    }
    console.log(
      `volleyball corpus: ${rows.length} matches, ${rallies} rallies, ${lines.length} disagreements\n${lines.join('\n')}`,
    );
    expect(lines).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
