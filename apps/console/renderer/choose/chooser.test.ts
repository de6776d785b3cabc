import { describe, expect, test } from 'vitest';
import { chooseBy, matching, type Option, startChoosing } from './chooser.ts';

const options: readonly Option[] = [
  { id: 'a', label: 'MS Dhoni' },
  { id: 'b', label: 'Rachin Ravindra' },
  { id: 'c', label: 'Ravindra Jadeja' },
  { id: 'd', label: 'José Peñaranda' },
];
const press = (key: string, control = false) => ({ key, shift: false, control });
const ids = (query: string) => matching(options, query).map(({ id }) => id);

describe('finding names', () => {
  test('every typed word begins some word of the name', () => {
    expect(ids('rav')).toEqual(['b', 'c']);
    expect(ids('rav ja')).toEqual(['c']);
    expect(ids('dhoni m')).toEqual(['a']);
    expect(ids('honi')).toEqual([]);
    expect(ids('  ')).toHaveLength(4);
  });

  test('accents do not matter', () => {
    expect(ids('jose pen')).toEqual(['d']);
  });
});

describe('choosing by keys', () => {
  test('a digit takes the option of that number among those shown', () => {
    expect(chooseBy(startChoosing, options, press('2'), false)).toEqual({ chosen: { id: 'b' } });
    expect(chooseBy({ query: 'rav', index: 0 }, options, press('2'), false)).toEqual({ chosen: { id: 'c' } });
    expect(chooseBy(startChoosing, options, press('9'), false)).toEqual({ choosing: startChoosing });
  });

  test('Enter takes the marked option; arrows mark within the list', () => {
    const down = chooseBy(startChoosing, options, press('ArrowDown'), false);
    expect(down).toEqual({ choosing: { query: '', index: 1 } });
    expect(chooseBy({ query: '', index: 1 }, options, press('Enter'), false)).toEqual({ chosen: { id: 'b' } });
    expect(chooseBy({ query: '', index: 3 }, options, press('ArrowDown'), false)).toEqual({
      choosing: { query: '', index: 3 },
    });
  });

  test('letters search and mark the first match again', () => {
    expect(chooseBy({ query: 'ra', index: 1 }, options, press('v'), false)).toEqual({
      choosing: { query: 'rav', index: 0 },
    });
    expect(chooseBy({ query: 'rav', index: 0 }, options, press('Backspace'), false)).toEqual({
      choosing: { query: 'ra', index: 0 },
    });
  });

  test('a name that nobody has is given only where that is allowed', () => {
    const typed = { query: "j o'brien-smith", index: 0 };
    expect(chooseBy(typed, options, press('Enter'), true)).toEqual({ chosen: { typed: "J O'brien-Smith" } });
    expect(chooseBy(typed, options, press('Enter'), false)).toEqual({ choosing: typed });
  });

  test('leaves undo and the rest to others', () => {
    expect(chooseBy(startChoosing, options, press('z', true), false)).toBeNull();
    expect(chooseBy(startChoosing, options, press('Backspace'), false)).toBeNull();
    expect(chooseBy(startChoosing, options, press('F5'), false)).toBeNull();
  });
});
