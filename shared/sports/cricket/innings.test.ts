import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

const TEST = { inningsPerSide: 2, overs: null, followOnLead: 200 };

/** An innings of `runs` (in fours and ones), ended by its declaration. */
function declare(match: TestMatch, side: 'a' | 'b', runs: number): void {
  match.begin(side);
  match.balls(Math.floor(runs / 4), { batter: 4 }).balls(runs % 4, { batter: 1 });
  match.send({ type: 'cricket.close', data: { reason: 'declared' } });
}

describe('an innings ends', () => {
  it('with the tenth wicket (Law 13.3)', () => {
    const match = new TestMatch().begin();
    for (let i = 0; i < 10; i++) match.out();
    expect(match.innings).toMatchObject({ wickets: 10, closed: 'all out' });
    expect(match.refuses({ wickets: [{ kind: 'run out', player: match.nonStriker }] })).toBe('innings-over');
    expect(match.board.sides[0]).toMatchObject({ score: '0' });
  });

  it('with its overs', () => {
    const match = new TestMatch({ overs: 2 }).begin();
    match.balls(12, { batter: 1 });
    expect(match.innings.closed).toBe('overs');
    expect(match.board).toMatchObject({ phase: 'Innings break', situation: 'Barton need 13 to win from 12 balls' });
  });

  it('with its overs, as they were reduced', () => {
    const match = new TestMatch().begin();
    match.balls(12);
    match.send({ type: 'cricket.overs', data: { overs: 2.3 } });
    match.balls(3);
    expect(match.innings).toMatchObject({ closed: 'overs', legal: 15 });
    match.begin('b');
    expect(match.innings.limit).toEqual({ overs: 2, balls: 3 });
  });

  it('when nobody is left to bat: the absent count', () => {
    const match = new TestMatch().begin();
    for (let i = 0; i < 8; i++) match.out();
    expect(match.refusal({ type: 'cricket.absent', data: { players: ['a9'] } })).toBe('batter-in');
    match.send({ type: 'cricket.absent', data: { players: ['a11'] } });
    match.ball({ wickets: [{ kind: 'bowled', player: match.striker }] });
    expect(match.innings).toMatchObject({ wickets: 9, closed: 'all out' });
  });

  it('when a batter who retired hurt will not come back', () => {
    const match = new TestMatch().begin();
    match.send({ type: 'cricket.wicket', data: { kind: 'retired hurt', player: 'a1' } });
    match.nextBatter();
    for (let i = 0; i < 8; i++) match.out();
    match.ball({ wickets: [{ kind: 'bowled', player: match.striker }] });
    expect(match.innings).toMatchObject({ wickets: 9, closed: null });
    match.send({ type: 'cricket.absent', data: { players: ['a1'] } });
    expect(match.innings.closed).toBe('all out');
  });

  it('by declaration (Law 15.1)', () => {
    const match = new TestMatch(TEST);
    declare(match, 'a', 7);
    expect(match.board.sides[0]).toMatchObject({ score: '7/0d' });
    expect(match.refuses({})).toBe('innings-over');
  });

  it('before it began, by forfeit (Law 15.2)', () => {
    const match = new TestMatch(TEST);
    declare(match, 'a', 40);
    match.send({ type: 'cricket.close', data: { reason: 'forfeited' } });
    expect(match.innings).toMatchObject({ batting: 1, closed: 'forfeited', runs: 0 });
    declare(match, 'a', 10);
    match.begin('b');
    expect(match.board.situation).toBe('Need 51 to win');
  });
});

describe('the order of innings', () => {
  it('begins with the toss', () => {
    const match = new TestMatch();
    expect(match.refusal({ type: 'cricket.innings', data: {} })).toBe('no-batting-side');
    match.send({ type: 'cricket.toss', data: { winner: 'a', decision: 'field' } });
    expect(match.board.situation).toBe('Ashton won the toss and chose to field');
    match.send({ type: 'cricket.innings', data: {} });
    expect(match.innings.batting).toBe(1);
  });

  it('is one after the other, and no side bats twice in a match of one innings', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'b' } })).toBe('innings-open');
    match.balls(6);
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'a' } })).toBe('no-more-innings');
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'nobody' } })).toBe('unknown-team');
    match.send({ type: 'cricket.innings', data: {} });
    expect(match.innings.batting).toBe(1);
  });

  it('alternates in a match of two innings', () => {
    const match = new TestMatch(TEST);
    declare(match, 'a', 8);
    declare(match, 'b', 8);
    match.send({ type: 'cricket.innings', data: {} });
    expect(match.innings.batting).toBe(0);
  });

  it('changes with the follow-on, which needs its lead (Law 14)', () => {
    const match = new TestMatch(TEST);
    declare(match, 'a', 250);
    declare(match, 'b', 51);
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'b' } })).toBe('follow-on-lead');
    expect(match.refusal({ type: 'cricket.innings', data: { batting: 'b' } }, ['follow-on-lead'])).toBeNull();

    const other = new TestMatch(TEST);
    declare(other, 'a', 250);
    declare(other, 'b', 50);
    expect(other.send({ type: 'cricket.innings', data: { followOn: true } })).toBe('Barton follow on.');
    expect(other.innings).toMatchObject({ batting: 1, followOn: true });
    other.send({ type: 'cricket.close', data: { reason: 'declared' } });
    expect(other.board.result).toBe('Ashton won by an innings and 200 runs');
  });

  it('gives the last innings to the side that made the other follow on', () => {
    const match = new TestMatch(TEST);
    declare(match, 'a', 250);
    declare(match, 'b', 50);
    declare(match, 'b', 230);
    match.send({ type: 'cricket.innings', data: {} });
    expect(match.innings).toMatchObject({ batting: 0, target: 31 });
  });
});

describe('penalty runs apart from a ball (Law 41)', () => {
  it('go to the innings in progress, before it began, or after it ended', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    match.send({ type: 'cricket.penalty', data: { to: 'a', runs: 5 } });
    match.balls(2);
    match.send({ type: 'cricket.penalty', data: { to: 'a', runs: 5 } });
    match.balls(4);
    match.send({ type: 'cricket.penalty', data: { to: 'a', runs: 5 } });
    expect(match.innings).toMatchObject({ runs: 15, extras: { pre: 5, penalty: 5, post: 5 } });
  });

  it('to the fielding side go to its next innings, or its last one, and raise the target', () => {
    const match = new TestMatch({ overs: 1 }).begin();
    match.balls(6, { batter: 1 });
    match.send({ type: 'cricket.penalty', data: { to: 'b', runs: 5 } });
    match.begin('b');
    expect(match.innings).toMatchObject({ runs: 5, target: 7, extras: { pre: 5 } });
    match.send({ type: 'cricket.penalty', data: { to: 'a', runs: 5 } });
    expect(match.innings.target).toBe(12);
    expect(match.state.past[0]).toMatchObject({ runs: 11, extras: { post: 5 } });
  });
});

describe('a score set outright', () => {
  it('keeps apart what no ball accounts for, and play goes on from it', () => {
    const match = new TestMatch().begin();
    match.balls(3, { batter: 2 });
    match.send({ type: 'cricket.adjust', data: { runs: 50, wickets: 1, balls: 38 } });
    expect(match.innings).toMatchObject({
      runs: 50,
      wickets: 1,
      legal: 38,
      unrecorded: { runs: 44, wickets: 1, balls: 35 },
    });
    expect(match.innings.over).toMatchObject({ index: 6, legal: 2 });
    match.ball({ batter: 4, bowler: 'b5' });
    expect(match.board.score).toEqual({ team: 'Ashton', runs: 54, wickets: 1, overs: '6.3' });
    expect(match.refusal({ type: 'cricket.adjust', data: { batting: 'b', runs: 1, wickets: 0, balls: 1 } })).toBe(
      'wrong-side',
    );
  });

  it('says who is at the crease and who bowls, where that was missed too', () => {
    const match = new TestMatch().begin();
    match.balls(3, { batter: 2 });
    const score = { runs: 50, wickets: 2, balls: 38 };
    const who = { striker: 'a4', nonStriker: 'a2', bowler: 'b5' };
    match.send({ type: 'cricket.adjust', data: { ...score, ...who } });
    const { batters, bowlers, striker, nonStriker, bowler } = match.innings;
    expect([batters[striker]?.id, batters[nonStriker]?.id, bowlers[bowler]?.id]).toEqual(['a4', 'a2', 'b5']);
    expect(batters[0]?.status).toBe('away');
    match.ball({ batter: 4 });
    expect(match.board.score).toMatchObject({ runs: 54, overs: '6.3' });
    expect(match.refusal({ type: 'cricket.adjust', data: { ...score, striker: 'a4', nonStriker: 'a4' } })).toBe(
      'same-batter',
    );
    expect(match.refusal({ type: 'cricket.adjust', data: { ...score, bowler: 'a1' } })).toBe('wrong-team');
  });
});
