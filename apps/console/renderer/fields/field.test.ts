import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#shared/json/json.ts';
import { valueAt, withValue } from './field.ts';
import { fieldsOfSchema, type Names } from './schema-fields.ts';

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

describe('a list of numbers', () => {
  test('keeps each in its place while another is cleared and typed anew', () => {
    const cleared = withValue({ score: [3, 2] }, 'score.0', undefined);
    expect(cleared).toEqual({ score: [null, 2] });
    expect(withValue(cleared, 'score.0', 4)).toEqual({ score: [4, 2] });
    expect(withValue({ score: [3, 2] }, 'score.1', undefined)).toEqual({ score: [3] });
    expect(withValue(cleared, 'score.1', undefined)).toEqual({});
    expect(withValue({}, 'score.1', 2)).toEqual({ score: [null, 2] });
    const sets = {
      sets: [
        [25, 20],
        [3, 4],
        [1, 1],
      ],
    };
    const gone = withValue(withValue(sets, 'sets.1.0', undefined), 'sets.1.1', undefined);
    expect(gone).toEqual({ sets: [[25, 20], null, [1, 1]] });
    expect(withValue(gone, 'sets.1.0', 9)).toEqual({ sets: [[25, 20], [9], [1, 1]] });
  });
});

describe('a list of pairs', () => {
  const names: Names = {
    teams: [
      { value: 'a', label: 'Ardon' },
      { value: 'b', label: 'Belmar' },
    ],
    players: [],
  };
  const pair = { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'integer' }] };
  const labelsOf = (items: JsonObject, sets: Json) =>
    fieldsOfSchema({ properties: { sets: { type: 'array', items, maxItems: 3 } } }, { sets }, names, {
      sets: 'Sets',
      games: 'Games',
      tieBreak: 'Tie-break',
    }).map(({ kind, path, label }) => `${kind} ${path} ${label}`);

  test('is a line for each of them, and one more as long as there may be more', () => {
    expect(labelsOf(pair, [[25, 20]])).toEqual([
      'count sets.0.0 Sets 1, Ardon',
      'count sets.0.1 Sets 1, Belmar',
      'count sets.1.0 Sets 2, Ardon',
      'count sets.1.1 Sets 2, Belmar',
    ]);
    expect(
      labelsOf(pair, [
        [25, 20],
        [25, 20],
        [3, 4],
      ]),
    ).toHaveLength(6);
    expect(labelsOf({ type: 'object', properties: { games: pair, tieBreak: pair } }, [])).toEqual([
      'count sets.0.games.0 Sets 1: Games, Ardon',
      'count sets.0.games.1 Sets 1: Games, Belmar',
      'count sets.0.tieBreak.0 Sets 1: Tie-break, Ardon',
      'count sets.0.tieBreak.1 Sets 1: Tie-break, Belmar',
    ]);
  });
});
