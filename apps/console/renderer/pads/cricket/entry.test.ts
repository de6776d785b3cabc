import { describe, expect, test } from 'vitest';
import { Setup } from '#shared/sports/cricket/setup.ts';
import { setup } from '../../testing/scored.ts';
import { angleOf, type Ball, type Entry, enterBy, isAllRun, noEntry, toRuns } from './entry.ts';

const { format } = Setup.parse(setup);
const hundred = { ...format, noballRuns: 2 };

/** Presses keys one after another; returns the ball they make, or what was entered so far. */
function press(keys: string): Ball | Entry {
  let entry: Entry = noEntry;
  for (const key of keys.split(' ')) {
    const shift = key.startsWith('⇧');
    const step = enterBy(entry, { key: shift ? key.slice(1) : key, shift, control: false });
    if (step === null) throw new Error(`"${key}" means nothing after ${JSON.stringify(entry)}`);
    if ('ball' in step) return step.ball;
    entry = step.entry;
  }
  return entry;
}

function runs(keys: string, conditions = format) {
  const ball = press(keys);
  if (!('runs' in ball)) throw new Error(`"${keys}" is no whole ball`);
  return toRuns(ball, conditions);
}

test('says where the ball went before how many runs', () => {
  expect(press('z 3 4')).toMatchObject({ runs: 4, zone: 3 });
  expect(press('z')).toMatchObject({ zoning: true, zone: null });
  expect(press('z 8 w 1')).toMatchObject({ extra: 'wide', zone: 8, runs: 1 });
  expect(press('z 2 Escape')).toEqual(noEntry);
  expect([1, 8].map(angleOf)).toEqual([22.5, 337.5]);
});

describe('balls by keys', () => {
  test.each([
    ['0', { batter: 0 }],
    ['.', { batter: 0 }],
    ['4', { batter: 4 }],
    ['7', { batter: 7 }],
    ['w Enter', { wides: 1 }],
    ['w w', { wides: 1 }],
    ['w 0', { wides: 1 }],
    ['w 4', { wides: 5 }],
    ['n n', { noballs: 1 }],
    ['n 4', { noballs: 1, batter: 4 }],
    ['n b 2', { noballs: 1, byes: 2 }],
    ['n l Enter', { noballs: 1, legbyes: 1 }],
    ['n l l', { noballs: 1, legbyes: 1 }],
    ['b Enter', { byes: 1 }],
    ['b 4', { byes: 4 }],
    ['l l', { legbyes: 1 }],
    ['l 3', { legbyes: 3 }],
    ['w n 1', { noballs: 1, batter: 1 }],
    ['w Escape 2', { batter: 2 }],
  ])('%s', (keys, expected) => {
    expect(runs(keys)).toEqual(expected);
  });

  test('extras count what the playing conditions say', () => {
    expect(runs('n 1', hundred)).toEqual({ noballs: 2, batter: 1 });
  });

  test('four and six are boundaries unless they were all run', () => {
    const allRun = (keys: string) => {
      const ball = press(keys);
      return 'runs' in ball && isAllRun(ball);
    };
    expect(allRun('4')).toBe(false);
    expect(allRun('a 4')).toBe(true);
    expect(allRun('⇧6')).toBe(true);
    expect(allRun('n ⇧4')).toBe(true);
    expect(allRun('a 3')).toBe(false);
    expect(allRun('b ⇧4')).toBe(false);
    expect(allRun('a a 4')).toBe(false);
  });

  test('a mistyped digit and other people\u2019s keys score nothing', () => {
    expect(enterBy(noEntry, { key: '9', shift: false, control: false })).toBeNull();
    expect(enterBy(noEntry, { key: 'Enter', shift: false, control: false })).toBeNull();
    expect(enterBy(noEntry, { key: 'u', shift: false, control: false })).toBeNull();
    expect(enterBy(noEntry, { key: '4', shift: false, control: true })).toBeNull();
    expect(enterBy(noEntry, { key: 'Escape', shift: false, control: false })).toBeNull();
  });

  test('an over of plain runs takes one key a ball', () => {
    expect(['1', '0', '4', '2', '6', '0'].map((key) => 'runs' in press(key))).toEqual(Array(6).fill(true));
  });
});
