import { describe, expect, test } from 'vitest';
import { Scored } from '../testing/scored.ts';
import { redoTarget, undoTarget } from './undo.ts';

function undo(core: Scored): string | undefined {
  const target = undoTarget(core.log);
  return target === null ? undefined : core.add('correction.void', { target: target.id }).id;
}

function redo(core: Scored): string | undefined {
  const target = redoTarget(core.log);
  return target === null ? undefined : core.add('correction.void', { target: target.id }).id;
}

describe('undo', () => {
  test('goes back one event a time, to the very beginning', () => {
    const core = new Scored().begin().runs(1, 2);
    const types: (string | undefined)[] = [];
    for (let i = 0; i < 6; i++) {
      types.push(undoTarget(core.log)?.type);
      undo(core);
    }
    expect(types).toEqual([
      'cricket.delivery',
      'cricket.delivery',
      'cricket.innings',
      'cricket.toss',
      undefined,
      undefined,
    ]);
  });

  test('takes a correction back before what was scored earlier', () => {
    const core = new Scored().begin().runs(1, 2);
    const first = core.log[3];
    const amend = core.add('correction.amend', { target: first?.id ?? '', data: { runs: { batter: 3 } } });
    expect(undoTarget(core.log)?.id).toBe(amend.id);
    undo(core);
    expect(undoTarget(core.log)?.id).toBe(core.log[4]?.id);
  });

  test('passes over an amendment of an event that is gone', () => {
    const core = new Scored().begin().runs(1, 2);
    const last = core.log[4]?.id ?? '';
    core.add('correction.amend', { target: last, data: { runs: { batter: 3 } } });
    core.add('correction.void', { target: last });
    expect(undoTarget(core.log)?.id).toBe(core.log[3]?.id);
  });
});

describe('redo', () => {
  test('restores in the reverse order of undoing', () => {
    const core = new Scored().begin().runs(1, 2);
    const ids = core.log.map(({ id }) => id);
    undo(core);
    undo(core);
    redo(core);
    expect(undoTarget(core.log)?.id).toBe(ids[3]);
    redo(core);
    expect(undoTarget(core.log)?.id).toBe(ids[4]);
    expect(redo(core)).toBeUndefined();
  });

  test('ends with the next action', () => {
    const core = new Scored().begin().runs(1);
    undo(core);
    core.runs(4);
    expect(redoTarget(core.log)).toBeNull();
  });

  test('undo after redo takes the same event back again', () => {
    const core = new Scored().begin().runs(1);
    const ball = core.log[3]?.id;
    undo(core);
    redo(core);
    expect(undoTarget(core.log)?.id).toBe(ball);
  });
});

describe('what stands aside', () => {
  test('marks of a review and flags, and what takes them back, are passed over', () => {
    const core = new Scored().begin().runs(1, 2);
    const [, , , first, last] = core.log;
    const of = [first, last].map((ball) => ({ event: ball?.id ?? '', codes: ['x'] }));
    const mark = core.add('note.reviewed', { of });
    core.add('match.flagged', { flag: 'under-review' });
    core.add('correction.amend', { target: mark.id, data: { of: of.slice(1) } });
    expect(undoTarget(core.log)?.id).toBe(last?.id);
    const taken = undo(core);
    core.add('correction.void', { target: mark.id });
    expect(undoTarget(core.log)?.id).toBe(first?.id);
    expect(redoTarget(core.log)?.id).toBe(taken);
  });

  test('but a void with a reason is an action like any other', () => {
    const core = new Scored().begin().runs(1, 2);
    const target = core.log[3]?.id ?? '';
    const voided = core.add('correction.void', { target, reason: 'it was a dead ball' });
    expect(undoTarget(core.log)?.id).toBe(voided.id);
    undo(core);
    expect(undoTarget(core.log)?.id).toBe(core.log[4]?.id);
    redo(core);
    expect(undoTarget(core.log)?.id).toBe(voided.id);
  });
});
