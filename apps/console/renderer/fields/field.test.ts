import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '#shared/json/json.ts';
import { valueAt, withValue } from './field.ts';
import { withInPlace } from './places.ts';
import { fieldsOfSchema, type Names } from './schema-fields.ts';
import { SearchedByTyping } from './searched-by-typing.ts';

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
    squads: [],
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
      'count sets.0.0 Set 1, Ardon',
      'count sets.0.1 Set 1, Belmar',
      'count sets.1.0 Set 2, Ardon',
      'count sets.1.1 Set 2, Belmar',
    ]);
    expect(
      labelsOf(pair, [
        [25, 20],
        [25, 20],
        [3, 4],
      ]),
    ).toHaveLength(6);
    expect(labelsOf({ type: 'object', properties: { games: pair, tieBreak: pair } }, [])).toEqual([
      'count sets.0.games.0 Set 1: Games, Ardon',
      'count sets.0.games.1 Set 1: Games, Belmar',
      'count sets.0.tieBreak.0 Set 1: Tie-break, Ardon',
      'count sets.0.tieBreak.1 Set 1: Tie-break, Belmar',
    ]);
  });
});

test('a list of players beside one that nobody has filled in', () => {
  expect(withValue({}, 'playing.1', ['b1'])).toEqual({ playing: [[], ['b1']] });
});

test('who is on is asked of each team about its own players, side by side with the other', () => {
  const player = { type: 'string', title: 'PlayerId' };
  const list = { type: 'array', items: player, maxItems: 6 };
  const side = { value: 'x', label: 'X' };
  const names: Names = {
    teams: [side, side],
    players: [
      { value: 'a1', label: 'AU 1 Ana' },
      { value: 'b1', label: 'BC 1 Bea' },
    ],
    squads: [[{ value: 'a1', label: '1 Ana' }], [{ value: 'b1', label: '1 Bea' }]],
  };
  const fieldsOf = (prefixItems: readonly JsonObject[], data: JsonObject = {}) =>
    fieldsOfSchema({ properties: { playing: { type: 'array', prefixItems } } }, data, names);
  expect(fieldsOf([list, list])).toMatchObject([
    { kind: 'many', path: 'playing.0', half: 'left', options: [{ value: 'a1', label: '1 Ana' }] },
    { kind: 'many', path: 'playing.1', half: 'right', options: [{ value: 'b1', label: '1 Bea' }] },
  ]);
  const positions = { ...list, title: 'Positions' };
  expect(fieldsOf([positions, positions], { playing: [['a1', 'a2'], []] })).toMatchObject([
    { kind: 'places', places: 2 },
    { kind: 'places', places: 6 },
  ]);
  const keeper = { anyOf: [player, { type: 'null' }] };
  expect(fieldsOf([keeper, keeper])[0]).toMatchObject({ kind: 'choice', none: '–', nullable: true });
});

test('who stands elsewhere comes to a place by rotation, who stands nowhere takes it', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(withInPlace(six, 0, 'c', 6)).toEqual(['c', 'd', 'e', 'f', 'a', 'b']);
  expect(withInPlace(six, 4, 'a', 6)).toEqual(['c', 'd', 'e', 'f', 'a', 'b']);
  expect(withInPlace(six, 1, 'x', 6)).toEqual(['a', 'x', 'c', 'd', 'e', 'f']);
  expect(withInPlace([], 1, 'x', 3)).toEqual(['', 'x', '']);
  expect(withInPlace(['', 'x', ''], 1, '', 3)).toEqual([]);
});

test('a list is searched by shirt number and by name', () => {
  const find = (list: SearchedByTyping, keys: string, at = 0, now = 0) =>
    [...keys].map((key, i) => list.find(key, at, now + i * 100)).at(-1);
  const list = () => new SearchedByTyping(['1 Ana East', '10 Bea East', '9 Cal West', '12 Dan Moe']);
  expect(find(list(), '9')).toBe(2);
  expect(find(list(), '1')).toBe(0);
  expect(find(list(), '12')).toBe(3);
  expect(find(list(), 'wes')).toBe(2);
  expect(find(list(), 'e', 0)).toBe(1);
  expect(find(list(), ' ')).toBeNull();
  expect(find(list(), 'x')).toBeNull();
});
