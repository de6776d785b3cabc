import { describe, expect, it } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import type { ImportedMatch } from '../../sport.ts';
import { euroleagueBoxScore } from './euroleague-box-score.ts';

function read(text: string): ImportedMatch {
  const match = euroleagueBoxScore.read(text, '17');
  if (!match.ok) throw new Error(match.problem.message);
  return match.value;
}

function stateOf(match: ImportedMatch) {
  const fold = foldImported(match);
  if (!fold.ok || fold.value.state === null) throw new Error('no match');
  expect(fold.value.state.conflicts).toEqual([]);
  return fold.value.state;
}

const cardOf = (match: ImportedMatch) => stateOf(match).game.scorecard();

describe('a box score', () => {
  const player = (id: string, more: object = {}) => ({
    ...{
      Player_ID: `${id}   `,
      Team: id.startsWith('a') ? 'ASH' : 'BAR',
      Dorsal: '4',
      Player: id.toUpperCase(),
      Minutes: '20:30',
    },
    ...{
      IsStarter: 1,
      FieldGoalsMade2: 3,
      FieldGoalsAttempted2: 4,
      FreeThrowsMade: 1,
      FreeThrowsAttempted: 1,
      Plusminus: -3,
    },
    ...more,
  });
  const box = (more: object = {}) =>
    JSON.stringify({
      Live: false,
      ByQuarter: [
        { Team: 'ASHTON', Quarter1: 3, Quarter2: 2, Quarter3: 1, Quarter4: 1, Extra1: 0, Extra2: null },
        { Team: 'BARTON', Quarter1: 1, Quarter2: 2, Quarter3: 3, Quarter4: 1, Extra1: 5 },
      ],
      Stats: [
        {
          Team: 'ASHTON',
          PlayersStats: [player('a1'), player('a2', { Minutes: 'DNP', IsStarter: 0 })],
          tmr: { Turnovers: 2 },
        },
        { Team: 'BARTON', PlayersStats: [player('b1', { FieldGoalsAttempted2: null })], totr: { Points: 12 } },
      ],
      ...more,
    });

  it('gives the same final line: periods, winner and everybody’s figures', () => {
    const match = read(box());
    expect(match.warnings).toEqual([]);
    expect(cardOf(match)).toMatchObject({
      teams: ['ASHTON', 'BARTON'],
      score: [7, 12],
      overtimes: 1,
      winner: 'BARTON',
      periods: [{ points: [3, 1] }, { points: [2, 2] }, { points: [1, 3] }, { points: [1, 1] }, { points: [0, 5] }],
      boxScore: [
        {
          players: [
            { id: 'a1', minutes: '20:30', points: 7, plusMinus: -3, starter: true },
            { id: 'a2', played: false },
          ],
          totals: { turnovers: 2 },
        },
        { players: [{ inside: [3, 3] }] },
      ],
    });
  });

  it('may lack the periods, or the points', () => {
    expect(cardOf(read(box({ ByQuarter: null })))).toMatchObject({ score: [0, 12] });
    const wrong = [{ Quarter1: 1 }, { Quarter1: 2 }];
    const match = read(box({ ByQuarter: wrong }));
    expect(match.warnings.map(({ code }) => code)).toEqual(['total']);
    expect(cardOf(match)).toMatchObject({ score: [1, 2], winner: 'BARTON' });
    const empty = JSON.stringify({ ByQuarter: [], Stats: [{}, {}] });
    expect(stateOf(read(empty)).status).toBe('scheduled');
  });

  it('of one team only is refused with a reason', () => {
    expect(euroleagueBoxScore.read('{"Stats": []}', 'x')).toMatchObject({ ok: false, problem: { code: 'invalid' } });
  });
});
