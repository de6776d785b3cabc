import { describe, expect, test } from 'vitest';
import { Scored } from '../testing/scored.ts';
import { differences, historyOf } from './history.ts';

const NONE = new Set<string>();

/** What each step did, in short. */
function told(core: Scored, id: string): readonly unknown[] {
  return historyOf(core.log, id).map(({ kind, reason, before, after }) => [
    kind,
    reason,
    ...differences(before, after, NONE).map(({ path, was, is }) => `${path}: ${was} > ${is}`),
  ]);
}

describe('the history of an event', () => {
  test('has every correction in order, with what it changed and why, also what was undone', () => {
    const core = new Scored().begin().runs(1, 2);
    const target = core.log[3]?.id ?? '';
    core.add('correction.amend', { target, data: { runs: { batter: 3 } }, reason: 'A run more' });
    const second = core.add('correction.amend', { target, data: { runs: { batter: 6 } } });
    core.add('correction.void', { target: second.id });
    core.add('correction.void', { target, reason: 'Dead ball' });
    const back = historyOf(core.log, target).at(-1)?.by.id ?? '';
    core.add('correction.void', { target: back });
    const [first, more, six, undone, gone, here] = told(core, target);
    expect(first).toEqual(['recorded', null]);
    expect(more).toEqual(['changed', 'A run more', 'runs.batter: 1 > 3']);
    expect(six).toEqual(['changed', null, 'runs.batter: 3 > 6']);
    expect(undone).toEqual(['changed', null, 'runs.batter: 6 > 3']);
    expect([gone, here]).toEqual([
      ['voided', 'Dead ball'],
      ['restored', null],
    ]);
    expect(historyOf(core.log, core.log[4]?.id ?? '').map(({ kind }) => kind)).toEqual(['recorded']);
    expect(historyOf(core.log, 'nothing')).toEqual([]);
  });

  test('of one that was put in, and of one that went with others, says so', () => {
    const core = new Scored().begin().runs(1, 2);
    const [after, last] = [core.log[3]?.id ?? '', core.log[4]?.id ?? ''];
    const data = { after, type: 'cricket.delivery', data: { runs: { wides: 1 } }, at: 0, reason: 'Missed' };
    const put = core.add('correction.insert', data).id;
    core.add('correction.amend', { target: put, data: { runs: { wides: 2 } } });
    core.add('correction.void', { target: after, also: [put, last], reason: 'By mistake' });
    expect(told(core, put)).toEqual([
      ['inserted', 'Missed'],
      ['changed', null, 'runs.wides: 1 > 2'],
      ['voided', 'By mistake'],
    ]);
    expect(told(core, last).at(-1)).toEqual(['voided', 'By mistake']);
  });

  test('tells a fact that stands for itself as one', () => {
    const [before, after] = [
      { who: ['a', 'b'], kind: 'x' },
      { who: ['a', 'c'], kind: 'x' },
    ];
    expect(differences(before, after, NONE)).toEqual([{ path: 'who.1', was: 'b', is: 'c' }]);
    expect(differences(before, after, new Set(['who']))).toEqual([{ path: 'who', was: ['a', 'b'], is: ['a', 'c'] }]);
    expect(differences({ who: ['a'] }, {}, new Set(['who']))).toEqual([{ path: 'who', was: ['a'], is: undefined }]);
  });
});
