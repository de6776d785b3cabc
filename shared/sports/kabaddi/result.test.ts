import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const start = { type: 'kabaddi.start', data: {} };
const end = { type: 'kabaddi.end', data: {} };

/** Both halves over; so many touch points each. */
function played(a: number, b: number, format: object = {}): TestMatch {
  const match = new TestMatch(format).begin();
  for (let i = 0; i < Math.max(a, b); i++) {
    match.raid({ raider: 'a1', touches: i < a ? 1 : 0 });
    match.raid({ raider: 'b1', touches: i < b ? 1 : 0 });
  }
  match.send(end);
  match.send(start);
  match.send(end);
  return match;
}

describe('a match', () => {
  it('is won on points after two halves', () => {
    const match = played(6, 5);
    expect(match.state.result).toEqual({ kind: 'win', winner: 0, by: 'points' });
    expect(match.game.summary('en')).toBe('Ashton won 6\u20135; Adams 1 6 raid points.');
    expect(match.game.summary('hi')).toBe('Ashton ने 6\u20135 से जीत दर्ज की; Adams 1 के 6 रेड अंक।');
    expect(match.game.scorecard()).toMatchObject({
      score: [6, 5],
      halfTime: [6, 5],
      winner: 'Ashton',
      result: { kind: 'win' },
    });
  });

  it('is a tie when nothing breaks it', () => {
    const match = played(2, 2);
    expect(match.board.result).toBe('Match tied 2\u20132');
    expect(match.game.scorecard()).toMatchObject({ winner: null, result: { kind: 'tie' } });
  });

  it('goes to extra time where the format has it', () => {
    const match = played(2, 2, { extraTimeMinutes: 3, goldenRaid: true });
    expect(match.board.situation).toBe('Level: extra time to come');
    match.send(start);
    expect(match.board.clock).toMatchObject({ ms: 180_000, running: true });
    match.send({ type: 'kabaddi.raid', data: { team: 'b', touches: 1 } });
    match.send(end);
    match.send(start);
    match.send(end);
    expect(match.board.result).toBe('Barton won 3\u20132 after extra time');
  });

  it('is decided by five raids each, in which nobody goes out', () => {
    const match = played(2, 2, { tieBreakRaids: 5, goldenRaid: true });
    expect(match.refusal({ type: 'kabaddi.tiebreak', data: { kind: 'golden raid' } })).toBe('not-due');
    match.send({ type: 'kabaddi.tiebreak', data: { kind: 'raids', first: 'b' } });
    const { mat } = match;
    for (let i = 0; i < 4; i++) {
      match.raid({ touches: 1 });
      match.raid({ raiderOut: 'tackled' });
    }
    expect(match.state.result).toBeNull();
    expect(match.board.situation).toBe('Barton to raid: number 5');
    match.raid({ bonus: true });
    match.raid();
    expect(match.mat).toBe(mat);
    expect(match.board.result).toBe('Barton won 9\u20130 in the tie-break after 2\u20132');
    expect(match.game.scorecard()).toMatchObject({ score: [2, 2], tieBreak: [0, 9], result: { by: 'tie-break' } });
  });

  it('is decided by the golden raid when those are level, and by the toss at last', () => {
    const match = played(1, 1, { tieBreakRaids: 1, goldenRaid: true });
    match.send({ type: 'kabaddi.tiebreak', data: { kind: 'raids', first: 'a' } });
    match.raid({ bonus: true });
    match.raid({ bonus: true });
    expect(match.board.situation).toBe('Level: the golden raid to come');
    match.send({ type: 'kabaddi.tiebreak', data: { kind: 'golden raid', first: 'a' } });
    match.raid();
    match.raid();
    expect(match.board.situation).toBe('Level after the golden raid: the toss decides');
    match.send({ type: 'kabaddi.award', data: { winner: 'b', how: 'toss' } });
    expect(match.board.result).toBe('Barton won by the toss after 1\u20131');
  });

  it('ends with the first point of the golden raid', () => {
    const match = played(1, 1, { goldenRaid: true });
    match.send({ type: 'kabaddi.tiebreak', data: { kind: 'golden raid', first: 'a' } });
    match.raid({ raiderOut: 'tackled' });
    expect(match.board.result).toBe('Barton won 1\u20130 in the golden raid after 1\u20131');
  });

  it('may be awarded or abandoned', () => {
    const forfeit = new TestMatch().begin();
    forfeit.send({ type: 'kabaddi.award', data: { winner: 'a', how: 'forfeit', score: [10, 0] } });
    expect(forfeit.board.result).toBe('Ashton won by forfeit (10\u20130)');
    const rain = new TestMatch().begin();
    rain.send({ type: 'match.abandoned', data: {} });
    expect(rain.game.summary('en')).toBe('Ashton 0\u20130 Barton, abandoned.');
  });

  it('is over when it is confirmed, whatever was missed', () => {
    const match = new TestMatch().begin();
    match.raid({ touches: 1 });
    match.send({ type: 'match.ended', data: {} });
    expect(match.state.result).toEqual({ kind: 'win', winner: 0, by: 'points' });
  });
});

describe('an adjustment', () => {
  it('sets what it names; later raids count on', () => {
    const match = new TestMatch().begin();
    match.raid({ touches: 1 });
    match.send({ type: 'kabaddi.adjust', data: { period: 2, score: [15, 12], clock: 600_000, mat: [3, 5] } });
    expect([match.score, match.mat]).toEqual(['15-12', '3-5']);
    expect(match.board.phase).toBe('2nd half');
    match.send({ type: 'kabaddi.raid', data: { team: 'b', raiderOut: 'tackled' } });
    expect(match.score).toBe('17-12');
    expect(match.game.scorecard().periods).toMatchObject([{ points: [1, 0] }, { points: [16, 12] }]);
  });

  it('says who is on the mat and who raids next', () => {
    const match = new TestMatch().begin();
    const playing = [['a1', 'a2', 'a3'], []];
    match.send({ type: 'kabaddi.adjust', data: { score: [5, 6], playing, raiding: 'b' } });
    expect(match.mat).toBe('3-7');
    expect(match.state.teams[0].on).toEqual(['a1', 'a2', 'a3']);
    match.send({ type: 'kabaddi.raid', data: { raiderOut: 'tackled' } });
    expect(match.mat).toBe('4-6');
    expect(match.refusal({ type: 'kabaddi.adjust', data: { playing: [['a1', 'a1'], []] } })).toBe('twice');
  });

  it('may decide a tie-break that nobody recorded', () => {
    const match = played(2, 2, { tieBreakRaids: 5 });
    match.send({ type: 'kabaddi.adjust', data: { tieBreak: { points: [4, 6], over: true } } });
    expect(match.board.result).toBe('Barton won 6\u20134 in the tie-break after 2\u20132');
  });
});
