import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIds, formats, readMatches } from './read.ts';
import { matchIdOf } from './recorder.ts';

/** The beginning of a file of each format, made by hand: enough to know it by. */
const SAMPLES: Readonly<Record<string, string>> = {
  scorewire: '{"id":"0","match":"m","seq":1,"type":"match.created","data":{"sport":"tennis"},"prev":"0"}\n',
  cricsheet: '{"meta":{"data_version":"1.1.0"},"info":{"teams":["Ashton","Birley"]},"innings":[]}',
  'tennis-pointbypoint':
    'pbp_id,date,tny_name,server1,server2,winner,pbp,score\n1,01 Jan 20,Cup,Ann,Bea,1,SSSS,6-0 6-0\n',
  openfootball: '{"name":"Cup","matches":[{"date":"2020-01-01","team1":"Ashton","team2":"Birley"}]}',
  datavolley: '[3DATAVOLLEYSCOUT]\r\nFILEFORMAT: 2.0\r\n',
  shuttleset: 'rally,ball_round,time,frame_num,roundscore_A,roundscore_B,player,server\n1,1,0:01,1,1,0,A,1\n',
  'euroleague-play-by-play':
    '{"Live":false,"TeamA":"Ashton","TeamB":"Birley","CodeTeamA":"ASH","CodeTeamB":"BIR","FirstQuarter":[]}',
  'euroleague-box-score':
    '{"Live":false,"ByQuarter":[{"Team":"ASHTON","Quarter1":17}],"Stats":[{"Team":"ASHTON","PlayersStats":[]}]}',
  'pro-kabaddi':
    '{"title":"Ashton vs Birley","gameData":{"match_detail":{"match_id":1},"teams":{"team":[]},"events":{"event":[]}}}',
};

function claimants(text: string): string[] {
  return formats.filter((format) => format.detect(text)).map(({ id }) => id);
}

describe('the format of a file', () => {
  it('is known by a sample of each, from any platform', () => {
    expect(Object.keys(SAMPLES)).toEqual(expect.arrayContaining([...formatIds]));
    for (const id of formatIds) {
      const sample = SAMPLES[id] ?? '';
      expect(claimants(sample), id).toEqual([id]);
      expect(claimants(sample.replaceAll(/\r?\n/g, '\r\n')), id).toEqual([id]);
      if (sample.startsWith('{') && id !== 'scorewire') {
        expect(claimants(JSON.stringify(JSON.parse(sample), null, 2)), id).toEqual([id]);
      }
    }
  });

  it('is none for other files', () => {
    const others = [
      '',
      ' ',
      '\n',
      '{}',
      '[]',
      'null',
      '{',
      '"info"',
      '{"hello":"world"}',
      'a,b,c\n1,2,3\n',
      '<!doctype html>',
      '\u0000',
    ];
    for (const text of others) expect(claimants(text), text).toEqual([]);
  });

  it('is looked for without a fault, whatever the text', () => {
    const pieces = Object.values(SAMPLES).flatMap((sample) => sample.split(/(?<=[{},[\]:\n])/));
    const mixed = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string(), fc.json()), (text) => {
        claimants(text);
      }),
    );
  });

  it('is read as such, or it is said why not: no content throws', () => {
    const broken = fc
      .constantFrom(...Object.values(SAMPLES))
      .chain((sample) =>
        fc
          .tuple(fc.nat(sample.length), fc.nat(sample.length), fc.string())
          .map(([from, length, text]) => sample.slice(0, from) + text + sample.slice(from + (length % 8))),
      );
    fc.assert(
      fc.property(broken, fc.constantFrom(...formatIds, undefined), (text, format) => {
        const read = readMatches(text, 'file', format);
        if (!read.ok) expect(read.problem.message).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('can be named', () => {
    const text = SAMPLES.openfootball ?? '';
    expect(readMatches(text, 'cup')).toMatchObject({ ok: true, value: { format: 'openfootball' } });
    expect(readMatches(text, 'cup', 'docx')).toMatchObject({ ok: false, problem: { code: 'unknown-format' } });
  });

  it('that is named does not read a file of another one', () => {
    for (const [of, text] of Object.entries(SAMPLES)) {
      for (const format of formatIds.filter((id) => id !== of)) {
        const read = readMatches(text, 'cup', format);
        expect(read, `${of} as ${format}`).toMatchObject({ ok: false, problem: { code: 'unknown-format' } });
      }
    }
    const list = readMatches('match\twinner\n1\tAnn\n', 'list', 'tennis-pointbypoint');
    expect(list).toMatchObject({ ok: false, problem: { code: 'unknown-format' } });
  });
});

describe('a match that goes by the name of its file', () => {
  it('has an id, whatever the script of the name', () => {
    expect(matchIdOf('1031433')).toBe('1031433');
    expect(matchIdOf('Ann v. Bea (Final)')).toBe('Ann-v--Bea--Final-');
    expect(matchIdOf('भारत')).toMatch(/^match-[0-9a-f]{12}$/);
    expect(matchIdOf('日本')).not.toBe(matchIdOf('भारत'));
    expect(matchIdOf('-x')).toMatch(/^match-/);
    expect(matchIdOf('live')).toMatch(/^match-/);
  });

  it('does not share it with another of a long name that begins alike', () => {
    const long = 'An_and_Bea_at_the_Open_of_a_place_with_a_long_name_in_the_year_2022_';
    expect(matchIdOf(`${long}Group`)).not.toBe(matchIdOf(`${long}Final`));
    expect(matchIdOf(`${long}Final`)).toHaveLength(64);
  });
});
