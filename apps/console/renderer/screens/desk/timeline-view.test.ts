import { describe, expect, test } from 'vitest';
import { MatchFold } from '#shared/match/fold.ts';
import { type Line, Timeline } from '../../match/timeline.ts';
import { cricketPad } from '../../pads/cricket/index.tsx';
import { Scored } from '../../testing/scored.ts';
import { lastScored } from './last-scored.ts';
import { marksOf, textOf } from './timeline-view.ts';

function lines(core: Scored): { readonly all: readonly Line[]; readonly fold: MatchFold } {
  const fold = MatchFold.of(core.log);
  return { all: new Timeline(fold).slice(0, fold.effective.length), fold };
}

function marks(core: Scored, index: number, pending: readonly string[] = []): readonly string[] {
  const line = lines(core).all[index];
  return line === undefined ? [] : marksOf(line, new Set(pending));
}

describe('a line of the list', () => {
  test('is marked by what corrections made of it', () => {
    const core = new Scored().begin().runs(1, 2, 3);
    const [one, two] = [core.log[3]?.id ?? '', core.log[4]?.id ?? ''];
    core.add('correction.amend', { target: one, data: { runs: { batter: 4 } } });
    core.add('correction.void', { target: two });
    core.add('correction.insert', { after: one, type: 'cricket.delivery', data: { runs: { wides: 1 } }, at: 0 });
    expect([3, 4, 5, 6].map((index) => marks(core, index))).toEqual([['corrected'], ['inserted'], ['voided'], []]);
  });

  test('is marked as not saved while the event or its correction is on the way', () => {
    const core = new Scored().begin().runs(1);
    const ball = core.log[3]?.id ?? '';
    expect(marks(core, 3, [ball])).toEqual(['pending']);
    const correction = core.add('correction.amend', { target: ball, data: { runs: { batter: 4 } } });
    expect(marks(core, 3, [correction.id])).toEqual(['pending', 'corrected']);
  });

  test('says in words what the commentary passes over', () => {
    const core = new Scored().begin();
    core.add('note.added', { text: 'Drinks' });
    core.add('match.paused', { reason: 'Rain' });
    const { all, fold } = lines(core);
    const texts = all.map((line) => textOf(line, cricketPad, fold.state));
    expect(texts[0]).toBe('Match set up');
    expect(texts.at(-2)).toContain('Drinks');
    expect(texts.at(-1)).toContain('Rain');
  });
});

test('"correct the last event" means the last of play that counts', () => {
  const core = new Scored().begin().runs(1, 2);
  const first = core.log[3]?.id;
  core.add('correction.void', { target: core.log[4]?.id ?? '' });
  core.add('note.added', { text: 'Drinks' });
  expect(lastScored(lines(core).fold.effective)).toBe(first);
});
