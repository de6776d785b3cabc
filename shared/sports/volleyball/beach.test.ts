import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const BEACH = {
  name: 'Beach',
  sets: 3,
  points: 21,
  players: 2,
  timeouts: 1,
  substitutions: 0,
  technicalTimeouts: { at: [21], by: 'sum' },
  switchEvery: [7, 5],
};

function pairs(): TestMatch {
  const match = new TestMatch(BEACH);
  for (const team of ['a', 'b']) {
    match.send({ type: 'volleyball.lineup', data: { team, positions: [`${team}1`, `${team}2`] } });
  }
  match.send({ type: 'volleyball.set', data: { serving: 'a', left: 'a' } });
  return match;
}

describe('beach volleyball, by its format', () => {
  it('is played by pairs who serve in turn', () => {
    const match = pairs();
    expect(match.server).toBe('a1');
    match.rallies('a');
    expect(match.server).toBe('a1');
    match.rallies('b');
    // The pair that wins the service back has its other player serve.
    expect(match.server).toBe('b2');
    match.rallies('a');
    expect(match.server).toBe('a2');
    const six = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
    expect(match.refusal({ type: 'volleyball.lineup', data: { team: 'a', positions: six } })).toBe('lineup-size');
  });

  it('changes courts every seven points, five in the third set, but not with the point that ends a set', () => {
    const match = pairs().to(3, 3);
    expect(match.rally('a')).toMatch(/The teams change courts\.$/);
    expect(match.to(10, 3).rally('a')).toMatch(/The teams change courts\.$/);
    expect(match.to(20, 7).rally('a')).not.toMatch(/change courts/);
    match.to(2, 21);
    expect(match.to(2, 2).rally('b')).toMatch(/The teams change courts\.$/);
  });

  it('stops for a technical time-out when both teams have 21 points together, not in the third set', () => {
    const match = pairs().to(10, 10);
    expect(match.rally('b')).toMatch(/The teams change courts\. Technical time-out\.$/);
    match.to(10, 21).to(21, 10).to(10, 10);
    expect(match.rally('a')).not.toMatch(/Technical/);
  });
});

it('indoors a technical time-out may come with the leading team’s 8th and 16th points', () => {
  const match = new TestMatch({ technicalTimeouts: { at: [8, 16], by: 'leader' } }).begin();
  expect(match.to(7, 3).rally('a')).toMatch(/Technical time-out\.$/);
  expect(match.to(8, 7).rally('b')).not.toMatch(/Technical/);
  expect(match.to(8, 15).rally('b')).toMatch(/Technical time-out\.$/);
});
