import { describe, expect, it } from 'vitest';
import { football } from './index.ts';
import { playersOn, presence } from './players.ts';
import { scorecard } from './scorecard.ts';
import { statistics } from './statistics.ts';
import { suggestions } from './suggestions.ts';
import { summary } from './summary.ts';
import { TestMatch, testSetup } from './test-match.ts';

const card = (match: TestMatch) => JSON.parse(JSON.stringify(scorecard(match.state)));

describe('temporary dismissals', () => {
  const bin = { type: 'football.sinbin', data: { team: 'a', player: 'a5', reason: 'dissent' } };
  const back = { type: 'football.return', data: { team: 'a', player: 'a5' } };
  const begun = () => {
    const match = new TestMatch({ sinBinMinutes: 10 }).lineUps();
    match.kickOff();
    return match;
  };

  it('are there only where the competition has them', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    expect(match.refusal(bin)).toBe('no-sin-bin');
    expect(match.refusal(bin, ['no-sin-bin'])).toBeNull();
  });

  it('last their minutes of playing time, over the interval', () => {
    const match = begun();
    expect(match.wait(40).send(bin)).toBe('Sin bin: Adams 5 (Ashton) has to leave the pitch for 10 minutes (dissent).');
    expect(presence(match.state, 0, 'a5')).toBe('sin bin');
    expect(playersOn(match.state, 0)).toBe(10);
    expect(match.board.situation).toBe('Ashton are down to 10');
    match.wait(6).whistle();
    expect(match.refusal(back)).toBe('sin-bin-not-over');
    match.wait(15).kickOff();
    match.wait(3);
    expect(match.violation(back)?.message).toBe('Adams 5 has 1 min of the temporary dismissal left.');
    expect(match.refusal(back, ['sin-bin-not-over'])).toBeNull();
    expect(match.wait(1).send(back)).toBe('Adams 5 is back on the pitch for Ashton.');
    expect(playersOn(match.state, 0)).toBe(11);
    expect(card(match).sinBins).toMatchObject([{ player: 'Adams 5', mark: "41'", until: 3_000_000, returned: "50'" }]);
    expect(statistics(match.state)).toMatchObject({ teams: [{ sinBins: 1 }, { sinBins: 0 }] });
  });

  it('forbid a change meanwhile, and the second is the last', () => {
    const match = begun();
    match.send(bin);
    const change = { type: 'football.substitution', data: { team: 'a', off: 'a5', on: 'a12' } };
    expect(match.refusal(change)).toBe('sin-bin');
    expect(match.warningCodes(bin)).toEqual(['in-sin-bin', 'second-sin-bin']);
    match.wait(10).send(back);
    expect(match.warningCodes(back)).toEqual(['not-in-sin-bin']);
    expect(match.warningCodes(bin)).toEqual(['second-sin-bin']);
    expect(match.refusal(change)).toBeNull();
  });

  it('count where no line-up is known', () => {
    const match = new TestMatch({ sinBinMinutes: 10 });
    match.kickOff();
    match.send(bin);
    expect(playersOn(match.state, 0)).toBe(10);
  });
});

describe('the golden goal', () => {
  it('ends the match in extra time, where the competition has it', () => {
    const format = { extraTimeMinutes: 15, goldenGoal: true, shootOutKicks: 5 };
    const match = new TestMatch(format).fullTime();
    match.kickOff();
    expect(match.goal('b', 'b9')).toContain('Barton won 1-0 with a golden goal.');
    expect(card(match)).toMatchObject({ winner: 'Barton', result: { by: 'golden goal' } });
    const plain = new TestMatch({ ...format, goldenGoal: false }).fullTime();
    plain.kickOff();
    plain.goal('b');
    expect(plain.board.result).toBeUndefined();
  });
});

describe('a tie of two matches', () => {
  const second = (score: [number, number], more: object = {}) => {
    const match = new TestMatch({ extraTimeMinutes: 15, shootOutKicks: 5 });
    match.game = startedWith({ score, ...more });
    return match;
  };
  const startedWith = (firstLeg: object) => {
    const game = football.start({ ...testSetup({ extraTimeMinutes: 15, shootOutKicks: 5 }), firstLeg });
    if (!game.ok) throw new Error(game.problem.message);
    return game.value;
  };

  it('is decided by the goals of both', () => {
    const match = second([1, 3]);
    match.kickOff();
    match.goal('a');
    match.whistle();
    match.kickOff();
    expect(match.whistle()).toContain('Ashton won 1-0; Barton win the tie 3-2 on aggregate.');
    expect(card(match)).toMatchObject({
      ...{ winner: 'Ashton', result: { kind: 'win' } },
      tie: { firstLeg: [1, 3], aggregate: [2, 3], winner: 'Barton', by: 'aggregate' },
    });
    expect(summary(match.state, 'en')).toBe('Ashton beat Barton 1-0; Barton win the tie 3-2 on aggregate.');
  });

  it('goes to extra time when it is level on aggregate, and only then', () => {
    const level = second([0, 1]);
    level.kickOff();
    level.goal('a');
    level.whistle();
    level.kickOff();
    level.whistle();
    expect(level.board.result).toBeUndefined();
    expect(level.board.situation).toBe('Level: extra time to come');
    const drawn = second([0, 1]).fullTime();
    expect(drawn.board.result).toBe('0-0 draw; Barton win the tie 1-0 on aggregate');
  });

  it('may be decided by goals away from home', () => {
    const match = second([1, 2], { awayGoals: true });
    match.kickOff();
    match.goal('a');
    match.whistle();
    match.kickOff();
    match.whistle();
    expect(match.board.result).toBe('Ashton won 1-0; Ashton win the tie on away goals (2-2 on aggregate)');
  });

  it('may come to penalties', () => {
    const match = second([0, 0]).fullTime();
    match.kickOff();
    match.whistle();
    match.kickOff();
    match.whistle();
    match.send({ type: 'football.shootout', data: { first: 'a' } });
    match.kicks('101010');
    expect(card(match).tie).toMatchObject({ winner: 'Ashton', by: 'penalties' });
  });
});

describe('what happens besides', () => {
  it('breaks are on record and the clock goes on', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    match.wait(30);
    expect(match.send({ type: 'football.break', data: { kind: 'cooling' } })).toBe('A cooling break.');
    const hurt = { kind: 'injury', team: 'b', player: 'b4', reason: 'head' };
    expect(match.send({ type: 'football.break', data: hurt })).toBe('Baker 4 needs treatment (head).');
    expect(card(match).breaks).toMatchObject([{ kind: 'cooling' }, { kind: 'injury', player: 'Baker 4', mark: "31'" }]);
    expect(match.board.clock?.running).toBe(true);
  });

  it('stoppage time has what was announced and what was played', () => {
    const match = new TestMatch();
    match.kickOff();
    match.wait(45).send({ type: 'football.stoppage', data: { minutes: 2 } });
    match.wait(3.5).whistle();
    expect(card(match).periods[0]).toMatchObject({ stoppage: 2, stoppageSeconds: 210 });
  });

  it('a penalty may have to be retaken, and is one penalty', () => {
    const match = new TestMatch();
    match.kickOff();
    const penalty = (outcome: string) =>
      match.send({ type: 'football.penalty', data: { team: 'a', player: 'a9', outcome } });
    expect(penalty('retaken')).toBe('The penalty by Adams 9 has to be retaken.');
    penalty('saved');
    expect(statistics(match.state)).toMatchObject({ teams: [{ penalties: { taken: 1, scored: 0 } }, {}] });
  });

  it('shots make a chart, and possession is the share last told', () => {
    const match = new TestMatch();
    match.kickOff();
    match.wait(4.5).send({ type: 'football.action', data: { team: 'a', action: 'shot on target' } });
    match.wait(5).send({ type: 'football.action', data: { team: 'a', action: 'shot blocked' } });
    match.send({ type: 'football.possession', data: { share: [61, 39] } });
    const [chart] = match.game.charts('en');
    expect(chart).toMatchObject({ id: 'shots', series: [{ points: expect.arrayContaining([[10, 2]]) }, {}] });
    expect(statistics(match.state)).toMatchObject({ teams: [{ shots: 2, possession: 61 }, { possession: 39 }] });
    const table = match.game.sheet('en')[0]?.tables.find(({ title }) => title === 'Statistics');
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      ['Possession', '61%', '39%'],
      ['Shots', '2', '0'],
      ['Shots on target', '1', '0'],
    ]);
  });
});

describe('devices', () => {
  const see = (match: TestMatch, kind: string, data: Record<string, string | number>) =>
    suggestions(match.state, { device: 'd', kind, data, at: 0 }).map((proposal) => proposal.data);

  it('tell possession and how play goes on', () => {
    const match = new TestMatch();
    match.kickOff();
    expect(see(match, 'possession', { home: 55.5, away: 44.5 })).toMatchObject([{ share: [55.5, 44.5] }]);
    expect(see(match, 'possession', { home: 80, away: 44 })).toEqual([]);
    expect(see(match, 'ball-out', { line: 'touch', last: 'a' })).toMatchObject([{ team: 'b', action: 'throw-in' }]);
    expect(see(match, 'ball-out', { line: 'goal', last: 'a' })).toMatchObject([
      { team: 'b', action: 'corner' },
      { team: 'b', action: 'goal kick' },
    ]);
    expect(see(match, 'ball-out', { line: 'touch' })).toHaveLength(2);
    expect(see(match, 'ball-out', {})).toEqual([]);
  });
});

describe('the shoot-out', () => {
  it('is no place for those sent off or off the pitch at the end (Law 10.3)', () => {
    const match = new TestMatch({ shootOutKicks: 5 }).lineUps();
    match.kickOff();
    match.card('red', 'a', 'a4');
    match.change('a', 'a9', 'a12');
    match.whistle();
    match.kickOff();
    match.whistle();
    match.send({ type: 'football.shootout', data: { first: 'a' } });
    const kick = (player: string) => ({ type: 'football.kick', data: { team: 'a', player, outcome: 'scored' } });
    expect(match.warningCodes(kick('a4'))).toEqual(['sent-off']);
    expect(match.warningCodes(kick('a9'))).toEqual(['not-on-pitch']);
    expect(match.warningCodes(kick('a12'))).toEqual([]);
  });
});
