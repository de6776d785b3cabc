import { expect } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import type { ImportedMatch } from '../../sport.ts';
import { cricsheet } from './cricsheet.ts';

export type Loose = { [key: string]: unknown };

export const ball = (batter: string, non_striker: string, bowler: string, runs: number, more: object = {}) => ({
  ...{ batter, non_striker, bowler },
  runs: { batter: runs, extras: 0, total: runs },
  ...more,
});
export const dots = (batter: string, non_striker: string, bowler: string, count = 6) =>
  Array.from({ length: count }, () => ball(batter, non_striker, bowler, 0));

/** Ashton 8 in one over, Barton level or past it: a match that never was. */
export function file(info: Loose = {}, innings: readonly Loose[] = both()): Loose {
  return {
    meta: { data_version: '1.2.0', created: '2026-01-01', revision: 1 },
    info: {
      balls_per_over: 6,
      dates: ['2026-01-01'],
      match_type: 'T20',
      overs: 1,
      outcome: {},
      players: { Ashton: names('A Adams'), Barton: names('B Baker') },
      teams: ['Ashton', 'Barton'],
      toss: { winner: 'Ashton', decision: 'bat' },
      ...info,
    },
    innings,
  };
}
const names = (name: string) => Array.from({ length: 11 }, (_, i) => `${name}${i + 1}`);
export const first = (more: Loose = {}): Loose => ({
  team: 'Ashton',
  overs: [
    {
      over: 0,
      deliveries: [
        ...dots('A Adams1', 'A Adams2', 'B Baker9', 4),
        ball('A Adams1', 'A Adams2', 'B Baker9', 4),
        ball('A Adams1', 'A Adams2', 'B Baker9', 4),
      ],
    },
  ],
  ...more,
});
export const second = (last: number, more: Loose = {}): Loose => ({
  team: 'Barton',
  overs: [
    {
      over: 0,
      deliveries: [
        ...dots('B Baker1', 'B Baker2', 'A Adams9', 4),
        ball('B Baker1', 'B Baker2', 'A Adams9', 4),
        ball('B Baker1', 'B Baker2', 'A Adams9', last),
      ],
    },
  ],
  ...more,
});
export const both = (last = 6): readonly Loose[] => [first(), second(last)];

function read(data: object): ImportedMatch {
  const imported = cricsheet.read(JSON.stringify(data), '9000002');
  if (!imported.ok) throw new Error(imported.problem.message);
  return imported.value;
}

export function play(data: object) {
  const imported = read(data);
  const fold = foldImported(imported);
  if (!fold.ok) throw new Error(fold.problem.message);
  expect(fold.value.state?.conflicts).toEqual([]);
  const card: unknown = fold.value.state?.game.scorecard();
  return {
    card: JSON.parse(JSON.stringify(card)),
    official: imported.drafts.at(-1)?.data.result,
    warnings: imported.warnings.map(({ code }) => code),
    drafts: imported.drafts,
  };
}
