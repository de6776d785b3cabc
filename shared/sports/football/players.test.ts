import { describe, expect, it } from 'vitest';
import { playersOn, presence } from './players.ts';
import { TestMatch } from './test-match.ts';

function begun(format: object = {}): TestMatch {
  const match = new TestMatch(format).lineUps();
  match.kickOff();
  return match;
}

const change = (off: string, on: string, kind: 'normal' | 'concussion' = 'normal') =>
  ({ type: 'football.substitution', data: { team: off.charAt(0), off, on, kind } }) as const;

describe('a line-up', () => {
  const lineUp = (starting: string[], more: object = {}) =>
    ({ type: 'football.lineup', data: { team: 'a', starting, ...more } }) as const;
  const ids = (n: number) => Array.from({ length: n }, (_, i) => `a${i + 1}`);

  it('has neither too few nor too many players, and nobody twice', () => {
    const match = new TestMatch({ playersPerSide: 9 });
    expect(match.refusal(lineUp(ids(10)))).toBe('too-many-players');
    expect(match.refusal(lineUp(ids(6)))).toBe('too-few-players');
    expect(match.refusal(lineUp(ids(9), { bench: ['a9'] }))).toBe('named-twice');
    expect(match.refusal(lineUp(ids(9), { goalkeeper: 'a12' }))).toBe('no-goalkeeper');
    expect(match.refusal(lineUp(ids(9), { bench: ['a10'], goalkeeper: 'a1' }))).toBeNull();
  });

  it('may come late: what has happened since stays', () => {
    const match = new TestMatch();
    match.kickOff();
    match.change('a', 'a3', 'a12');
    match.card('red', 'a', 'a4');
    match.lineUps();
    expect(['a1', 'a3', 'a4', 'a12', 'a13'].map((id) => presence(match.state, 0, id))).toEqual([
      'pitch',
      'out',
      'sent off',
      'pitch',
      'bench',
    ]);
    expect(playersOn(match.state, 0)).toBe(10);
  });
});

describe('cards', () => {
  it('a second caution is a sending-off, whoever says so', () => {
    const match = begun();
    expect(match.card('yellow', 'a', 'a5')).toContain('Adams 5');
    expect(match.card('yellow', 'a', 'a5')).toBe(
      'Second yellow card for Adams 5 (Ashton). That means red. Ashton are down to 10.',
    );
    expect(match.state.cards.map(({ card }) => card)).toEqual(['yellow', 'second yellow']);
    expect(presence(match.state, 0, 'a5')).toBe('sent off');
  });

  it('of the match are not carried into the shoot-out (Law 10.3)', () => {
    const match = new TestMatch({ shootOutKicks: 5 }).lineUps();
    match.kickOff();
    match.card('yellow', 'a', 'a1');
    match.whistle();
    match.kickOff();
    match.whistle();
    match.send({ type: 'football.shootout', data: { first: 'a' } });
    match.card('yellow', 'a', 'a1');
    expect(presence(match.state, 0, 'a1')).toBe('pitch');
    match.card('yellow', 'a', 'a1');
    expect(presence(match.state, 0, 'a1')).toBe('sent off');
  });

  it('of officials and players on the bench cost no player', () => {
    const match = begun();
    const coach = { type: 'football.card', data: { team: 'a', card: 'yellow', official: 'Head coach' } } as const;
    match.send(coach);
    expect(match.send(coach)).toContain('Second yellow card for Head coach');
    match.card('red', 'a', 'a15');
    expect(playersOn(match.state, 0)).toBe(11);
  });

  it('warn of a team that is too small to go on (Law 3.1)', () => {
    const match = begun();
    for (const id of ['a2', 'a3', 'a4', 'a5']) match.card('red', 'a', id);
    const fifth = { type: 'football.card', data: { team: 'a', card: 'red', player: 'a6' } } as const;
    expect(match.warningCodes(fifth)).toEqual(['too-few-players']);
    expect(match.board.situation).toBe('Ashton are down to 7');
  });

  it('count where no line-up is known', () => {
    const match = new TestMatch();
    match.kickOff();
    match.card('red', 'b', 'b5');
    expect(match.board.situation).toBe('Barton are down to 10');
  });
});

describe('substitutions', () => {
  it('bring one on and take one off', () => {
    const match = begun();
    expect(match.change('a', 'a9', 'a12')).toMatch(/Adams 12.*Adams 9|Adams 9.*Adams 12/);
    expect(presence(match.state, 0, 'a9')).toBe('out');
    expect(presence(match.state, 0, 'a12')).toBe('pitch');
    expect(playersOn(match.state, 0)).toBe(11);
  });

  it('are refused to those who may not come on or go off', () => {
    const match = begun();
    match.change('a', 'a9', 'a12');
    match.card('red', 'a', 'a2');
    expect(match.refusal(change('a3', 'a9'))).toBe('substituted');
    expect(match.refusal(change('a3', 'a4'))).toBe('on-pitch');
    expect(match.refusal(change('a3', 'a3'))).toBe('same-player');
    expect(match.refusal(change('a2', 'a13'))).toBe('sent-off');
    expect(match.warningCodes(change('a14', 'a13'))).toEqual(['not-on-pitch']);
  });

  it('may be undone where the competition has return substitutes', () => {
    const match = begun({ returnSubstitutes: true });
    match.change('a', 'a9', 'a12');
    match.wait(5).change('a', 'a12', 'a9');
    expect(presence(match.state, 0, 'a9')).toBe('pitch');
  });

  it('are five at three stoppages; those of an interval use none (Law 3.2)', () => {
    const match = begun();
    match.wait(10).change('a', 'a2', 'a12');
    match.change('a', 'a3', 'a13');
    match.wait(10).change('a', 'a4', 'a14');
    match.wait(25).whistle();
    match.change('a', 'a5', 'a15');
    match.wait(15).kickOff();
    expect(match.state.substitutions.map(({ window }) => window)).toEqual([1, 1, 2, null]);
    match.wait(10).change('a', 'a6', 'a16');
    match.wait(10);
    expect(match.refusal(change('a7', 'a17'))).toBe('substitution-limit');
    expect(match.refusal(change('a7', 'a17'), ['substitution-limit', 'window-limit'])).toBeNull();
  });

  it('are refused at a fourth stoppage', () => {
    const match = begun();
    for (const n of [2, 3, 4]) match.wait(10).change('a', `a${n}`, `a${n + 10}`);
    match.wait(10);
    expect(match.refusal(change('a5', 'a15'))).toBe('window-limit');
  });

  it('are one more in extra time', () => {
    const match = begun({ extraTimeMinutes: 15, substitutes: 1, windows: 1 });
    match.change('a', 'a2', 'a12');
    match.wait(45).whistle();
    match.kickOff();
    match.wait(10);
    expect(match.refusal(change('a3', 'a13'))).toBe('substitution-limit');
    match.wait(40).whistle();
    match.kickOff();
    match.wait(5).change('a', 'a3', 'a13');
    match.wait(5);
    expect(match.refusal(change('a4', 'a14'))).toBe('substitution-limit');
  });

  it('for concussion count apart, and give the other side one more', () => {
    const match = begun({ substitutes: 0, concussionSubstitutes: 1 });
    expect(match.refusal(change('b2', 'b12'))).toBe('substitution-limit');
    expect(match.send(change('a2', 'a12', 'concussion'))).toContain('concussion');
    expect(match.refusal(change('a3', 'a13', 'concussion'))).toBe('concussion-limit');
    expect(match.refusal(change('a3', 'a13'))).toBe('substitution-limit');
    match.send(change('b2', 'b12'));
    expect(match.refusal(change('b3', 'b13'))).toBe('substitution-limit');
  });
});
