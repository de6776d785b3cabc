import { describe, expect, it } from 'vitest';
import { squadOf } from './squad-file.ts';
import { readTeamSheet } from './team-sheet.ts';

function playersOf(content: string) {
  const squad = squadOf(content);
  if (!squad.ok) throw new Error(squad.problem.message);
  return readTeamSheet(squad.value.sheet);
}

const plain = { captain: false, keeper: false };

describe('a squad from a file', () => {
  it('is read from CSV by its headings, whatever their order', () => {
    const csv = '\uFEFFNo.,Player,Role\r\n7,"Osten, Ana",\r\n9,Bea Osten,C\r\n1,Cal Osten,wk\r\n';
    expect(playersOf(csv)).toEqual([
      { ...plain, name: 'Osten, Ana', number: 7 },
      { ...plain, name: 'Bea Osten', number: 9, captain: true },
      { ...plain, name: 'Cal Osten', number: 1, keeper: true },
    ]);
    expect(playersOf('name;shirt number\nAna "Bee" Osten;7\nBo;8')).toHaveLength(2);
  });

  it('is read from JSON: names, players, or a team', () => {
    expect(playersOf('["Ana", "Bea"]')).toEqual([
      { ...plain, name: 'Ana' },
      { ...plain, name: 'Bea' },
    ]);
    const team = { name: 'Ardon', shortName: 'ARD', players: [{ name: 'Ana', number: 7, captain: true }, 'Bea'] };
    expect(squadOf(JSON.stringify(team))).toMatchObject({ ok: true, value: { name: 'Ardon', shortName: 'ARD' } });
    expect(playersOf(JSON.stringify(team))[0]).toEqual({ ...plain, name: 'Ana', number: 7, captain: true });
  });

  it('without headings is what would have been pasted; what is no squad says so', () => {
    expect(playersOf('7, Ana Osten, c\n9, Bea Osten')).toMatchObject([
      { name: 'Ana Osten', captain: true },
      { number: 9 },
    ]);
    for (const [content, code] of [
      ['', 'empty'],
      ['{"a": 1}', 'no-squad'],
      ['[1, 2]', 'no-squad'],
      ['{broken', 'no-squad'],
    ] as const) {
      expect(squadOf(content)).toMatchObject({ ok: false, problem: { code } });
    }
  });
});
