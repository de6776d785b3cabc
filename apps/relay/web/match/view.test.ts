import { describe, expect, test } from 'vitest';
import { board, event, line, page } from './testing.ts';
import { followFrom, following, withEvent as withAnyEvent, withDetail, withSnapshot } from './view.ts';

const withEvent = (view: Parameters<typeof withAnyEvent>[0], message: Parameters<typeof withAnyEvent>[1]) =>
  withAnyEvent(view, message, false);

const detail = (seq: number) => ({
  match: 'm1',
  term: 1,
  seq,
  scoreboard: board(['10/0', '']),
  summary: '',
  head: '0'.repeat(64),
});

describe('the match page', () => {
  test('follows from the older of its two answers', () => {
    expect(followFrom(detail(5), page(7, []))).toEqual({ term: 1, seq: 5 });
    expect(followFrom(detail(7), page(5, []))).toEqual({ term: 1, seq: 5 });
  });

  test('an event that the scoreboard has already adds only its line', () => {
    const view = following(detail(7), page(5, [line(5)]));
    const next = withEvent(view, event(6, { commentary: line(6), scoreboard: { sides: board(['6/0', '']).sides } }));
    expect(next.board).toBe(view.board);
    expect(next.at.seq).toBe(7);
    expect(next.lines.entries.map(({ seq }) => seq)).toEqual([6, 5]);
  });

  test('an event changes the fields it carries and no others', () => {
    const view = following(detail(7), page(7, []));
    const next = withEvent(view, event(8, { scoreboard: { situation: 'Need 3', result: null } }));
    expect(next.board).toEqual({ ...view.board, situation: 'Need 3' });
    expect(next.at).toEqual({ term: 1, seq: 8 });
  });

  test('a correction is told with what it did to the score', () => {
    const view = following(detail(7), page(7, [line(7)]));
    const { sides } = board(['6/0', '']);
    const next = withEvent(
      view,
      event(8, { corrects: true, scoreboard: { sides }, commentary: line(8, { text: 'Taken back: Four.' }) }),
    );
    expect(next.correction).toEqual({
      seq: 8,
      at: 8,
      told: 'Taken back: Four.',
      changes: [{ side: 'ANT', before: '10/0', after: '6/0' }],
    });
    // Its line is no play: the commentary that is fetched again says it better.
    expect(next.lines.entries.map(({ seq }) => seq)).toEqual([7]);
  });

  test('a correction that changes the result says so, one that changes nothing says nothing', () => {
    const won = { ...detail(7), scoreboard: board(['10/0', '9'], { result: 'Ants won' }) };
    const view = following(won, page(7, []));
    expect(withEvent(view, event(8, { corrects: true, scoreboard: { result: null } })).correction?.changes).toEqual([
      { side: null, before: 'Ants won', after: null },
    ]);
    expect(withEvent(view, event(8, { corrects: true })).correction?.changes).toEqual([]);
  });

  test('the note on a correction goes after twelve more events', () => {
    let view = withEvent(following(detail(7), page(7, [])), event(8, { corrects: true }));
    for (let seq = 9; seq <= 20; seq++) view = withEvent(view, event(seq));
    expect(view.correction).not.toBeNull();
    expect(withEvent(view, event(21)).correction).toBeNull();
  });

  test('a snapshot replaces the scoreboard', () => {
    const view = following(detail(7), page(7, [line(7)]));
    const scoreboard = board(['99/9', '1']);
    const next = withSnapshot(view, { op: 'snapshot', match: 'm1', term: 2, seq: 50, scoreboard }, false);
    expect(next).toEqual({ ...view, board: scoreboard, at: { term: 2, seq: 50 } });
  });

  test('a reader of another language gets the numbers at once and the words when they come', () => {
    const view = following(detail(7), page(7, []));
    const sides = board(['14/0', '']).sides.map((side) => ({ ...side, detail: '1.1 overs' }));
    const message = event(8, { commentary: line(8), scoreboard: { sides, situation: 'Need 3', phase: 'P2' } });
    const next = withAnyEvent(view, message, true);
    expect(next.board).toEqual({ ...view.board, sides: board(['14/0', '']).sides });
    expect(next.lines.entries).toEqual([]);
    const scoreboard = board(['14/0', ''], { situation: '3 रन चाहिए' });
    expect(withDetail(next, { ...detail(8), scoreboard }).board.situation).toBe('3 रन चाहिए');
    expect(withDetail(next, detail(7))).toBe(next);
  });
});
