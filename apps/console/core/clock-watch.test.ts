import { describe, expect, it } from 'vitest';
import { ClockWatch } from './clock-watch.ts';

describe('a watched clock', () => {
  it('tells a jump either way once, and neither drift nor the time that passes', () => {
    let wall = 1_700_000_000_000;
    let elapsed = 0;
    const watch = new ClockWatch(
      () => wall,
      () => elapsed,
    );
    const pass = (ms: number, shift = 0) => {
      elapsed += ms;
      wall += ms + shift;
      return watch.look();
    };
    expect(pass(1000)).toBeNull();
    expect(pass(3_600_000)).toBeNull();
    for (let i = 0; i < 60; i++) expect(pass(1000, 400)).toBeNull();
    expect(pass(1000, 3_600_000)).toEqual({ by: 3_600_000, at: wall });
    expect(pass(1000)).toBeNull();
    expect(pass(1000, -7_200_000)).toMatchObject({ by: -7_200_000 });
    expect(pass(1000)).toBeNull();
  });
});
