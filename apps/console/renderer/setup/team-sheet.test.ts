import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTeamSheet } from './team-sheet.ts';

const plain = { captain: false, keeper: false };

describe('reading a pasted team sheet', () => {
  test.each([
    ['Virat Kohli', { name: 'Virat Kohli', ...plain }],
    ['1. Virat Kohli', { name: 'Virat Kohli', ...plain }],
    ['11) Virat Kohli', { name: 'Virat Kohli', ...plain }],
    ['• Virat Kohli', { name: 'Virat Kohli', ...plain }],
    ['18 Virat Kohli', { name: 'Virat Kohli', number: 18, ...plain }],
    ['#18\tVirat Kohli', { name: 'Virat Kohli', number: 18, ...plain }],
    ['Virat  Kohli\t18', { name: 'Virat Kohli', number: 18, ...plain }],
    ['18   Virat Kohli    (c)', { name: 'Virat Kohli', number: 18, captain: true, keeper: false }],
    ['Virat Kohli    c', { name: 'Virat Kohli', captain: true, keeper: false }],
    ['Virat Kohli,18,c', { name: 'Virat Kohli', number: 18, captain: true, keeper: false }],
    ['Virat Kohli (c)', { name: 'Virat Kohli', captain: true, keeper: false }],
    ['MS Dhoni (c & wk)', { name: 'MS Dhoni', captain: true, keeper: true }],
    ['MS Dhoni (C/WK)', { name: 'MS Dhoni', captain: true, keeper: true }],
    ['MS Dhoni†', { name: 'MS Dhoni', captain: false, keeper: true }],
    ['*Rohit Sharma', { name: 'Rohit Sharma', captain: true, keeper: false }],
    ['Rishabh Pant [wicketkeeper]', { name: 'Rishabh Pant', captain: false, keeper: true }],
    ['7\tMS Dhoni\twk\tIndia', { name: 'MS Dhoni', number: 7, captain: false, keeper: true }],
    ['Kohli, Virat', { name: 'Kohli, Virat', ...plain }],
    ['Faf du Plessis (overseas)', { name: 'Faf du Plessis', ...plain }],
    ["Niall O'Brien", { name: "Niall O'Brien", ...plain }],
    ['Shubman Gill  ', { name: 'Shubman Gill', ...plain }],
  ])('%s', (line, expected) => {
    expect(readTeamSheet(line)).toEqual([expected]);
  });

  test('a number is a shirt, with a dot or bracket it counts lines', () => {
    expect(readTeamSheet('1 Ana Ruiz\n2 Bo Ray\n3 Cy Orr').map(({ number }) => number)).toEqual([1, 2, 3]);
    const counted = readTeamSheet('1. Ana Ruiz\n2) 18 Bo Ray\n3: Cy Orr');
    expect(counted.map(({ name, number }) => [name, number])).toEqual([
      ['Ana Ruiz', undefined],
      ['Bo Ray', 18],
      ['Cy Orr', undefined],
    ]);
  });

  test('leaves out empty lines and lines without a name', () => {
    expect(readTeamSheet('Playing XI\r\n\r\n---\n12\nVirat Kohli\n')).toHaveLength(2);
  });

  test('reads any text without failing, and gives names that a schema takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { name } of readTeamSheet(text)) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(80);
        }
      }),
    );
  });
});
