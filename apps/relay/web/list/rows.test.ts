import { describe, expect, test } from 'vitest';
import type { MatchRow } from '#shared/wire/rest.ts';
import { board, event } from '../match/testing.ts';
import { grouped, merged, withRowEvent, withRowSnapshot } from './rows.ts';

function row(id: string, seq: number, more: Partial<MatchRow['scoreboard']> = {}): MatchRow {
  const scoreboard = { ...board([`${seq}`, '']), ...more, match: id };
  const teams = { team_a: 'Ants', team_b: 'Bees' };
  return { match_id: id, sport: 'any', status: 'live', ...teams, score: {}, scoreboard, term: 1, seq, updated_at: seq };
}

const ids = (rows: readonly MatchRow[]) => rows.map(({ match_id }) => match_id);

describe('the list of matches', () => {
  test('keeps the newer state of each match and lets new ones join', () => {
    const rows = merged([row('a', 5), row('b', 5)], [row('a', 4), row('b', 6), row('c', 1)]);
    expect(rows.map(({ match_id, seq }) => [match_id, seq])).toEqual([
      ['a', 5],
      ['b', 6],
      ['c', 1],
    ]);
    expect(merged([row('a', 5)], [{ ...row('a', 2), term: 2 }])[0]?.term).toBe(2);
  });

  test('an event changes its own match, once', () => {
    const rows = [row('m1', 5), row('b', 5)];
    const message = event(6, { scoreboard: { situation: 'Need 3' } });
    const next = withRowEvent(rows, message);
    expect(next[0]).toMatchObject({ seq: 6, scoreboard: { situation: 'Need 3', title: 'Ants v Bees' } });
    expect(next[1]).toBe(rows[1]);
    expect(withRowEvent(next, { ...message, scoreboard: { situation: 'Old' } })[0]).toBe(next[0]);
  });

  test('a snapshot older than what a poll brought is not shown', () => {
    const rows = [row('m1', 5)];
    const stale = { op: 'snapshot', match: 'm1', term: 1, seq: 4, scoreboard: board(['4', '']) } as const;
    expect(withRowSnapshot(rows, stale)[0]).toBe(rows[0]);
    expect(withRowSnapshot(rows, { ...stale, seq: 8 })[0]).toMatchObject({ seq: 8, scoreboard: stale.scoreboard });
  });

  test('is grouped, live matches in an order that plays do not change', () => {
    const rows = [
      row('old', 9, { startedAt: 1 }),
      row('new', 2, { startedAt: 7, status: 'paused' }),
      row('next', 1, { status: 'scheduled', startedAt: null }),
      row('done', 3, { status: 'ended' }),
      row('rain', 4, { status: 'abandoned' }),
    ];
    expect(ids(grouped(rows, 'live'))).toEqual(['new', 'old']);
    expect(ids(grouped(rows, 'upcoming'))).toEqual(['next']);
    expect(ids(grouped(rows, 'finished'))).toEqual(['rain', 'done']);
  });
});
