import { describe, expect, it } from 'vitest';
import { scorecard } from './card.ts';
import { complete } from './complete.ts';
import { challengesLeft } from './incidents.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { TestMatch } from './test-match.ts';

const codes = (match: TestMatch) => match.warnings.map(({ code }) => code);

describe('serves (Rules 18, 19, 22, 24)', () => {
  it('after a fault the point is played on the second serve, and that is written into it', () => {
    const match = new TestMatch().serving().send({ type: 'tennis.fault', data: { kind: 'net' } });
    expect(match.said).toMatch(/net\.$/);
    expect(scorecard(match.state).current).toMatchObject({ secondServe: true });
    expect(complete(match.state, { type: 'tennis.point', data: { winner: 'a' } }, null).data).toMatchObject({
      serve: 2,
    });
    match.points('ab');
    expect(statistics(match.state)).toMatchObject({
      match: [{ firstServes: 1, firstServesWon: 0, secondServes: 1, secondServesWon: 1, firstServeShare: 50 }, {}],
    });
  });

  it('where nobody tells faults, no serve is claimed to be the first', () => {
    const match = new TestMatch().serving().points('a');
    expect(statistics(match.state)).toMatchObject({ match: [{ firstServes: 0, firstServeShare: null }, {}] });
  });

  it('two faults lose the point; a second one without its point is pointed out', () => {
    const match = new TestMatch().serving().send({ type: 'tennis.fault', data: {} });
    match.send({ type: 'tennis.fault', data: {} });
    expect(codes(match)).toEqual(['second-fault']);
    match.points('b', 'double fault');
    expect(match.state.faulted).toBe(false);
    expect(statistics(match.state)).toMatchObject({ match: [{ doubleFaults: 1, secondServes: 1 }, { points: 1 }] });
  });

  it('a let of the service repeats that serve, one of the point gives the first serve back', () => {
    const match = new TestMatch().serving().send({ type: 'tennis.fault', data: {} });
    match.send({ type: 'tennis.let', data: { kind: 'service' } });
    expect(match.state.faulted).toBe(true);
    expect(match.said).toBe('Let. The serve is played again.');
    match.send({ type: 'tennis.let', data: { kind: 'point', reason: 'ball on court' } });
    expect(match.state.faulted).toBe(false);
    expect(match.said).toBe('Let (ball on court). The point is played again.');
    expect(match.line).toBe('');
  });

  it('their speeds and the length of rallies are counted when told', () => {
    const match = new TestMatch().serving();
    for (const [winner, speedKmh, shots] of [
      ['a', 200, 3],
      ['a', 190, 6],
      ['b', 180, 21],
    ] as const) {
      match.send({ type: 'tennis.point', data: { winner, speedKmh, shots } });
    }
    expect(statistics(match.state)).toMatchObject({
      match: [
        { averageSpeedKmh: 190, topSpeedKmh: 200, shortRallies: 1, mediumRallies: 1, longRallies: 0 },
        { averageSpeedKmh: null, longRallies: 1 },
      ],
    });
  });
});

describe('the order of receiving in doubles (Rule 15)', () => {
  const doubles = (format: object = {}) => {
    const match = new TestMatch(format, true).serving();
    return match.send({ type: 'tennis.receiver', data: { receiver: 'birch' } });
  };
  /** Who receives the next points, all won by the winners given. */
  const receivers = (match: TestMatch, winners: string) =>
    [...winners].map((winner) => {
      const { data } = complete(match.state, { type: 'tennis.point', data: { winner } }, null);
      match.points(winner);
      return 'receiver' in data ? data.receiver : undefined;
    });

  it('partners receive in turn, from the same court all set', () => {
    const match = doubles();
    expect(match.said).toBe('Birch to receive.');
    expect(receivers(match, 'aaaa')).toEqual(['birch', 'beech', 'birch', 'beech']);
    expect(receivers(match, 'bbbb')).toEqual([undefined, undefined, undefined, undefined]);
    expect(receivers(match, 'aaaa')).toEqual(['birch', 'beech', 'birch', 'beech']);
  });

  it('may be another in the next set', () => {
    const match = doubles().games('aaaaaa');
    expect(receivers(match, 'a')).toEqual(['birch']);
    const other = doubles()
      .games('aaaaaa')
      .send({ type: 'tennis.receiver', data: { receiver: 'beech' } });
    expect(receivers(other, 'aa')).toEqual(['beech', 'birch']);
    expect(codes(other)).toEqual([]);
  });

  it('a mistake stays until the game ends, then the old order is back (Rule 27)', () => {
    const match = doubles().games('aa');
    match.send({ type: 'tennis.point', data: { winner: 'a', receiver: 'beech' } });
    expect(codes(match)).toEqual(['receiver']);
    expect(receivers(match, 'aaa')).toEqual(['birch', 'beech', 'birch']);
    match.games('b');
    expect(receivers(match, 'a')).toEqual(['birch']);
  });

  it('is not known for the deciding point of a No-Ad game: the receivers choose', () => {
    const match = doubles({ noAd: true }).points('ababab');
    expect(receivers(match, 'b')).toEqual([undefined]);
  });

  it('makes sense only for the side that receives, and in doubles', () => {
    const receiver = (id: string) => ({ type: 'tennis.receiver', data: { receiver: id } }) as const;
    const match = doubles();
    const { state } = match;
    expect(match.send(receiver('ash')).state).toEqual(state);
    expect(codes(match)).toEqual(['receiver']);
    expect(new TestMatch().serving().try(receiver('b'))).toMatchObject({ code: 'receiver' });
    const point = { type: 'tennis.point', data: { winner: 'a', receiver: 'alder' } } as const;
    expect(doubles().try(point)).toMatchObject({ code: 'receiver' });
  });
});

describe('challenges', () => {
  const format = { challenges: { perSet: 2, tieBreak: 1 } };
  const wrong = { type: 'tennis.challenge', data: { by: 'a', outcome: 'confirmed', call: 'out' } } as const;

  it('are lost only when the call stands, and come back with the next set', () => {
    const match = new TestMatch(format).serving();
    match.send({ type: 'tennis.challenge', data: { by: 'a', outcome: 'overturned' } });
    expect(match.said).toBe('Ash challenges the call and is right.');
    match.send(wrong);
    expect(match.said).toBe('Ash challenges the call (out): the call stands. 1 challenge left.');
    match.send(wrong);
    expect(match.try(wrong)).toMatchObject({ code: 'no-challenges', overridable: true });
    expect(scorecard(match.state).challenges).toEqual([
      { player: 'Ash', asked: 3, overturned: 1, left: 0 },
      { player: 'Birch', asked: 0, overturned: 0, left: 2 },
    ]);
    expect(challengesLeft(match.games('aaaaaa').state, 0)).toBe(2);
  });

  it('are one more in a tie-break, and all back after twelve games of an advantage set', () => {
    const match = new TestMatch(format).serving().send(wrong).send(wrong).games('abababababab');
    expect(challengesLeft(match.state, 0)).toBe(1);
    const long = new TestMatch({ ...format, set: { tieBreakAt: null } }).serving().send(wrong).games('ab'.repeat(6));
    expect(challengesLeft(long.state, 0)).toBe(2);
  });

  it('have no limit where the format sets none', () => {
    expect(challengesLeft(new TestMatch().serving().send(wrong).state, 0)).toBe(null);
  });
});

describe('violations', () => {
  const penalty = (against: string, what: 'warning' | 'fault' | 'point' | 'game', violation?: 'code' | 'time') =>
    ({ type: 'tennis.penalty', data: { against, penalty: what, ...(violation && { violation }) } }) as const;

  it('of the code go by warning, point, game; another order is pointed out', () => {
    const match = new TestMatch().serving();
    match.send(penalty('a', 'warning')).send(penalty('a', 'point')).send(penalty('a', 'game'));
    expect(codes(match)).toEqual([]);
    match.send(penalty('b', 'game'));
    expect(match.warnings.map(({ message }) => message)).toEqual([
      'By the schedule the penalty for Birch is a warning.',
    ]);
    match.send({ type: 'tennis.defaulted', data: { by: 'a', reason: 'abuse' } });
    expect(match.board.result).toBe('Birch won 1-1, Ash defaulted (abuse)');
  });

  it('of the time cost the server a serve, the receiver a point, and are counted apart', () => {
    const match = new TestMatch()
      .serving()
      .send(penalty('a', 'warning'))
      .send(penalty('a', 'warning', 'time'));
    expect(match.said).toBe('Time violation: a warning to Ash.');
    match.send(penalty('a', 'fault', 'time'));
    expect(match.said).toBe('Time violation: Ash loses a serve.');
    expect(match.state.faulted).toBe(true);
    match.send(penalty('b', 'warning', 'time')).send(penalty('b', 'point', 'time'));
    expect(codes(match)).toEqual([]);
    expect(match.board.score.points).toEqual(['15', '0']);
  });
});

describe('interruptions (Rule 29)', () => {
  it('are on record with who asked for them', () => {
    const match = new TestMatch().serving().points('a');
    match.send({ type: 'tennis.timeout', data: { kind: 'medical', by: 'b', reason: 'ankle' } });
    expect(match.said).toBe('Medical time-out for Birch (ankle).');
    for (const kind of ['toilet', 'attire', 'equipment', 'coaching'] as const) {
      match.send({ type: 'tennis.timeout', data: { kind } });
    }
    expect(scorecard(match.state).timeOuts).toHaveLength(5);
    expect(match.board.score.points).toEqual(['15', '0']);
  });

  it('make no sense after the match', () => {
    const over = new TestMatch().serving().games('a'.repeat(12));
    expect(over.try({ type: 'tennis.timeout', data: { kind: 'medical' } })).toMatchObject({ code: 'match-over' });
    expect(over.try({ type: 'tennis.let', data: { kind: 'point' } })).toMatchObject({ code: 'match-over' });
  });
});

it('match points saved are counted and told', () => {
  const match = new TestMatch().serving().games('b'.repeat(11)).points('bbb');
  expect(match.board.situation).toMatch(/^3 match points Birch$/);
  match.points('aaa');
  expect(match.said).toMatch(/match point.*Deuce\.$/);
  match.points('aa').games('a'.repeat(6));
  expect(match.board.phase).toBe('Set 3');
  match.games('a'.repeat(6));
  expect(summary(match.state, 'en')).toMatch(/in \d.*, coming from a set down and saving 3 match points\.$/);
});

it('a pro set is one of eight games', () => {
  const match = new TestMatch({ bestOf: 1, set: { games: 8, tieBreakAt: 8 } })
    .serving()
    .games('ab'.repeat(7))
    .games('a');
  expect(match.line).toBe('8-7');
  expect(match.games('b').board.phase).toBe('Set 1, tie-break');
  expect(match.points('aaaaaaa').board.result).toBe('Ash beat Birch 9-8(0)');
});

describe('what devices hear and see', () => {
  const observe = (match: TestMatch, kind: string, data: Parameters<typeof suggestions>[1]['data'] = {}) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 });

  it('a net cord is a let', () => {
    expect(observe(new TestMatch().serving(), 'net-cord')).toEqual([
      { type: 'tennis.let', data: { kind: 'service', set: 1, game: 1 } },
    ]);
  });

  it('a serve that is out is a fault, the second one a point', () => {
    const match = new TestMatch().serving();
    const out = { call: 'out', by: 'a', stroke: 'serve' };
    expect(observe(match, 'line-call', out)).toMatchObject([{ type: 'tennis.fault', data: { set: 1 } }]);
    match.send({ type: 'tennis.fault', data: {} });
    expect(observe(match, 'line-call', out)).toMatchObject([{ data: { winner: 'b', how: 'double fault' } }]);
  });

  it('after the match there is nothing to propose', () => {
    const over = new TestMatch().serving().games('a'.repeat(12));
    expect([observe(over, 'net-cord'), observe(over, 'serve-speed', { kmh: 200 })]).toEqual([[], []]);
  });
});
