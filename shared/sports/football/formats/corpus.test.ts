import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { MatchFold } from '../../../match/fold.ts';
import type { ImportedMatch } from '../../sport.ts';
import { openfootball } from './openfootball.ts';

const Pair = z.tuple([z.int(), z.int()]);
/** What the corpus says, read strictly: an error here is one of the test's data. */
const RecordedMatch = z.object({
  date: z.string(),
  team1: z.string(),
  team2: z.string(),
  status: z.string().optional(),
  score: z.object({ ht: Pair, ft: Pair, et: Pair, p: Pair }).partial().optional(),
});
type RecordedMatch = z.infer<typeof RecordedMatch>;
const RecordedFile = z.object({ matches: z.array(RecordedMatch) });

const FOLDER = new URL('../../../../../shared/data/football/', import.meta.url).pathname;
const present = existsSync(FOLDER);
const YEARS = ['1930', '1938', '2014', '2022'];

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

/** The score and winner that the record gives, as the card has them. */
function expected({ team1, team2, score, status }: RecordedMatch) {
  if (status !== undefined || score === undefined) return { kind: 'abandoned', winner: null };
  const last = score.p ?? score.et ?? score.ft ?? [0, 0];
  const winner = last[0] === last[1] ? null : last[0] > last[1] ? team1 : team2;
  return {
    score: score.et ?? score.ft,
    ...(score.ht !== undefined && { halfTime: score.ht }),
    fullTime: score.ft,
    extraTime: score.et ?? null,
    shootOut: score.p ?? null,
    winner,
    kind: winner === null ? 'draw' : 'win',
  };
}

function cardOf(fold: MatchFold) {
  const card = JSON.parse(JSON.stringify(fold.state?.game.scorecard()));
  return { ...card, kind: card.result?.kind };
}

/** `file|date|team1|team2` of the matches whose recorded goals and score disagree. */
function exceptions(): ReadonlySet<string> {
  const rows = readFileSync(`${FOLDER}exceptions.tsv`, 'utf8').trim().split('\n').slice(1);
  return new Set(rows.map((row) => row.split('\t').slice(0, 4).join('|')));
}

describe('real matches', () => {
  it.skipIf(!present)('have the score that their goals make', { timeout: 120_000 }, () => {
    const left = exceptions();
    const lines: string[] = [];
    let [agree, total, goals] = [0, 0, 0];
    for (const year of YEARS) {
      const text = readFileSync(`${FOLDER}${year}/worldcup.json`, 'utf8');
      expect(openfootball.detect(text)).toBe(true);
      const imported = openfootball.readAll?.(text, 'worldcup');
      if (imported?.ok !== true) throw new Error(`${year}: ${JSON.stringify(imported)}`);
      const { matches } = RecordedFile.parse(JSON.parse(text));
      expect(new Set(imported.value.map(({ match }) => match)).size).toBe(matches.length);
      for (const [index, match] of matches.entries()) {
        const one = imported.value[index];
        if (one === undefined) throw new Error(`${year}: match ${index} is missing`);
        const fold = replay(one);
        const isException = left.has(`${year}/worldcup.json|${match.date}|${match.team1}|${match.team2}`);
        // One that was called off, and one goal in minute 121, say so too.
        expect(one.warnings.length > 0, one.match).toBe(isException || match.status !== undefined);
        // Where goals and score disagree the recorded score is the official one.
        total += 1;
        const card = cardOf(fold);
        goals += card.goals.length;
        const found = Object.entries(expected(match)).filter(
          ([key, value]) => JSON.stringify(card[key]) !== JSON.stringify(value),
        );
        if (found.length === 0) agree += 1;
        for (const [key, value] of found) {
          lines.push(`${one.match}: ${key} ${JSON.stringify(card[key])}, recorded ${JSON.stringify(value)}`);
        }
      }
    }
    console.log(`football corpus: ${agree} of ${total} matches agree (${goals} goals)\n${lines.join('\n')}`);
    expect(lines).toEqual([]);
    expect(total).toBe(165);
    expect(left.size).toBe(4);
  });

  it.skipIf(!present)('make the group tables of 2014', () => {
    const imported = openfootball.readAll?.(readFileSync(`${FOLDER}2014/worldcup.json`, 'utf8'), 'worldcup');
    if (imported?.ok !== true) throw new Error('unreadable');
    const table = new Map<string, { played: number; pts: number; for: number; against: number }>();
    for (const match of imported.value.filter(({ drafts }) => JSON.stringify(drafts[0]?.data).includes('Group '))) {
      const { teams, score, winner } = cardOf(replay(match));
      for (const [side, name] of teams.entries()) {
        const team = name === 'USA' ? 'United States' : name;
        const row = table.get(team) ?? { played: 0, pts: 0, for: 0, against: 0 };
        const points = winner === null ? 1 : winner === name ? 3 : 0;
        table.set(team, {
          played: row.played + 1,
          pts: row.pts + points,
          for: row.for + score[side],
          against: row.against + score[1 - side],
        });
      }
    }
    const standings = JSON.parse(readFileSync(`${FOLDER}2014/worldcup.standings.json`, 'utf8'));
    let rows = 0;
    for (const group of standings.groups) {
      for (const { team, played, pts, goals_for, goals_against } of group.standings) {
        rows += 1;
        expect(table.get(team.name), team.name).toEqual({ played, pts, for: goals_for, against: goals_against });
      }
    }
    expect(rows).toBe(32);
  });
});
