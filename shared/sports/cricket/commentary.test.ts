import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

describe('a ball is told', () => {
  it('in words that say no more than was seen', () => {
    const match = new TestMatch().begin();
    expect(match.ball({ batter: 1, speedKmh: 131 })).toMatch(
      /^Baker 11 to Adams 1, (1 run|a single|just the one) to get off the mark \(131 km\/h\)\.$/,
    );
    expect(match.ball({ batter: 4 })).toBe('Baker 11 to Adams 2, FOUR to get off the mark.');
    expect(match.ball({ batter: 4, nonBoundary: true })).toBe('Baker 11 to Adams 2, 4 runs.');
    expect(match.ball({ wides: 5 })).toBe('Baker 11 to Adams 2, 5 wides.');
    expect(match.ball({ noballs: 1, batter: 6 })).toMatch(/^Baker 11 to Adams 2, no-ball, SIX/);
    expect(match.ball({ legbyes: 1, remark: 'Off the pad.' })).toBe('Baker 11 to Adams 2, a leg bye. Off the pad.');
    expect(match.ball({ penalty: 5 })).toMatch(/5 penalty runs to the batting side\.$/);
  });

  it('with the batter\u2019s figures when he is out', () => {
    const match = new TestMatch().begin();
    match.ball({ batter: 4 });
    const wicket = { kind: 'caught', player: 'a1', fielders: [{ player: 'b3' }] } as const;
    expect(match.ball({ wickets: [{ ...wicket, fielders: [...wicket.fielders] }] })).toMatch(
      /^Baker 11 to Adams 1, OUT! .*Baker 3.*\. Adams 1 c Baker 3 b Baker 11 4 \(2b 1x4\)\.$/,
    );
  });

  it('with free hits before and after', () => {
    const match = new TestMatch({ freeHit: true }).begin();
    expect(match.ball({ noballs: 1 })).toBe('Baker 11 to Adams 1, no-ball. The next ball is a free hit.');
    expect(match.ball()).toMatch(/^Free hit: Baker 11 to Adams 1, /);
  });

  it('always in the same words, in different ones from ball to ball', () => {
    const match = new TestMatch({ overs: null }).begin();
    const texts = Array.from({ length: 30 }, () => match.ball());
    expect(new Set(texts.map((text) => text.replace(/ End of over.*/, '').replace(/^.*, /, ''))).size).toBeGreaterThan(
      2,
    );
    const event = match.log.at(-1);
    const before = new TestMatch().begin().game;
    if (event === undefined) throw new Error('no event');
    expect(before.narrate(event, 'en')).toEqual(before.narrate(event, 'en'));
  });

  it('with mark, kind and badge', () => {
    const match = new TestMatch().begin();
    const before = match.game;
    match.ball({ batter: 6 });
    const six = match.log.at(-1);
    expect(six && before.narrate(six, 'en')).toMatchObject({ mark: '0.1', kind: 'boundary', badge: '6' });
    const wide = new TestMatch().begin();
    wide.ball({ wides: 2 });
    const event = wide.log.at(-1);
    expect(event && before.narrate(event, 'en')).toMatchObject({
      mark: '0.1',
      kind: 'play',
      badge: '2wd',
    });
  });
});

describe('what comes with a ball is told after it', () => {
  it('the end of the over', () => {
    const match = new TestMatch().begin();
    match.balls(4, { batter: 1 });
    match.out('bowled');
    expect(match.ball({ batter: 2 })).toMatch(
      / End of over 1: 6 runs, 1 wicket\. Ashton 6\/1 \(Adams 2 2\*, Adams 3 2\*; Baker 11 1-0-6-1\)\.$/,
    );
    match.balls(5);
    expect(match.ball()).toContain('End of over 2: a maiden.');
  });

  it('fifties and hundreds of batters, partnerships and sides', () => {
    const match = new TestMatch({ overs: null, ballsPerOver: 10 }).begin();
    match.balls(8, { batter: 6 });
    expect(match.ball({ batter: 2 })).toMatch(/Adams 1.* 9 balls\./);
    match.balls(16, { batter: 3 });
    const said = match.ball({ batter: 2 });
    expect(said).toMatch(/Adams 1 and Adams 2 .*100/);
    expect(said).toMatch(/(100 up for Ashton|Ashton bring up 100 in \S+ overs)\./);
  });

  it('five wickets and a hat-trick', () => {
    const match = new TestMatch().begin();
    match.out();
    match.out();
    expect(match.out()).toMatch(/^Hat-trick ball: .* Hat-trick for Baker 11!/);
    expect(match.out()).not.toContain('Hat-trick');
    expect(match.out()).toContain('5 wickets for Baker 11, who has 5/0.');
  });

  it('the end of the innings and the result', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    match.balls(5);
    expect(match.ball({ batter: 1 })).toContain('Overs completed: Ashton 1/0 (1 ov).');
    expect(match.send({ type: 'cricket.innings', data: { striker: 'b1', nonStriker: 'b2', bowler: 'a1' } })).toBe(
      'Barton begin their innings, needing 2 from 6 balls. Baker 1 and Baker 2 open the batting.',
    );
    expect(match.ball({ batter: 2 })).toContain('Target reached: Barton 2/0 (0.1 ov). Barton won by 10 wickets.');
  });
});

describe('what happens between balls is told', () => {
  const match = new TestMatch({ inningsPerSide: 2, overs: null });
  const told: [Parameters<TestMatch['send']>[0], string][] = [
    [{ type: 'cricket.toss', data: { winner: 'b', decision: 'field' } }, 'Barton won the toss and chose to field.'],
    [{ type: 'cricket.innings', data: {} }, 'Ashton begin their innings.'],
    [{ type: 'cricket.ends', data: { striker: 'a1', nonStriker: 'a2' } }, ''],
    [{ type: 'cricket.bowler', data: { player: 'b1' } }, 'Baker 1 has the ball for over 1.'],
    [
      { type: 'cricket.powerplay', data: { kind: 'mandatory', from: 0.1, to: 5.6 } },
      'Powerplay (mandatory) from 0.1 to 5.6.',
    ],
    [{ type: 'cricket.penalty', data: { to: 'a', runs: 5, reason: 'helmet' } }, '5 penalty runs to Ashton: helmet.'],
    [
      { type: 'cricket.review', data: { by: 'b', decision: 'struck down', umpiresCall: true } },
      "Barton review, and the decision stands on umpire's call.",
    ],
    [
      {
        type: 'cricket.replacement',
        data: { team: 'b', in: { id: 'x', name: 'Xavier' }, out: 'b9', reason: 'concussion_substitute' },
      },
      'Xavier comes in for Baker 9 in the Barton team (concussion substitute).',
    ],
    [{ type: 'cricket.wicket', data: { kind: 'retired hurt', player: 'a1' } }, 'Adams 1 retired hurt 0 (0b).'],
    [{ type: 'cricket.batter', data: { player: 'a3' } }, 'Adams 3 comes in at No. 3.'],
    [{ type: 'cricket.absent', data: { players: ['a8', 'a9'] } }, 'Adams 8 and Adams 9 will not bat.'],
    [{ type: 'match.paused', data: { reason: 'rain' } }, 'Play is stopped: rain.'],
    [{ type: 'match.resumed', data: {} }, 'Play is on again.'],
    [
      { type: 'cricket.adjust', data: { runs: 30, wickets: 1, balls: 20 } },
      'The score is set to 30/1 after 3.2 overs.',
    ],
    [{ type: 'cricket.close', data: { reason: 'declared' } }, 'Innings declared closed: Ashton 30/1d (3.2 ov).'],
    [{ type: 'cricket.close', data: { reason: 'forfeited' } }, 'Innings forfeited: Barton 0/0 (0 ov).'],
    [{ type: 'match.ended', data: {} }, 'Match drawn.'],
  ];
  it.each(told)('%o: %s', (event, text) => {
    expect(match.send(event)).toBe(text);
  });
});
