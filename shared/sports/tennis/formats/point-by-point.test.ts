import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import { pointByPoint } from './point-by-point.ts';
import { formatOf } from './point-by-point-format.ts';
import { readPoints } from './point-by-point-record.ts';

const HEADER = 'pbp_id,date,tny_name,tour,draw,server1,server2,winner,pbp,score,adf_flag,wh_minutes';

function file(...rows: readonly (readonly [pbp: string, winner?: string, score?: string, id?: string])[]): string {
  const lines = rows.map(
    ([pbp, winner = '1', score = '', id = '77']) =>
      `${id},09 Aug 11,"Cup, the",ATP,Main,Ann Ash,Bea Birch,${winner},${pbp},${score},1,60`,
  );
  return [HEADER, ...lines, ''].join('\r\n');
}

function read(...row: readonly [pbp: string, winner?: string, score?: string]) {
  const match = pointByPoint.read(file(row), 'x');
  if (!match.ok) throw new Error(match.problem.message);
  const fold = foldImported(match.value);
  if (!fold.ok) throw new Error(fold.problem.message);
  return { match: match.value, state: fold.value.state, card: fold.value.state?.game.scorecard() };
}

/** A set of love games to the one who serves first. */
const LOVE = 'SSSS;RRRR;SSSS;RRRR;SSSS;RRRR';

describe('a row', () => {
  it('is a match with its points, aces and double faults', () => {
    const { match, card, state } = read(`AASS;DRRR;SSSS;RRRR;SSSS;RRRR.${LOVE}.`, '1', '6-0 6-0');
    expect(match.warnings).toEqual([]);
    expect(match.match).toBe('77');
    expect(card).toMatchObject({ score: '6-0 6-0', winner: 'Ann Ash', format: 'Best of 3' });
    expect(state?.game.statistics()).toMatchObject({ match: [{ aces: 2 }, { doubleFaults: 1 }] });
    expect(state?.game.title).toBe('Ann Ash v Bea Birch, Cup, the');
    expect(state?.status).toBe('ended');
    expect(new Date(match.drafts[1]?.at ?? 0).toISOString()).toBe('2011-08-09T10:00:00.000Z');
    expect(match.drafts).toEqual(read(`AASS;DRRR;SSSS;RRRR;SSSS;RRRR.${LOVE}.`, '1', '6-0 6-0').match.drafts);
  });

  it('of three sets won is one of five', () => {
    expect(read(`${LOVE}.${LOVE}.${LOVE}`, '1', '6-0 6-0 6-0').card).toMatchObject({ format: 'Best of 5' });
  });

  it('that lacks points is played as recorded, with warnings', () => {
    const { match, card } = read(`SSS;RRRR;SSSS;RRRR;SSSS;RRRR.${LOVE}`, '1', '6-0 6-0');
    expect(match.warnings.map(({ code }) => code)).toContain('differs');
    expect(card).toMatchObject({ score: '6-0 6-0', winner: 'Ann Ash' });
  });

  it('that breaks off has the recorded score as the official one', () => {
    const { match, state, card } = read('SSSS;RRRR', '2', '7-6(5) 6-0');
    expect(match.warnings.map(({ code }) => code)).toEqual(['unfinished']);
    expect(state?.conflicts).toEqual([]);
    expect(card).toMatchObject({ winner: 'Bea Birch', score: '7-6(5) 6-0', adjusted: true });
  });

  it.each([
    ['SSSS;RRRR', '2', '0-2 RET', 'retired', []],
    ['SSSS;RRRR', '2', '0-2 def.', 'defaulted', []],
    ['', '1', 'W/O', 'walkover', []],
    ['SSSS;RRRR', '2', '', 'retired', ['unfinished']],
    ['', '1', '', 'retired', ['unfinished']],
  ])('may end early: %s, winner %s, %s', (pbp, winner, score, kind, warnings) => {
    const { match, state, card } = read(pbp, winner, score);
    expect(match.warnings.map(({ code }) => code)).toEqual(warnings);
    expect(state?.conflicts).toEqual([]);
    expect(card).toMatchObject({ winnerNumber: Number(winner), result: { kind } });
  });

  it('whose points lead to another winner keeps the recorded one as the official word', () => {
    const { match, state } = read(`${LOVE}.${LOVE}`, '2', '6-0 6-0');
    expect(match.warnings.map(({ code }) => code)).toEqual(['winner-differs']);
    expect(state?.result).toBe('Bea Birch won 6-0 6-0');
  });

  it('of which neither points nor a winner are known is a match that did not start', () => {
    const { match, state } = read('', '', '');
    expect(state).toMatchObject({ status: 'scheduled', conflicts: [] });
    expect(match.scorecard?.()).toMatchObject({ winner: null, result: null });
  });

  it('with letters that mean nothing is read without them', () => {
    const { match, card } = read(`SSXSS;RRRR;SSSS;RRRR;SSSS;RRRR.${LOVE}`, '1', '6-0 6-0');
    expect(match.warnings.map(({ code }) => code)).toEqual(['unknown-letter']);
    expect(card).toMatchObject({ score: '6-0 6-0' });
  });
});

describe('a file', () => {
  it('may hold many matches', () => {
    const text = file([`${LOVE}.${LOVE}`, '1', '6-0 6-0', '1'], [`${LOVE}.${LOVE}`, '1', '6-0 6-0', '2']);
    const all = pointByPoint.readAll?.(text, 'x');
    expect(all?.ok === true && all.value.map(({ match }) => match)).toEqual(['1', '2']);
    expect(pointByPoint.read(text, 'x')).toMatchObject({ ok: false, problem: { code: 'which-match' } });
  });

  it('may lack what a match can be told without, and use an id twice', () => {
    const all = pointByPoint.readAll?.(`${file([LOVE], [LOVE])}1,2,3\nlive,2,3\n,2,3\n`, 'x');
    expect(all?.ok === true && all.value.map(({ match }) => match)).toEqual(['77', '77-row-2', '1', 'row-4', 'row-5']);
  });

  it('of no match is refused', () => {
    expect(pointByPoint.readAll?.(HEADER, 'x')).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });

  it('is known by its header', () => {
    expect(pointByPoint.detect(file([LOVE]))).toBe(true);
    expect(pointByPoint.detect('rally,ball_round,player,server\n1,1,A,1')).toBe(false);
    expect(pointByPoint.detect('{"pbp_id":1}')).toBe(false);
  });
});

describe('the format of a match', () => {
  /** `n` love games, the service alternating, `held` by both sides. */
  const HELD = 'SSSS;SSSS';
  const held = (n: number) => Array.from({ length: n }, () => HELD).join(';');
  const SETS = `${LOVE}.RRRR;SSSS;RRRR;SSSS;RRRR;SSSS`;
  const tieBreak = (points: number) => `S${'/RR/SS'.repeat(10)}`.slice(0, points + Math.floor((points + 1) / 2));

  it.each([
    ['a tie-break', `${held(6)};${tieBreak(7)}`, {}],
    ['an advantage set', `${held(9)};SSSS;RRRR`, { finalSet: { kind: 'set', tieBreakAt: null } }],
    ['a tie-break to ten', `${held(6)};${tieBreak(10)}`, { finalSet: { kind: 'set', tieBreakPoints: 10 } }],
    ['a tie-break at twelve all', `${held(12)};${tieBreak(7)}`, { finalSet: { kind: 'set', tieBreakAt: 12 } }],
    ['a match tie-break', tieBreak(10), { finalSet: { kind: 'match tie-break', points: 10 } }],
  ])('is the one in which the deciding set ends with the last point: %s', (_, last, expected) => {
    const { sets } = readPoints(`${SETS}.${last}`);
    const format = formatOf(sets, { tournament: 'Cup', tour: 'ATP', draw: 'Main', bestOf: null });
    expect(format).toMatchObject({ bestOf: 3, noAd: false, ...expected });
    const { match } = read(`${SETS}.${last}`);
    expect(match.warnings).toEqual([]);
  });

  it('may have no advantages, or short sets', () => {
    const noAd = `SRSRSRS;${LOVE.slice(5)}`;
    expect(read(`${noAd}.${LOVE}`).match.warnings).toEqual([]);
    const short = 'SSSS;RRRR;SSSS;RRRR';
    const { card, match } = read(`${short}.${short}`, '1', '4-0 4-0');
    expect(match.warnings).toEqual([]);
    expect(card).toMatchObject({ score: '4-0 4-0', winner: 'Ann Ash' });
  });

  it('is of five sets in a list that lies beside the file, whatever the points break off at', () => {
    const list = 'pbp_id\tbest_of\n77\t5\n';
    const all = pointByPoint.readAll?.(`${file([`${LOVE}.${LOVE}`, '1', '6-0 6-0 RET'])}${list}`, 'x');
    expect(all?.ok === true && all.value.length).toBe(1);
    expect(JSON.stringify(all)).toContain('"bestOf":5');
  });

  it('of a men’s major that breaks off is best of five', () => {
    const { sets } = readPoints(`${LOVE}.SSSS;RRRR`);
    const known = { tournament: 'Wimbledon-ATP2012', tour: 'ATP', draw: 'Main', bestOf: null };
    expect(formatOf(sets, known).bestOf).toBe(5);
    expect(formatOf(sets, { ...known, tour: 'WTA' }).bestOf).toBe(3);
  });
});

it('any row at all is read without a crash, and its events make the score that was read', () => {
  const pbp = fc.array(fc.constantFrom('S', 'R', 'A', 'D', ';', '.', '/', 'SSSS;', 'RRRR;', 'x', ' '), {
    maxLength: 90,
  });
  const words = fc.constantFrom('1', '2', '', '6-4 6-3', '6-4 3-2 RET', 'W/O', '7-6(5) 6-7(3) [10-8]', '99-1', 'abc');
  fc.assert(
    fc.property(pbp, words, words, (letters, winner, score) => {
      const { match, state, card } = read(letters.join(''), winner, score);
      expect(match.drafts.length).toBeGreaterThan(1);
      expect(state?.conflicts).toEqual([]);
      expect(match.scorecard?.()).toEqual(card);
    }),
    { numRuns: 300 },
  );
});
