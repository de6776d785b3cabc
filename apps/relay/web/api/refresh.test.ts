import { describe, expect, test } from 'vitest';
import { ScriptedWorld } from '#shared/client/scripted.ts';
import { Refresh } from './refresh.ts';

function refreshed(answer: () => number | null, every = 1_000) {
  const world = new ScriptedWorld();
  const starts: number[] = [];
  const load = async () => {
    starts.push(world.now());
    return answer();
  };
  const refresh = new Refresh({ load, every, timing: world });
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 100) {
      world.pass(Math.min(100, left));
      await new Promise(setImmediate);
    }
  };
  return { refresh, starts, pass };
}

describe('refreshing', () => {
  test('starts at once, then not more often than once a second however much is wanted', async () => {
    let head = 0;
    const { refresh, starts, pass } = refreshed(() => head);
    for (let i = 0; i < 50; i++) {
      head += 1;
      refresh.want(head);
      await pass(100);
    }
    expect(starts).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);
    await pass(5_000);
    expect(starts).toHaveLength(6);
  });

  test('an urgent wish does not wait', async () => {
    let head = 1;
    const { refresh, starts, pass } = refreshed(() => head);
    refresh.want(1);
    await pass(200);
    head = 2;
    refresh.want(2, true);
    await pass(100);
    expect(starts).toHaveLength(2);
  });

  test('an answer older than the wish is asked for again, ever more slowly', async () => {
    const { refresh, starts, pass } = refreshed(() => 1);
    refresh.want(2);
    await pass(16_000);
    expect(starts.map((at, i) => at - (starts[i - 1] ?? 0))).toEqual([0, 1_000, 2_000, 4_000, 8_000]);
  });

  test('what fails is tried again after 1 s, 2 s, up to 30 s, and a success ends that', async () => {
    let works = false;
    const { refresh, starts, pass } = refreshed(() => (works ? 1 : null), 30_000);
    refresh.want(1);
    await pass(100_000);
    expect(starts.map((at, i) => at - (starts[i - 1] ?? 0))).toEqual([0, 1e3, 2e3, 4e3, 8e3, 16e3, 30e3, 30e3]);
    works = true;
    await pass(30_000);
    expect(starts).toHaveLength(9);
    await pass(100_000);
    expect(starts).toHaveLength(9);
  });

  test('nothing starts while paused or after the stop', async () => {
    const { refresh, starts, pass } = refreshed(() => 9);
    refresh.pause();
    refresh.want(1, true);
    await pass(2_000);
    expect(starts).toHaveLength(0);
    refresh.resume();
    await pass(100);
    expect(starts).toHaveLength(1);
    refresh.stop();
    refresh.want(99, true);
    await pass(2_000);
    expect(starts).toHaveLength(1);
  });
});
