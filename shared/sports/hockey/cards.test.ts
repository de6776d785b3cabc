import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const onField = (match: TestMatch) => match.board.score.players;

describe('Rule 14.1: cards', () => {
  it('b: a green card suspends for two minutes of playing time, the team a player short', () => {
    const match = new TestMatch();
    match.start();
    match.wait(60).card('green', 'a', 'a4');
    expect(onField(match)).toEqual({ home: 10, away: 11 });
    expect(match.board.situation).toBe('Ashton are down to 10 (Adams 4 green until 1st quarter 12:00)');
    match.wait(119).send({ type: 'hockey.action', data: { team: 'b', action: 'circle entry' } });
    expect(onField(match)).toEqual({ home: 10, away: 11 });
    match.wait(1).send({ type: 'hockey.action', data: { team: 'b', action: 'circle entry' } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
  });

  it('c: a yellow card suspends for five minutes, or for what the umpire says', () => {
    const match = new TestMatch();
    match.start();
    match.card('yellow', 'a', 'a4');
    match.card('yellow', 'b', 'b4', 10);
    expect(match.state.cards.map(({ minutes }) => minutes)).toEqual([5, 10]);
    match.wait(300).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 10 });
    match.wait(300).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
  });

  it('c: fewer than five minutes for a yellow card are warned of', () => {
    const match = new TestMatch();
    match.start();
    expect(match.warned('hockey.card', { team: 'a', card: 'yellow', player: 'a4', minutes: 4 })).toEqual([
      'short-suspension',
    ]);
  });

  it('d: a red card is for the rest of the match, in every period of it', () => {
    const match = new TestMatch();
    match.start();
    match.card('red', 'b', 'b4');
    match.wait(900).end();
    match.play('', '');
    match.start();
    match.wait(899).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 10 });
    expect(match.board.score.suspensions).toEqual([{ side: 'away', player: 'Baker 4', card: 'red', until: null }]);
  });

  it('several add up, and end one by one', () => {
    const match = new TestMatch();
    match.start();
    match.card('yellow', 'a', 'a4');
    match.wait(60).card('green', 'a', 'a6');
    expect(onField(match)).toEqual({ home: 9, away: 11 });
    expect(match.board.situation).toContain('down to 9 (Adams 6 green until 1st quarter 12:00, Adams 4 yellow until');
    match.wait(120).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 10, away: 11 });
  });
});

describe('a suspension counts playing time only', () => {
  it('stands still with the clock', () => {
    const match = new TestMatch();
    match.start();
    match.card('green', 'a', 'a4');
    match.wait(60).clock('stop');
    match.wait(600).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 10, away: 11 });
    match.clock('start');
    match.wait(60).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
  });

  it('goes on in the next period, the break not counted', () => {
    const match = new TestMatch();
    match.start();
    match.wait(870).card('yellow', 'a', 'a4');
    expect(match.board.score).toMatchObject({ suspensions: [{ until: { period: 2, ms: 630_000 } }] });
    match.wait(30).end();
    expect(match.board.score).toMatchObject({ suspensions: [{ until: { period: 2, ms: 630_000 } }] });
    match.wait(120).start();
    match.wait(269).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 10, away: 11 });
    match.wait(1).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
  });

  it('goes by what was played of a period that ended early', () => {
    const match = new TestMatch();
    match.start();
    match.wait(840).card('green', 'a', 'a4');
    match.wait(30).end();
    match.start();
    match.wait(89).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 10, away: 11 });
    match.wait(1).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
  });

  it('goes along when the clock is put right', () => {
    const match = new TestMatch();
    match.start();
    match.card('green', 'a', 'a4');
    match.wait(100).send({ type: 'clock.set', data: { ms: 900_000 - 120_000 } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
  });

  it('Rule 14.4: becomes longer for misconduct while suspended', () => {
    const match = new TestMatch();
    match.start();
    match.card('green', 'a', 'a4');
    match.wait(60).send({ type: 'hockey.extension', data: { team: 'a', player: 'a4', minutes: 3 } });
    match.wait(239).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 10, away: 11 });
    match.wait(1).send({ type: 'hockey.possession', data: { first: 50 } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
    expect(match.warned('hockey.extension', { team: 'a', player: 'a4', minutes: 3 })).toEqual(['not-suspended']);
  });
});

describe('suspended players', () => {
  it('Rule 2.3d: may not come on before their time, nor ever after a red card', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.change('a', 'a4', 'a13');
    match.card('green', 'a', 'a4');
    const back = { team: 'a', off: 'a13', on: 'a4' };
    expect(match.warned('hockey.substitution', back)).toContain('suspended');
    match.wait(120);
    expect(match.warned('hockey.substitution', back)).toEqual([]);
    match.card('red', 'a', 'a14');
    const never = { type: 'hockey.substitution', data: { team: 'a', off: 'a5', on: 'a14' } };
    expect(match.violation(never)).toMatchObject({ code: 'sent-off', law: 'Rule 14.1d', overridable: true });
    expect(match.refusal(never, ['sent-off'])).toBeNull();
  });

  it('are warned of when they score, and may again when they are back', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.card('green', 'a', 'a4');
    expect(match.warned('hockey.goal', { team: 'a', player: 'a4' })).toEqual(['suspended']);
    match.wait(120);
    expect(match.warned('hockey.goal', { team: 'a', player: 'a4' })).toEqual([]);
    match.card('red', 'a', 'a4');
    expect(match.warned('hockey.goal', { team: 'a', player: 'a4' })).toEqual(['sent-off']);
  });

  it('are warned of when carded again, and when the card is the same', () => {
    const match = new TestMatch().lineUps();
    match.start();
    match.card('green', 'a', 'a4');
    expect(match.warned('hockey.card', { team: 'a', card: 'yellow', player: 'a4' })).toEqual(['suspended']);
    match.wait(120);
    expect(match.warned('hockey.card', { team: 'a', card: 'green', player: 'a4' })).toEqual(['same-card']);
    expect(match.warned('hockey.card', { team: 'a', card: 'yellow', player: 'a4' })).toEqual([]);
  });

  it('from the bench cost the team a player on the field too', () => {
    const match = new TestMatch().lineUps();
    match.start();
    expect(match.warned('hockey.card', { team: 'a', card: 'green', player: 'a14' })).toEqual(['too-many-players']);
    expect(match.warned('hockey.card', { team: 'a', card: 'green', player: 'a4' })).toEqual([]);
  });

  it('an official is no player: the team plays on complete', () => {
    const match = new TestMatch();
    match.start();
    match.send({ type: 'hockey.card', data: { team: 'a', card: 'yellow', official: 'Coach' } });
    expect(onField(match)).toEqual({ home: 11, away: 11 });
    const both = { team: 'a', card: 'yellow', official: 'Coach', player: 'a4' };
    expect(match.refusal({ type: 'hockey.card', data: both })).toBe('two-offenders');
  });
});
