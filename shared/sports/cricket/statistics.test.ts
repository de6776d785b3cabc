import { describe, expect, it } from 'vitest';
import { charts } from './charts.ts';
import { statistics } from './statistics.ts';
import { TestMatch } from './test-match.ts';

/** The statistics of one innings, the last unless said otherwise. */
function figures(match: TestMatch, index = -1) {
  return JSON.parse(JSON.stringify(statistics(match.state))).innings.at(index);
}

it('the summary of pairs cricket tells the net scores beside the runs', () => {
  const pairs = { oversPerPair: 1, wicketRuns: 5, startingRuns: 200 };
  const match = new TestMatch({ overs: 1, playersPerSide: 4, oversPerBowler: null, pairs }).begin();
  match.ball({ wickets: [{ kind: 'bowled', player: 'a1' }] });
  match.balls(5, { batter: 2 });
  match.begin('b').balls(6, { batter: 1 });
  expect(match.game.summary('en')).toBe('Barton won by 1 run. Ashton 205 (10/1, 1 ov), Barton 206 (6/0, 1 ov).');
  expect(match.game.summary('hi')).toContain('Ashton 205 (10/1, 1 ओवर)');
});

describe('phases', () => {
  it('are powerplay, middle and death by the length of the innings', () => {
    const match = new TestMatch({ overs: 20, oversPerBowler: null }).begin();
    match.balls(36, { batter: 1 });
    match.out();
    match.balls(53);
    match.balls(3, { batter: 2 });
    expect(figures(match).phases).toEqual([
      { name: 'powerplay', from: 1, to: 6, runs: 36, wickets: 0, balls: 36, runRate: 6 },
      { name: 'middle', from: 7, to: 15, runs: 0, wickets: 1, balls: 54, runRate: 0 },
      { name: 'death', from: 16, to: 20, runs: 6, wickets: 0, balls: 3, runRate: 12 },
    ]);
  });

  it.each([
    [50, {}, [10, 40, 50]],
    [50, { powerplays: [{ kind: 'mandatory', from: 1, to: 15, outside: 2 }] }, [15, 40, 50]],
    [20, { ballsPerOver: 5, powerplays: [{ kind: 'mandatory', from: 1, to: 5, outside: 2 }] }, [5, 15, 20]],
  ])('of %s overs end where they end', (overs, format, ends) => {
    const match = new TestMatch({ overs, oversPerBowler: null, ...format }).begin();
    match.balls(overs * (match.state.format.ballsPerOver - 1));
    match.balls(overs);
    expect(figures(match).phases.map(({ to }: { to: number }) => to)).toEqual(ends);
  });

  it('are not told of days of play', () => {
    const match = new TestMatch({ overs: null, inningsPerSide: 2 }).begin();
    expect(figures(match.balls(7)).phases).toEqual([]);
  });
});

describe('the outlook', () => {
  it('of a first innings is a score at this rate and others', () => {
    const match = new TestMatch({ overs: 10, oversPerBowler: null }).begin();
    expect(figures(match).outlook).toBeNull();
    match.balls(30, { batter: 1 });
    expect(figures(match).outlook).toEqual({
      ballsLeft: 30,
      projected: [
        { rate: 6, score: 60 },
        { rate: 6, score: 60 },
        { rate: 8, score: 70 },
        { rate: 10, score: 80 },
        { rate: 12, score: 90 },
      ],
    });
  });

  it('of a chase is what it needs, and the par', () => {
    const match = new TestMatch({ overs: 2, dls: { g50: 245 } }).begin();
    match.balls(12, { batter: 1 });
    match.begin('b').balls(3, { batter: 2 });
    expect(figures(match)).toMatchObject({
      requiredRate: 4.67,
      outlook: { target: 13, needed: 7, ballsLeft: 9, requiredRate: 4.67, par: expect.any(Number) },
    });
    match.balls(4, { batter: 2 });
    expect(figures(match).outlook).toBeNull();
  });
});

it('partnerships are told to the one in progress', () => {
  const match = new TestMatch().begin();
  match.balls(2, { batter: 4 });
  match.out();
  match.balls(2, { batter: 2 });
  expect(figures(match).partnerships).toEqual([
    {
      ...{ wicket: 1, runs: 8, balls: 3, runRate: 16, unbroken: false },
      batters: [
        { name: 'Adams 1', runs: 8 },
        { name: 'Adams 2', runs: 0 },
      ],
    },
    {
      ...{ wicket: 2, runs: 4, balls: 2, runRate: 12, unbroken: true },
      batters: [
        { name: 'Adams 2', runs: 0 },
        { name: 'Adams 3', runs: 4 },
      ],
    },
  ]);
});

describe('milestones', () => {
  it('are fifties and hundreds of batters and sides, with the balls they took', () => {
    const match = new TestMatch({ overs: null, ballsPerOver: 10 }).begin();
    match.balls(9, { batter: 6 });
    match.ball({ wides: 1 });
    expect(figures(match).milestones).toEqual([
      { kind: 'runs', name: 'Adams 1', runs: 50, balls: 9 },
      { kind: 'team', runs: 50, balls: 9, overs: '0.9' },
    ]);
    match.balls(8, { batter: 6 });
    expect(JSON.parse(JSON.stringify(statistics(match.state))).fastest).toEqual({
      fifty: { name: 'Adams 1', balls: 9 },
      hundred: null,
    });
  });

  it('are five wickets and a hat-trick', () => {
    const match = new TestMatch().begin();
    for (let n = 0; n < 5; n++) match.out();
    expect(figures(match).milestones).toEqual([
      { kind: 'hat-trick', name: 'Baker 11' },
      { kind: 'wickets', name: 'Baker 11', wickets: 5, runs: 0 },
    ]);
  });
});

it('spells have their wickets, and the over in progress', () => {
  const match = new TestMatch({ overs: 20, oversPerBowler: null }).begin();
  match.balls(5);
  match.out();
  match.balls(6);
  match.balls(2, { batter: 1 });
  match.out('run out');
  expect(figures(match).spells).toEqual([
    { bowler: 'Baker 11', from: 1, to: 3, overs: '1.3', maidens: 1, runs: 2, wickets: 1 },
    { bowler: 'Baker 10', from: 2, to: 2, overs: '1', maidens: 1, runs: 0, wickets: 0 },
  ]);
});

it('powerplays have runs, wickets and rate', () => {
  const match = new TestMatch({ overs: 20, powerplays: [{ kind: 'mandatory', from: 1, to: 1, outside: 2 }] }).begin();
  match.balls(12, { batter: 1 });
  expect(figures(match).powerplays).toMatchObject([{ from: 0.1, to: 0.6, runs: 6, wickets: 0, balls: 6, runRate: 6 }]);
});

it('reviews are told with how many are left', () => {
  const match = new TestMatch({ reviews: 2 }).begin();
  match.send({ type: 'cricket.review', data: { by: 'b', decision: 'struck down' } });
  match.send({ type: 'cricket.review', data: { by: 'a', decision: 'upheld' } });
  expect(figures(match)).toMatchObject({
    reviews: [
      { by: 'Barton', decision: 'struck down', umpiresCall: false },
      { by: 'Ashton', decision: 'upheld', umpiresCall: false },
    ],
    reviewsLeft: [
      { team: 'Ashton', left: 2 },
      { team: 'Barton', left: 1 },
    ],
  });
});

describe('the wagon wheel', () => {
  it('has eight sectors, of the innings and of each batter', () => {
    const match = new TestMatch().begin();
    expect(figures(match).wagonWheel).toBeNull();
    match.ball({ batter: 4, angle: 50 });
    match.ball({ batter: 1, angle: 360 });
    match.ball({ batter: 6, angle: 46 });
    expect(figures(match).wagonWheel).toEqual({
      sectors: [1, 10, 0, 0, 0, 0, 0, 0],
      batters: [
        { name: 'Adams 1', sectors: [1, 4, 0, 0, 0, 0, 0, 0] },
        { name: 'Adams 2', sectors: [0, 6, 0, 0, 0, 0, 0, 0] },
      ],
    });
    const wheel = charts(match.state, 'en').find(({ id }) => id === 'wagon-wheel');
    expect(wheel?.series[0]?.points.slice(0, 2)).toEqual([
      [0, 1],
      [45, 10],
    ]);
  });
});

it('the rate chart of a chase has the rate it needed', () => {
  const match = new TestMatch({ overs: 3, oversPerBowler: null }).begin();
  match.balls(18, { batter: 1 });
  match.begin('b').balls(6, { batter: 1 });
  const series = charts(match.state, 'hi').find(({ id }) => id === 'run-rate')?.series;
  expect(series?.map(({ name }) => name)).toEqual(['Ashton', 'Barton', 'आवश्यक']);
  expect(series?.[2]?.points).toEqual([
    [0, 6.33],
    [1, 6.5],
  ]);
});
