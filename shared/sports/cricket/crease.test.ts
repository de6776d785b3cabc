import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

describe('what a ball says of the batters wins over what was derived', () => {
  it('ends', () => {
    const match = new TestMatch().begin();
    const ball = { type: 'cricket.delivery', data: { striker: 'a2', nonStriker: 'a1', runs: { batter: 1 } } } as const;
    expect(match.warningsOf(ball)).toMatchObject([{ code: 'ends', message: expect.stringContaining('Adams 2') }]);
    match.send(ball);
    expect(match.batter('a2').runs).toBe(1);
    expect(match.striker).toBe('a1');
  });

  it('a name that takes the vacant place', () => {
    const match = new TestMatch().begin();
    match.ball({ wickets: [{ kind: 'bowled', player: 'a1' }] });
    match.ball({ striker: 'a2', nonStriker: 'a9', batter: 1 });
    expect([match.striker, match.nonStriker]).toEqual(['a9', 'a2']);
    expect(match.innings.batters.map(({ id }) => id)).toEqual(['a1', 'a2', 'a9']);
  });

  it('openers who were not announced', () => {
    const match = new TestMatch();
    match.send({ type: 'cricket.innings', data: { batting: 'b' } });
    match.ball({ striker: 'b4', nonStriker: 'b5' });
    expect(match.innings.batters.map(({ id }) => id)).toEqual(['b4', 'b5']);
  });

  it('a batter who is not named has left the crease, and may come back', () => {
    const match = new TestMatch().begin();
    const ball = { type: 'cricket.delivery', data: { striker: 'a3', nonStriker: 'a2', runs: { batter: 1 } } } as const;
    expect(match.warningsOf(ball)).toMatchObject([{ code: 'ends' }, { code: 'left-crease' }]);
    match.send(ball);
    expect(match.batter('a1').status).toBe('away');
    expect(match.batter('a3').runs).toBe(1);
    match.ball({ wickets: [{ kind: 'bowled', player: 'a2' }] });
    match.ball({ striker: 'a1', nonStriker: 'a3', batter: 2 });
    expect(match.batter('a1')).toMatchObject({ status: 'in', runs: 2 });
  });
});

describe('events about the batters', () => {
  it('cricket.batter brings one in at the end that the umpire says', () => {
    const match = new TestMatch().begin();
    expect(match.refusal({ type: 'cricket.batter', data: { player: 'a3' } })).toBe('crease-full');
    match.ball({ wickets: [{ kind: 'caught', player: 'a1' }] });
    expect(match.refusal({ type: 'cricket.batter', data: { player: 'a2' } })).toBe('same-batter');
    match.send({ type: 'cricket.batter', data: { player: 'a3', end: 'nonStriker' } });
    expect([match.striker, match.nonStriker]).toEqual(['a2', 'a3']);
  });

  it('cricket.ends sets the ends right', () => {
    const match = new TestMatch().begin();
    match.send({ type: 'cricket.ends', data: { striker: 'a2', nonStriker: 'a1' } });
    expect(match.striker).toBe('a2');
    expect(match.refusal({ type: 'cricket.ends', data: { striker: 'a2', nonStriker: 'a2' } })).toBe('same-batter');
  });
});

describe('replacements', () => {
  it('a batter who goes off hurt comes back later, and is not out meanwhile', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 4 });
    const data = { team: 'a', in: { id: 'a3', name: 'Adams 3' }, out: 'a1', role: 'batter' } as const;
    expect(match.send({ type: 'cricket.replacement', data })).toContain('Adams 3');
    expect(match.striker).toBe('a3');
    expect(match.dismissal('Adams 1')).toBe('not out');
    match.ball({ wickets: [{ kind: 'bowled', player: 'a3' }] });
    match.send({ type: 'cricket.batter', data: { player: 'a1' } });
    expect(match.batter('a1')).toMatchObject({ status: 'in', runs: 4 });
  });

  it('a bowler is replaced in mid-over', () => {
    const match = new TestMatch().begin();
    match.balls(2);
    const data = { team: 'b', in: { id: 'b9', name: 'Baker 9' }, out: 'b11', role: 'bowler' } as const;
    match.send({ type: 'cricket.replacement', data });
    match.ball();
    expect(match.bowler('b9').legal).toBe(1);
    expect(match.refusal({ type: 'cricket.replacement', data: { ...data, team: 'a' } })).toBe('wrong-team');
    expect(match.refusal({ type: 'cricket.replacement', data: { ...data, role: 'batter' } })).toBe('wrong-side');
  });

  it('a player replaced for the match takes no further part; the new one may bat and bowl', () => {
    const match = new TestMatch().begin();
    const data = { team: 'a', in: { id: 'new', name: 'Newman' }, out: 'a3', reason: 'concussion' } as const;
    match.send({ type: 'cricket.replacement', data });
    match.ball({ wickets: [{ kind: 'bowled', player: 'a1' }] });
    expect(match.refusal({ type: 'cricket.batter', data: { player: 'a3' } })).toBe('player-replaced');
    match.send({ type: 'cricket.batter', data: { player: 'new' } });
    match.ball({ wickets: [{ kind: 'bowled', player: 'new' }] });
    expect(match.dismissal('Newman')).toBe('b Baker 11');
    expect(match.refusal({ type: 'cricket.replacement', data: { ...data, out: 'nobody' } })).toBe('unknown-player');
    expect(match.refusal({ type: 'cricket.replacement', data: { ...data, out: 'a2' } })).toBe('batter-in');
  });
});
