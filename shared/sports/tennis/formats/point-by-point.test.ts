import { describe, expect, it } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import { pointByPoint } from './point-by-point.ts';

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

  it('that breaks off keeps the recorded winner as the official word', () => {
    const { match, state, card } = read('SSSS;RRRR', '2', '6-0 6-0');
    expect(match.warnings.map(({ code }) => code)).toEqual(['score-differs', 'winner-differs']);
    expect(state?.result).toBe('Bea Birch won 6-0 6-0');
    expect(card).toMatchObject({ winner: null, score: '2-0' });
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

  it('says in which line a fault is', () => {
    expect(pointByPoint.readAll?.(`${file([LOVE])}1,2,3\n`, 'x')).toMatchObject({
      ok: false,
      problem: { code: 'invalid', path: expect.stringContaining('line 3') },
    });
    expect(pointByPoint.readAll?.(HEADER, 'x')).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });

  it('is known by its header', () => {
    expect(pointByPoint.detect(file([LOVE]))).toBe(true);
    expect(pointByPoint.detect('rally,ball_round,player,server\n1,1,A,1')).toBe(false);
    expect(pointByPoint.detect('{"pbp_id":1}')).toBe(false);
  });
});
