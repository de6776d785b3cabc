import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const sub = (out: string, comes: string, more: { exceptional?: boolean } = {}) =>
  ({ type: 'volleyball.substitution', data: { team: out.slice(0, 1), out, in: comes, ...more } }) as const;
const libero = (out: string, comes: string) =>
  ({ type: 'volleyball.libero', data: { team: out.slice(0, 1), out, in: comes } }) as const;
const timeout = { type: 'volleyball.timeout', data: { team: 'a' } } as const;

describe('time-outs', () => {
  it('are two a set (Rule 15.1), technical ones apart', () => {
    const match = new TestMatch().begin();
    expect(match.send(timeout)).toBe('Time-out Ash at 0-0.');
    expect(match.send({ type: 'volleyball.timeout', data: {} })).toBe('Technical time-out at 0-0.');
    match.send(timeout);
    expect(match.refusal(timeout)).toBe('too-many-timeouts');
    expect(match.refusal(timeout, ['too-many-timeouts'])).toBeNull();
    match.to(25, 0);
    expect(match.refusal(timeout)).toBe('no-set');
    expect(match.rallies('a').refusal(timeout)).toBeNull();
  });
});

describe('substitutions', () => {
  it('take the place of the player who leaves', () => {
    const match = new TestMatch().begin();
    expect(match.send(sub('a3', 'a7'))).toBe('Substitution Ash: Ash 7 for Ash 3.');
    expect(match.court(0)).toBe('a1 a2 a7 a4 a5 a6');
    expect(match.rallies('bababa').court(0)).toBe('a4 a5 a6 a1 a2 a7');
  });

  it('a starter comes back once, for the one who took the place (Rule 15.6)', () => {
    const match = new TestMatch().begin();
    match.send(sub('a3', 'a7'));
    expect(match.refusal(sub('a4', 'a3'))).toBe('substitution-order');
    expect(match.refusal(sub('a7', 'a8'))).toBe('substitution-order');
    match.send(sub('a7', 'a3'));
    expect(match.court(0)).toBe('a1 a2 a3 a4 a5 a6');
    expect(match.refusal(sub('a3', 'a7'))).toBe('substitution-order');
    expect(match.refusal(sub('a4', 'a7'))).toBe('substitution-order');
    expect(match.refusal(sub('a3', 'a7'), ['substitution-order'])).toBeNull();
    expect(match.to(25, 0).rallies('a').refusal(sub('a3', 'a7'))).toBeNull();
  });

  it('are six a set (Rule 15.1), exceptional ones apart (Rule 15.7)', () => {
    const match = new TestMatch({ substitutions: 2 }).begin();
    match.send(sub('a1', 'a7'));
    match.send(sub('a2', 'a8'));
    expect(match.refusal(sub('a3', 'a9'))).toBe('too-many-substitutions');
    match.send(sub('a7', 'a9', { exceptional: true }));
    expect(match.court(0)).toBe('a9 a8 a3 a4 a5 a6');
    expect(match.refusal(sub('b1', 'b7'))).toBeNull();
  });

  it('are of players who are there', () => {
    const match = new TestMatch().begin();
    expect(match.refusal(sub('a7', 'a8'))).toBe('not-on-court');
    expect(match.refusal(sub('a1', 'a2'))).toBe('on-court');
    expect(match.refusal(sub('a1', 'a12'))).toBe('libero');
    expect(match.refusal(sub('a1', 'a1'))).toBe('same-player');
    expect(match.refusal(sub('a1', 'a99'))).toBe('unknown-player');
    expect(new TestMatch().refusal(sub('a1', 'a7'))).toBe('no-set');
    expect(new TestMatch().rallies('a').refusal(sub('a1', 'a7'))).toBeNull();
  });
});

describe('the libero (Rule 19.3)', () => {
  it('comes in for a back-row player, without limit and without counting', () => {
    const match = new TestMatch().begin();
    expect(match.send(libero('b6', 'b12'))).toBe('');
    expect(match.court(1)).toBe('b1 b2 b3 b4 b5 b12');
    match.send(libero('b12', 'b6'));
    expect(match.court(1)).toBe('b1 b2 b3 b4 b5 b6');
    expect(match.set.teams[1].substitutions).toEqual([]);
  });

  it('never in the front row, nor to serve', () => {
    const match = new TestMatch().begin();
    expect(match.refusal(libero('a3', 'a12'))).toBe('front-row');
    expect(match.refusal(libero('a1', 'a12'))).toBe('libero-serves');
    expect(match.refusal(libero('b1', 'b12'))).toBeNull();
    expect(match.refusal(libero('a5', 'a7'))).toBe('not-libero');
    expect(match.refusal(libero('a7', 'a12'))).toBe('not-on-court');
  });

  it('leaves when rotation would bring him forward', () => {
    const match = new TestMatch().begin();
    match.send(libero('a6', 'a12'));
    expect(match.rallies('ba').court(0)).toBe('a2 a3 a4 a5 a12 a1');
    expect(match.rallies('ba').court(0)).toBe('a3 a4 a5 a6 a1 a2');
    expect(match.set.teams[0].libero).toBeNull();
  });

  it('keeps the place of a player who is substituted meanwhile', () => {
    const match = new TestMatch().begin();
    match.send(libero('a6', 'a12'));
    match.send(sub('a6', 'a7'));
    expect(match.court(0)).toBe('a1 a2 a3 a4 a5 a12');
    match.send(libero('a12', 'a7'));
    expect(match.court(0)).toBe('a1 a2 a3 a4 a5 a7');
  });
});
