import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FULL_RESOURCES, resources, resourcesOf, tieScore } from './dls.ts';
import { RESOURCES } from './dls-table.ts';

const percent = (overs: number, wickets: number, balls = 0) => resources(overs * 6 + balls, wickets) / 60;

describe('the table of the Duckworth/Lewis Standard Edition', () => {
  it('has a row for every over from 50 to none and a column for every wicket', () => {
    expect(RESOURCES.length).toBe(51);
    expect(RESOURCES.every((row) => row.length === 10)).toBe(true);
  });

  // Values that the ICC's explanation of the method reads from it.
  it.each([
    [50, 0, 100],
    [40, 0, 89.3],
    [30, 2, 67.3],
    [25, 0, 66.5],
    [20, 2, 52.4],
    [10, 5, 26.1],
    [5, 5, 15.4],
    [1, 9, 2.5],
    [0, 0, 0],
  ])('%i overs left, %i down: %d%%', (overs, wickets, expected) => {
    expect(percent(overs, wickets)).toBeCloseTo(expected, 9);
  });

  it('lies between its rows within an over', () => {
    expect(percent(10, 5, 3)).toBeCloseTo((26.1 + 27.8) / 2, 9);
  });

  it('never falls with more balls, nor rises with more wickets', () => {
    fc.assert(
      fc.property(fc.nat(320), fc.nat(9), (balls, wickets) => {
        expect(resources(balls + 1, wickets)).toBeGreaterThanOrEqual(resources(balls, wickets));
        expect(resources(balls, wickets + 1)).toBeLessThanOrEqual(resources(balls, wickets));
      }),
    );
  });

  it('is empty for a side that is all out', () => {
    expect(resources(120, 10)).toBe(0);
  });
});

// The situations are those of the worked examples in the ICC's playing conditions (appendix on the D/L method).
describe('worked examples', () => {
  it('1: the second innings is cut short for good (par)', () => {
    // 250 in 50 overs; 199/5 after 40 when the match is abandoned: 73.9% of 250 is 184.75.
    const available = resourcesOf(300, [{ before: 60, after: 0, wickets: 5 }]);
    expect(available / 60).toBeCloseTo(73.9, 9);
    expect(tieScore(250, FULL_RESOURCES, available, 245)).toBe(184);
  });

  it('2: the second innings is interrupted', () => {
    // 40 overs a side; 200; 140/5 after 30, then 5 overs are lost: 200 x 78.6 / 89.3 is 176.03.
    const first = resourcesOf(240, []);
    const second = resourcesOf(240, [{ before: 60, after: 30, wickets: 5 }]);
    expect(second / 60).toBeCloseTo(78.6, 9);
    expect(tieScore(200, first, second, 245)).toBe(176);
  });

  it('3: the first innings is cut short, the second has as many overs and knows it', () => {
    // 190/7 after 40 of 50 overs; the other side has 40: 82.1% against 89.3%, so 7.2% of G50 are added.
    const first = resourcesOf(300, [{ before: 60, after: 0, wickets: 7 }]);
    expect(first / 60).toBeCloseTo(82.1, 9);
    expect(tieScore(190, first, resourcesOf(240, []), 245)).toBe(207);
    expect(tieScore(190, first, resourcesOf(240, []), 200)).toBe(204);
  });

  it('4: both innings are interrupted', () => {
    // 100/2 after 25, 10 overs lost, 40 in all: 60.5 - 42.6 lost. Then 40 overs, 5 of them lost at 80/3 after 20.
    const first = resourcesOf(300, [{ before: 150, after: 90, wickets: 2 }]);
    expect(first / 60).toBeCloseTo(100 - 60.5 + 42.6, 9);
    const second = resourcesOf(240, [{ before: 120, after: 90, wickets: 3 }]);
    expect(second / 60).toBeCloseTo(89.3 - 49.1 + 40.5, 9);
    expect(tieScore(210, first, second, 245)).toBe(Math.floor((210 * 80.7) / 82.1));
  });

  it('an innings without interruption is to be beaten as it stands', () => {
    expect(tieScore(240, FULL_RESOURCES, resourcesOf(300, []), 245)).toBe(240);
  });
});

describe('the score that ties', () => {
  const loss = fc
    .tuple(fc.nat(300), fc.nat(300), fc.nat(9))
    .map(([a, b, wickets]) => ({ before: Math.max(a, b), after: Math.min(a, b), wickets }));

  it('never falls with more resources for the second side, nor with more runs for the first', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.array(loss, { maxLength: 3 }), fc.nat(FULL_RESOURCES), (runs, losses, second) => {
        const first = resourcesOf(300, losses);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(FULL_RESOURCES);
        const score = tieScore(runs, first, second, 245);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(tieScore(runs, first, second + 60, 245)).toBeGreaterThanOrEqual(score);
        expect(tieScore(runs + 1, first, second, 245)).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
