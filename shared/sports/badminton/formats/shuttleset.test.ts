import { describe, expect, it } from 'vitest';
import { matchParts } from '../../../formats/read.ts';
import { foldImported } from '../../../match/imported.ts';
import { shuttleset } from './shuttleset.ts';

const HEADER = 'rally,ball_round,time,roundscore_A,roundscore_B,player,type,lose_reason,getpoint_player';

/** A game as the files have it: `winners` of the rallies, which the loser's second stroke ends. */
function game(winners: string, server = 'A', change: (line: string) => string = (line) => line): string {
  const score = { A: 0, B: 0 };
  let serving = server;
  const lines = [...winners].flatMap((winner, index) => {
    score[winner === 'A' ? 'A' : 'B'] += 1;
    const start = `${index + 1},`;
    const cells = `0:00:${String(index % 60).padStart(2, '0')},${score.A},${score.B}`;
    const receiver = serving === 'A' ? 'B' : 'A';
    const rows = [`${start}1.0,${cells},${serving},發短球,,`, `${start}2.0,${cells},${receiver},長球,出界,${winner}`];
    serving = winner;
    return rows;
  });
  return [HEADER, ...lines.map(change)].join('\n');
}

function read(text: string, name = 'A_B_Open_2021') {
  const imported = shuttleset.read(text, name);
  if (!imported.ok) throw new Error(imported.problem.message);
  const fold = foldImported(imported.value);
  if (!fold.ok) throw new Error(fold.problem.message);
  const { warnings, drafts, match } = imported.value;
  return { warnings, drafts, match, card: fold.value.state?.game.scorecard(), state: fold.value.state };
}

const A21 = 'A'.repeat(21);

describe('ShuttleSet', () => {
  it('is known by its columns and by the names of its files', () => {
    expect(shuttleset.detect(game('A'))).toBe(true);
    expect(shuttleset.detect(`\uFEFF${game('A')}`)).toBe(true);
    expect(shuttleset.detect('match_id,winner\n')).toBe(false);
    expect(matchParts(['set2.csv', 'notes.txt', 'set1.csv'])).toEqual(['set1.csv', 'set2.csv']);
    expect(matchParts(['matches.csv'])).toEqual([]);
  });

  it('is read game by game, and the same again with the same ids', () => {
    const text = `${game(A21)}\n${game(`BB${A21}`)}`;
    const { card, warnings, state, match, drafts } = read(text);
    expect(card).toMatchObject({ scoreline: '21-0 21-2', winner: 'A', score: [2, 0] });
    expect(warnings).toEqual([]);
    expect(state).toMatchObject({ status: 'ended', conflicts: [] });
    expect(match).toBe('A_B_Open_2021');
    expect(drafts[0]?.at).toBe(Date.UTC(2021, 0, 1, 10));
    expect(drafts.find(({ type }) => type === 'badminton.rally')?.data).toEqual({
      game: 1,
      winner: 'A',
      how: 'out',
      player: 'B',
      stroke: 'clear',
      strokes: 2,
    });
    expect(read(text).drafts).toEqual(drafts);
    expect(drafts.every(({ at }, index) => at >= (drafts[index - 1]?.at ?? 0))).toBe(true);
  });

  it('takes a winner that is left out from the running score', () => {
    const { card, warnings } = read(`${game(A21, 'A', (line) => line.replace(/出界,A$/, ','))}\n${game(A21)}`);
    expect(card).toMatchObject({ scoreline: '21-0 21-0' });
    expect(warnings).toEqual([]);
  });

  it('notes quirks and goes on', () => {
    const missed = read(game(A21).replace(/^5,.*\n/gm, ''));
    expect(missed.card).toMatchObject({ scoreline: '21-0', sets: [{ winner: 'A' }] });
    expect(missed.warnings.map(({ code }) => code)).toContain('score-set');
    const turned = game(`B${A21}`).replace('3,1.0,0:00:02,2,1,A', '3,1.0,0:00:02,2,1,B');
    const server = read(`${turned}\n${game(A21)}`);
    expect(server.card).toMatchObject({ scoreline: '21-1 21-0' });
    expect(server.warnings.map(({ code }) => code)).toEqual(['server']);
    const torn = read(`${game(A21)}\n22,1.0,x`);
    expect(torn.warnings.map(({ code }) => code)).toContain('bad-row');
  });

  it('gives A, who won every match of the data sets, a match that is not recorded to its end', () => {
    const { card, warnings, state } = read(`${game(A21)}\n${game('AAB')}`);
    expect(card).toMatchObject({ scoreline: '21-0 2-1', winner: 'A', result: { by: 'retirement' } });
    expect(warnings.map(({ code }) => code)).toEqual(['not-played-out']);
    expect(state?.status).toBe('ended');
  });

  it('reads copies with quotes, with numbered rows and with gaps in the running score', () => {
    const text = `${game(A21)}\n${game(A21)}`;
    const quoted = text.replaceAll(/[^,\n]+/g, '"$&"');
    const numbered = text.replaceAll(/^/gm, '7,').replaceAll('7,rally', ',rally');
    const gaps = text.replace('0:00:04,5,0,B', '0:00:04,,,B');
    for (const copy of [quoted, numbered, gaps, text.replaceAll(',0:0', ',')]) {
      expect(shuttleset.detect(copy)).toBe(true);
      expect(read(copy)).toMatchObject({ warnings: [], card: { scoreline: '21-0 21-0', winner: 'A' } });
    }
  });

  it('refuses what holds nothing', () => {
    expect(shuttleset.read('rally,ball_round,time\n', 'x')).toMatchObject({ ok: false, problem: { code: 'empty' } });
    expect(shuttleset.read('1,2\n', 'x')).toMatchObject({ ok: false, problem: { code: 'no-header' } });
  });
});
