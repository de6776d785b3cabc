import { expect, it } from 'vitest';
import { cricket } from '../sports/cricket/index.ts';
import { story } from '../sports/cricket/story.ts';
import { decide } from './desk.ts';
import { foldImported } from './imported.ts';
import { attachment, proposalsFor } from './measured.ts';

/** The match until its tenth ball; everything is scored when it is over. */
function tenBalls() {
  const balls = story.drafts.flatMap(({ type }, i) => (type === 'cricket.delivery' ? [i] : [])).slice(0, 10);
  const fold = foldImported({ ...story, drafts: story.drafts.slice(0, (balls.at(-1) ?? 0) + 1) });
  if (!fold.ok) throw new Error(fold.problem.message);
  const last = fold.value.effective.at(-1);
  if (last?.type !== 'cricket.delivery') throw new Error('no ball at the end');
  const { speedKmh: _, ...data } = last.data;
  const scoredAt = fold.value.find(last.id)?.recordedAt ?? 0;
  return { fold: fold.value, last, data, scoredAt };
}

const speed = (at: number) => ({ device: 'gun-1', kind: 'ball-speed', data: { kmh: 131.5 }, at });

it('a speed belongs to the ball that is scored within half a minute after it, or just before it', () => {
  const { fold, last, scoredAt } = tenBalls();
  const found = (at: number) => attachment(fold, speed(at))?.data.target;
  const expected = last.data.speedKmh === undefined ? last.id : undefined;
  expect(found(scoredAt - 25_000)).toBe(expected);
  expect(found(scoredAt + 9_000)).toBe(expected);
  expect(found(scoredAt + 11_000)).toBeUndefined();
});

it('keeps all that the ball has, and comes once', () => {
  const { fold, last, scoredAt } = tenBalls();
  const [first] = proposalsFor(fold, speed(scoredAt + 1000));
  expect(first).toEqual({
    type: 'correction.amend',
    data: { target: last.id, data: { ...last.data, speedKmh: 131.5 } },
  });
  if (first === undefined) throw new Error('nothing proposed');
  const decision = decide(
    fold,
    { id: '01900000-0000-7000-8000-000000000001', ...first },
    {
      match: 'any',
      head: { seq: fold.log.length, term: 1, hash: '0'.repeat(64) },
      term: 1,
      source: { kind: 'device', id: 'gun-1' },
      now: scoredAt + 1000,
    },
  );
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  fold.append(decision.event);
  expect(fold.effective.at(-1)?.data.speedKmh).toBe(131.5);
  expect(attachment(fold, speed(scoredAt + 2000))).toBeNull();
});

it('what measures nothing is no fact of an event', () => {
  const { fold, scoredAt } = tenBalls();
  expect(attachment(fold, { device: 'rope', kind: 'boundary', data: { runs: 4 }, at: scoredAt })).toBeNull();
  expect(attachment(fold, { ...speed(scoredAt), data: { kmh: 'fast' } })).toBeNull();
  expect(cricket.observes.filter(({ measures }) => measures).map(({ kind }) => kind)).toEqual([
    'ball-speed',
    'ball-tracking',
  ]);
});
