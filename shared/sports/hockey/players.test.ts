import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const change = (data: object) => ({ type: 'hockey.substitution', data: { team: 'a', ...data } });

describe('Rule 2.1: eleven players', () => {
  it('start at most, of a team sheet that the format limits', () => {
    const match = new TestMatch({ squadSize: 16, playersPerSide: 10 });
    const ids = Array.from({ length: 18 }, (_, i) => `a${i + 1}`);
    const lineUp = (starting: number, bench: number) => ({
      type: 'hockey.lineup',
      data: { team: 'a', starting: ids.slice(0, starting), bench: ids.slice(starting, starting + bench) },
    });
    expect(match.refusal(lineUp(11, 0))).toBe('too-many-players');
    expect(match.refusal(lineUp(10, 7))).toBe('squad-size');
    expect(match.refusal(lineUp(10, 6))).toBeNull();
  });

  it('are on the field at most: one more is warned of', () => {
    const match = new TestMatch().lineUps();
    match.start();
    expect(match.warned('hockey.substitution', { team: 'a', on: 'a14' })).toEqual(['too-many-players']);
    match.change('a', 'a9', undefined);
    expect(match.warned('hockey.substitution', { team: 'a', on: 'a14' })).toEqual([]);
    match.card('green', 'a', 'a4');
    expect(match.warned('hockey.substitution', { team: 'a', on: 'a14' })).toEqual([]);
  });

  it('are ten while one is suspended', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.card('green', 'a', 'a4');
    expect(match.warned('hockey.substitution', { team: 'a', on: 'a14' })).toEqual(['too-many-players']);
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a9', on: 'a14' })).toEqual([]);
  });
});

describe('Rule 2.2: the goalkeeper', () => {
  it('is one of those who start, or there is none', () => {
    const match = new TestMatch();
    const starting = ['a2', 'a3'];
    expect(match.refusal({ type: 'hockey.lineup', data: { team: 'a', starting, goalkeeper: 'a1' } })).toBe(
      'no-goalkeeper',
    );
    match.send({ type: 'hockey.lineup', data: { team: 'a', starting } });
    expect(match.state.squads[0].goal).toEqual({ keeper: null, empty: true });
  });

  it('goes off for a field player, and the goal is empty until one comes on again', () => {
    const match = new TestMatch().lineUps();
    match.start();
    expect(match.change('a', 'a1', 'a14')).toContain('the goal is empty');
    expect(match.state.squads[0].goal).toEqual({ keeper: null, empty: true });
    expect(match.change('a', 'a14', 'a1')).toContain('in goal');
    expect(match.state.squads[0].goal).toEqual({ keeper: 'a1', empty: false });
    match.change('a', 'a1', 'a12');
    expect(match.state.squads[0].goal).toEqual({ keeper: 'a12', empty: false });
  });
});

describe('Rule 2.3: substitutions', () => {
  it('b: are as many as a team likes, and players come back', () => {
    const match = new TestMatch().lineUps();
    match.start();
    for (let turn = 0; turn < 20; turn++) {
      match.change('a', 'a9', 'a14');
      match.change('a', 'a14', 'a9');
    }
    expect(match.state.substitutions).toEqual([40, 0]);
    expect(match.state.squads[0].field?.size).toBe(11);
  });

  it('a: wait until a penalty corner has been completed', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.corner('b');
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a9', on: 'a14' })).toEqual(['penalty-corner']);
    match.send({ type: 'hockey.corner-result', data: { team: 'b', outcome: 'wide' } });
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a9', on: 'a14' })).toEqual([]);
  });

  it('a: but not for a defending goalkeeper who cannot go on', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.corner('b');
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a1', on: 'a12' })).toEqual([]);
    expect(match.warned('hockey.substitution', { team: 'b', off: 'b1', on: 'b12' })).toEqual(['penalty-corner']);
  });

  it('a: a corner is over after half a minute of play, though nobody says what became of it', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.corner('b');
    match.wait(40);
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a9', on: 'a14' })).toEqual(['penalty-corner']);
    match.clock('start');
    match.wait(31);
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a9', on: 'a14' })).toEqual([]);
  });

  it('warn of players who are not where they should be, and count all the same', () => {
    const match = new TestMatch().lineUps();
    match.start();
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a14', on: 'a15' })).toEqual([
      'not-on-field',
      'too-many-players',
    ]);
    expect(match.warned('hockey.substitution', { team: 'a', off: 'a2', on: 'a3' })).toEqual(['on-field']);
    expect(match.warned('hockey.action', { team: 'a', action: 'shot wide', player: 'a14' })).toEqual(['not-on-field']);
  });

  it('name somebody, and two people', () => {
    const match = new TestMatch();
    expect(match.refusal(change({}))).toBe('nobody');
    expect(match.refusal(change({ off: 'a2', on: 'a2' }))).toBe('same-player');
    expect(match.refusal(change({ off: 'a2', on: 'somebody' }))).toBe('unknown-player');
  });
});
