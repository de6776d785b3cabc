import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

function redesignate(out: string, comes: string) {
  return { type: 'volleyball.redesignation', data: { team: 'a', out, in: comes } };
}

function replace(out: string, comes: string) {
  return { type: 'volleyball.libero', data: { team: 'a', out, in: comes } };
}

describe('a libero who cannot go on (Rule 19.4)', () => {
  it('is followed by a player who is not on court and stays the libero', () => {
    const match = new TestMatch().begin();
    match.send(replace('a6', 'a12'));
    expect(match.send(redesignate('a12', 'a8'))).toBe('Ash 8 is the new libero of Ash, for Ash 12.');
    expect(match.court(0)).toBe('a1 a2 a3 a4 a5 a8');
    match.send(replace('a8', 'a6'));
    expect(match.refusal(replace('a6', 'a12'))).toBe('not-libero');
    expect(match.refusal(replace('a6', 'a8'))).toBeNull();
  });

  it('may not play any more', () => {
    const match = new TestMatch().begin();
    match.send(redesignate('a12', 'a8'));
    const comeIn = { type: 'volleyball.substitution', data: { team: 'a', out: 'a1', in: 'a12' } };
    expect(match.refusal(comeIn)).toBe('sent-off');
    expect(match.refusal(redesignate('a8', 'a12'))).toBe('retired');
  });

  it('is a libero, and his successor is neither one nor in play', () => {
    const match = new TestMatch().begin();
    expect(match.refusal(redesignate('a9', 'a8'))).toBe('not-libero');
    expect(match.refusal(redesignate('a12', 'a6'))).toBe('on-court');
    match.send(replace('a6', 'a12'));
    expect(match.refusal(redesignate('a12', 'a6'))).toBe('on-court');
    match.send(redesignate('a12', 'a8'));
    expect(match.refusal(redesignate('a8', 'b1'))).toBe('unknown-player');
  });
});
