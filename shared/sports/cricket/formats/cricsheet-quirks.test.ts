import { describe, expect, it } from 'vitest';
import { cricsheet } from './cricsheet.ts';
import { ball, both, dots, file, first, type Loose, play, second } from './cricsheet-sample.ts';

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
