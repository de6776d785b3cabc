import { expect, test } from 'vitest';
import { valueAt, withValue } from './field.ts';

const ball = { runs: { batter: 4 }, wickets: [{ kind: 'caught', player: 'k1' }] };

test('reads a value by its path', () => {
  expect(valueAt(ball, 'runs.batter')).toBe(4);
  expect(valueAt(ball, 'wickets.0.kind')).toBe('caught');
  expect(valueAt(ball, 'wickets.1.kind')).toBeUndefined();
  expect(valueAt(ball, 'runs.batter.deeper')).toBeUndefined();
});

test('writes a value without touching what was there', () => {
  expect(withValue(ball, 'runs.byes', 2)).toEqual({ ...ball, runs: { batter: 4, byes: 2 } });
  expect(withValue({}, 'wickets.0.kind', 'bowled')).toEqual({ wickets: [{ kind: 'bowled' }] });
  expect(ball.runs).toEqual({ batter: 4 });
});

test('taking a value away takes away what that leaves empty', () => {
  expect(withValue({ wickets: [{ kind: 'bowled' }] }, 'wickets.0.kind', undefined)).toEqual({});
  expect(withValue({ runs: { batter: 1 }, over: 0 }, 'runs.batter', undefined)).toEqual({ over: 0 });
});
