import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMovable, type KeyMap, meantBy, moved, pressedFor, readKeyMap } from './keymap.ts';

const key = fc.constantFrom(...'abcdfgk123');

it('moves a key and gives its place to what was there', () => {
  const map = moved({}, 'w', 'j');
  expect(pressedFor(map, 'w')).toBe('j');
  expect(meantBy(map, 'j')).toBe('w');
  expect(meantBy(map, 'w')).toBe('j');
  expect(moved(map, 'w', 'w')).toEqual({});
});

it('never loses a key, nor gives one to two, however often keys are moved', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, key), { maxLength: 20 }), (moves) => {
      const map = moves.reduce<KeyMap>((sum, [from, to]) => moved(sum, from, to), {});
      const pressed = [...'abcdfgk123'].map((each) => pressedFor(map, each));
      expect(new Set(pressed).size).toBe(pressed.length);
      for (const each of 'abcdfgk123') expect(meantBy(map, pressedFor(map, each))).toBe(each);
      const last = moves.at(-1);
      if (last !== undefined) expect(pressedFor(map, last[0])).toBe(last[1]);
    }),
  );
});

it('knows what can be moved, and reads only what is a map', () => {
  expect(['g', '7', 'é', 'u', '?', 'Enter', ' '].map(isMovable)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(readKeyMap('{"a":"b"}')).toEqual({ a: 'b' });
  expect(readKeyMap('{"a":7}')).toEqual({});
  expect(readKeyMap(null)).toEqual({});
});
