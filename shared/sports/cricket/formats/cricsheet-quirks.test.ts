import { describe, expect, it } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import type { ImportedMatch } from '../../sport.ts';
import { cricsheet } from './cricsheet.ts';

type Loose = { [key: string]: unknown };

const ball = (batter: string, non_striker: string, bowler: string, runs: number, more: object = {}) => ({
  ...{ batter, non_striker, bowler },
  runs: { batter: runs, extras: 0, total: runs },
  ...more,
});
const dots = (batter: string, non_striker: string, bowler: string, count = 6) =>
  Array.from({ length: count }, () => ball(batter, non_striker, bowler, 0));

/** Ashton 8 in one over, Barton level or past it: a match that never was. */
function file(info: Loose = {}, innings: readonly Loose[] = both()): Loose {
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
const first = (more: Loose = {}): Loose => ({
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
const second = (last: number, more: Loose = {}): Loose => ({
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
const both = (last = 6): readonly Loose[] => [first(), second(last)];

function read(data: object): ImportedMatch {
  const imported = cricsheet.read(JSON.stringify(data), '9000002');
  if (!imported.ok) throw new Error(imported.problem.message);
  return imported.value;
}

function play(data: object) {
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

describe('a Cricsheet file', () => {
  it('may lack all that is not needed', () => {
    const { card, warnings } = play({ info: { teams: ['Ashton', 'Barton'] }, innings: both() });
    expect(warnings.filter((code) => code !== 'unlisted-player')).toEqual([]);
    expect(card.innings.map(({ runs }: { runs: number }) => runs)).toEqual([8, 10]);
    expect(play({ info: { teams: ['Ashton', 'Barton'], players: null, outcome: null } }).card.innings).toEqual([]);
  });

  it('may say null, nothing or something else where a note is expected', () => {
    const { card, warnings } = play(
      file({
        city: null,
        venue: '',
        event: 'A Cup',
        officials: { umpires: null, referee: [''] },
        season: null,
        gender: 7,
        toss: null,
        registry: { people: null },
        missing: [{ powerplays: { '1': ['batting'] } }, 'player_of_match'],
        supersubs: { Ashton: 'A Adams12' },
        dates: ['soon', null],
        match_type_number: 'x',
        unheard_of: { of: true },
      }),
    );
    expect(warnings).toEqual([]);
    expect(card.innings[1].runs).toBe(10);
  });

  it('keeps what it notes of the match', () => {
    const details = {
      ...{ gender: 'female', team_type: 'club', season: 2009, city: 'Ashton', match_type_number: 12 },
      event: { name: 'The Cup', sub_name: 'Plate', match_number: 3, stage: 'Final', group: 2 },
      registry: { people: { 'A Adams1': '0000abcd' } },
      toss: { winner: 'Ashton', decision: 'field', uncontested: true },
    };
    const { drafts } = play(file(details));
    expect(drafts[0]?.data.setup).toMatchObject({
      competition: 'The Cup',
      details: {
        ...{ gender: 'female', teamType: 'club', season: '2009', city: 'Ashton', matchTypeNumber: 12 },
        dates: ['2026-01-01'],
        event: { subName: 'Plate', matchNumber: 3, stage: 'Final', group: '2' },
        people: { 'A Adams1': '0000abcd' },
      },
    });
    expect(drafts[1]?.data).toMatchObject({ uncontested: true });
  });

  it('may have balls, overs and innings that make no sense, which are noted', () => {
    const innings = first();
    const odd = file({}, [
      { ...innings, overs: [{ deliveries: null }, ...[innings.overs].flat()] },
      {
        ...second(6),
        overs: [{ deliveries: [null, 7, { runs: {} }, ball('B Baker1', 'B Baker2', 'A Adams9', 4)] }],
        powerplays: [{ from: 5, to: 0.1 }, {}, { from: '0.1', to: 0.6, type: 'mandatory' }],
        penalty_runs: { pre: 500 },
        target: { runs: 'many' },
        absent_hurt: 'nobody',
        declared: 'no',
      },
      { overs: [] },
      { team: 'Cardon', overs: [] },
    ]);
    const { card, warnings } = play(odd);
    expect(card.innings.map(({ runs }: { runs: number }) => runs)).toEqual([8, 4]);
    expect(new Set(warnings)).toEqual(
      new Set(['no-striker', 'bad-powerplay', 'number-as-text', 'bad-number', 'no-batting-side', 'unknown-team']),
    );
  });

  it('may have extras and totals as text or not at all', () => {
    const text = file({}, [
      first({
        overs: [
          {
            over: '0',
            deliveries: [
              ball('A Adams1', 'A Adams2', 'B Baker9', 0, {
                runs: { batter: '0', total: '5' },
                extras: { wides: '5', byes: null },
              }),
              ball('A Adams1', 'A Adams2', 'B Baker9', 1, { extras: null, wickets: null, review: null }),
            ],
          },
        ],
      }),
    ]);
    const { card, warnings } = play(text);
    expect(card.innings[0]).toMatchObject({ runs: 6, balls: 1, extras: { wides: 5 } });
    expect(warnings).toEqual(['number-as-text', 'number-as-text', 'number-as-text']);
  });

  it('may have teams of any name, and names longer than any', () => {
    const odd = file({ teams: ['constructor', 'toString'], players: null }, [first({ team: 'constructor' })]);
    expect(play(odd).card.innings[0]).toMatchObject({ team: 'constructor', runs: 8 });
    const long = ball('A Adams1', 'A'.repeat(65), 'B Baker9', 1);
    const { card } = play(
      file({}, [first({ overs: [{ over: 0, deliveries: [...dots('A Adams1', 'A Adams2', 'B Baker9', 2), long] }] })]),
    );
    expect(card.innings[0]).toMatchObject({ runs: 1, balls: 3 });
  });

  it('may name one batter at both ends', () => {
    const odd = file({}, [
      first({
        overs: [
          {
            over: 0,
            deliveries: [ball('A Adams1', 'A Adams2', 'B Baker9', 0), ball('A Adams1', 'A Adams1', 'B Baker9', 2)],
          },
        ],
      }),
    ]);
    const { card, warnings } = play(odd);
    expect(card.innings[0]).toMatchObject({ runs: 2, balls: 2 });
    expect(warnings).toEqual(['same-batter']);
  });

  it('is known by its sections in any order, and nothing else is', () => {
    const { meta, info, innings } = file();
    expect(cricsheet.detect(JSON.stringify({ innings, info, meta }, null, 2))).toBe(true);
    expect(cricsheet.detect(JSON.stringify({ innings, info }))).toBe(false);
    expect(cricsheet.detect('match_id,"data_version","info","innings"')).toBe(false);
  });

  it('may leave out who fielded, what the wicket was and how a review ended', () => {
    const out = (wickets: unknown, more: Loose = {}) => ({
      ...ball('A Adams1', 'A Adams2', 'B Baker9', 0),
      wickets,
      ...more,
    });
    const review = { by: 'Barton', decision: 'lost in the post' };
    const odd = file({}, [
      first({
        overs: [
          {
            over: 0,
            deliveries: [
              out([{ player_out: 'A Adams1', kind: 'vanished' }], { review }),
              out([{ player_out: 'A Adams1', kind: 'caught', fielders: [{}] }], { review: { by: 'Barton' } }),
              ball('A Adams3', 'A Adams2', 'B Baker9', 0, {
                wickets: [{ player_out: 'A Adams3', kind: 'run out', fielders: [null, { substitute: true }] }],
              }),
            ],
          },
        ],
      }),
    ]);
    const { card, warnings } = play(odd);
    expect(card.innings[0].batting.map(({ dismissal }: { dismissal: string }) => dismissal)).toEqual([
      'c ? b B Baker9',
      'not out',
      'run out (?/sub (?))',
    ]);
    expect(warnings).toEqual(['unknown-dismissal', 'unknown-decision', 'unknown-decision']);
  });

  it('may have replacements of the match and of a role, some of them unreadable', () => {
    const replacements = {
      match: [{ in: 'A Adams12', out: 'A Adams11', team: 'Ashton', reason: 'supersub' }, { out: 'A Adams10' }],
      role: [
        { in: 'B Baker8', out: 'B Baker9', role: 'bowler', reason: 'injury' },
        { in: 'B Baker8', role: 'cook' },
      ],
    };
    const odd = file({}, [
      first({
        overs: [
          {
            over: 0,
            deliveries: [
              ball('A Adams1', 'A Adams2', 'B Baker9', 1),
              ball('A Adams2', 'A Adams1', 'B Baker8', 0, { replacements }),
              ball('A Adams2', 'A Adams12', 'B Baker8', 1),
            ],
          },
        ],
      }),
    ]);
    const { card, warnings } = play(odd);
    expect(card.innings[0].bowling.map(({ name }: { name: string }) => name)).toEqual(['B Baker9', 'B Baker8']);
    expect(warnings).toEqual(['unknown-replacement', 'unknown-role']);
  });

  it('may decide a tie by a bowl-out, with and without its balls', () => {
    const outcome = { result: 'tie', bowl_out: 'Barton' };
    const bowl_out = [
      { bowler: 'B Baker1', outcome: 'hit' },
      { bowler: 'A Adams1', outcome: 'miss' },
    ];
    for (const info of [{ outcome }, { outcome, bowl_out }]) {
      const { card, warnings } = play(file(info, both(4)));
      expect(card.result).toMatchObject({ tie: true, eliminator: 'Barton', tieBreak: 'bowl-out' });
      expect(warnings).toEqual([]);
    }
  });

  it('may decide a tie by super overs that are not on record', () => {
    const superOver = (team: string) => ({ team, super_over: true });
    const outcome = { result: 'tie', eliminator: 'Barton' };
    const { card, warnings } = play(file({ outcome }, [...both(4), superOver('Barton'), superOver('Ashton')]));
    expect(card.innings.length).toBe(2);
    expect(card.result).toMatchObject({ tie: true, eliminator: 'Barton', tieBreak: 'super over' });
    expect(warnings).toEqual(['super-over-unrecorded', 'super-over-unrecorded']);
    expect(play(file({ outcome }, both(4))).card.result).toMatchObject({ eliminator: 'Barton', tieBreak: 'tie-break' });
  });

  it('may be won on other counts, awarded, drawn or void against what play came to', () => {
    const official = (outcome: Loose, last = 6) => play(file({ outcome }, both(last)));
    expect(official({ winner: 'Ashton', method: 'Awarded' }).card.result).toMatchObject({ winner: 'Ashton' });
    expect(official({ winner: 'Barton', method: 'Lost fewer wickets' }, 4)).toMatchObject({
      official: 'Barton won (Lost fewer wickets)',
      warnings: ['result-differs'],
    });
    expect(official({ winner: 'Barton', by: { wickets: 3 } })).toMatchObject({
      official: 'Barton won by 3 wickets',
      warnings: ['margin-differs'],
    });
    expect(official({ winner: 'Ashton', by: { innings: 1, runs: 7 } }).official).toBe(
      'Ashton won by an innings and 7 runs',
    );
    expect(official({ result: 'tie' })).toMatchObject({ official: 'Match tied', warnings: ['result-differs'] });
    expect(official({ result: 'no result' }).warnings).toEqual(['result-differs']);
  });

  it('may set a target for part of an over, as text or number', () => {
    for (const overs of ['0.5', 0.5]) {
      const target = { runs: 9, overs };
      const outcome = { winner: 'Ashton', by: { runs: 4 }, method: 'D/L' };
      const chase = second(0, {
        target,
        overs: [{ over: 0, deliveries: dots('B Baker1', 'B Baker2', 'A Adams9', 5) }],
      });
      const { card } = play(file({ outcome }, [first(), chase]));
      expect(card.innings[1]).toMatchObject({ closed: 'time', overs: '0.5' });
    }
  });

  it('may have five, eight or nonsensical balls an over', () => {
    for (const [balls_per_over, overs] of [
      // The sixth ball is one too many in an over of five, and belongs to it all the same.
      [5, '1'],
      [8, '0.6'],
      ['six', '1'],
    ]) {
      expect(play(file({ balls_per_over, overs: 2 }, [first()])).card.innings[0].overs).toBe(overs);
    }
  });
});
