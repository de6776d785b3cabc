import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

function* busy(steps: number, msEach: number): Generator<undefined, number> {
  for (let i = 0; i < steps; i++) {
    const end = performance.now() + msEach;
    while (performance.now() < end);
    yield;
  }
  return steps;
}

test('long work leaves the event loop free in between, and short work does not wait for it', async () => {
  const turns = new Turns();
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 1);
  const order: string[] = [];
  const long = turns.run(busy(100, 1)).then((steps) => order.push(`long ${steps}`));
  const short = turns.run(busy(3, 1)).then((steps) => order.push(`short ${steps}`));
  await Promise.all([long, short]);
  clearInterval(ticking);
  expect(order).toEqual(['short 3', 'long 100']);
  expect(ticks).toBeGreaterThan(10);
});

test('a task that fails fails alone', async () => {
  const turns = new Turns();
  function* broken(): Generator<undefined, number> {
    yield;
    throw new Error('broken');
  }
  const failing = turns.run(broken());
  const other = turns.run(busy(2, 0));
  await expect(failing).rejects.toThrow('broken');
  expect(await other).toBe(2);
  expect(await turns.run(busy(1, 0))).toBe(1);
});
