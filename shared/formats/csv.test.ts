import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '../sports/sport.ts';
import type { Card } from './card.ts';
import { cardCsv } from './csv.ts';

const scoreboard: Card['scoreboard'] = {
  match: 'm1',
  sport: 'cricket',
  title: 'Ashton v Birley, Final',
  status: 'ended',
  phase: '2nd innings',
  sides: [
    { name: 'Ashton', shortName: 'ASH', score: '187/4', detail: '20 overs' },
    { name: 'Birley', shortName: 'BIR', score: '180' },
  ],
  situation: '',
  result: 'Ashton won by 7 runs',
  score: {},
  startedAt: null,
  conflicts: 0,
  flags: [],
};

const batting: Section = {
  title: 'Ashton',
  headline: '187/4',
  tables: [
    {
      title: 'Batting',
      columns: [
        { key: 'name', label: 'Batter', numeric: false },
        { key: 'how', label: '', numeric: false },
        { key: 'runs', label: 'R', numeric: true },
        { key: 'balls', label: 'B', numeric: true },
      ],
      rows: [
        { cells: ['J "Jo" Fox', 'c Ali, b Roy', '50', '32'] },
        { cells: ['=1+1', 'not out', '-3', '-'], emphasis: true },
      ],
    },
    { title: '', columns: [{ key: 'name', label: 'Bowler', numeric: false }], rows: [{ cells: ['राम'] }] },
  ],
  notes: [{ label: 'Extras', text: '6 (w 5, nb 1)' }],
};

function csv(sections: readonly Section[]): string {
  return cardCsv({ locale: 'en', scoreboard, summary: 'Ashton won by 7 runs', sections });
}

/** Reads CSV as RFC 4180 has it. */
function parse(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}

describe('a scorecard as CSV', () => {
  it('is laid out as it is read', () => {
    expect(csv([batting])).toBe(
      [
        '"Ashton v Birley, Final",,,',
        'Ashton,187/4,20 overs,',
        'Birley,180,,',
        'Ashton won by 7 runs,,,',
        ',,,',
        'Ashton,187/4,,',
        'Batting,,,',
        'Batter,,R,B',
        '"J ""Jo"" Fox","c Ali, b Roy",50,32',
        "'=1+1,not out,-3,-",
        ',,,',
        'Bowler,,,',
        'राम,,,',
        ',,,',
        'Extras,"6 (w 5, nb 1)",,',
        '',
      ].join('\r\n'),
    );
  });

  it('has records of one width and runs nothing in a spreadsheet, whatever the names', () => {
    const wild = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', 'a', '1') }),
    );
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1 }), wild, (cells, text) => {
        const [table] = batting.tables;
        if (table === undefined) throw new Error('There is a table.');
        const records = parse(
          csv([{ ...batting, tables: [{ ...table, rows: [{ cells }] }], notes: [{ label: text, text }] }]),
        );
        expect(new Set(records.map((record) => record.length)).size).toBe(1);
        const plain = (one: string) => one.replace(/^'(?=[=+\-@\t\r\n])/, '');
        expect(records.at(-3)?.slice(0, cells.length).map(plain)).toEqual(cells.map(plain));
        for (const one of records.flat()) expect(one).not.toMatch(/^([=@\t\r\n]|[+-](?!$|\d+(\.\d+)?%?$))/);
      }),
    );
  });
});
