import { describe, expect, it } from 'vitest';
import { TestMatch } from './test-match.ts';

function some(): TestMatch {
  const match = new TestMatch().begin();
  match.raid({ raider: 'a1', touched: ['b1', 'b2'], bonus: true });
  match.raid({ raider: 'b3', raiderOut: 'tackled', tacklers: ['a5'] });
  match.send({ type: 'kabaddi.technical', data: { team: 'b' } });
  return match;
}

describe('the board', () => {
  it('says who is there, whose raid it is, and what is left', () => {
    const match = some();
    match.send({ type: 'kabaddi.timeout', data: { team: 'b' } });
    match.send({ type: 'clock.start', data: {} });
    match.send({ type: 'kabaddi.raider', data: { raider: 'a1' } });
    expect(match.board).toMatchObject({
      phase: '1st half',
      situation: 'Adams 1 is raiding for Ashton',
      score: {
        home: 4,
        away: 1,
        period: 1,
        onMat: { home: 7, away: 4 },
        timeOuts: { home: 2, away: 1 },
        reviews: { home: 1, away: 1 },
        raiding: 'home',
        doOrDie: false,
        raidClock: { direction: 'down', running: true, ms: 30_000, at: 60_000 },
      },
      clock: { direction: 'down', running: true },
    });
  });

  it('warns of a side that is short, in two languages', () => {
    const match = some();
    match.raid({ raider: 'a1', touched: ['b4', 'b5', 'b6'] });
    expect(match.board.situation).toBe('Barton have one player left on the mat');
    expect(match.game.board('hi').situation).toBe('मैट पर Barton का सिर्फ एक खिलाड़ी बाकी');
  });
});

describe('the records', () => {
  it('count the points by kind', () => {
    const match = some();
    expect(match.game.scorecard().points).toMatchObject([
      { total: 4, raid: 3, touch: 2, bonus: 1, tackle: 1, capture: 1, superTackle: 0, allOut: 0, extras: 0 },
      { total: 1, raid: 0, tackle: 0, extras: 1 },
    ]);
    expect(match.game.statistics().teams).toMatchObject([
      {
        raids: { total: 1, successful: 1, super: 1, successRate: 100, strikeRate: 300 },
        tackles: { successRate: 100 },
      },
      { raids: { total: 1, unsuccessful: 1 }, tackles: { total: 2, unsuccessful: 2, successRate: 0 } },
    ]);
    const [section, ashton] = match.game.sheet('en');
    expect(section?.headline).toBe('Ashton 4\u20131 Barton');
    expect(section?.tables[0]?.rows[0]?.cells).toEqual(['Ashton', '2', '1', '1', '0', '0', '0', '4']);
    const row = ashton?.tables[0]?.rows.find(({ cells }) => cells[1] === 'Adams 1');
    expect(row).toEqual({
      cells: ['1', 'Adams 1', '', '1', '1', '0', '0', '2', '1', '0', '0', '0', '3'],
      emphasis: true,
    });
  });

  it('draw the race and the lead', () => {
    const [race, lead] = some().game.charts('en');
    expect(race?.series[0]?.points).toEqual([
      [0, 0],
      [0.5, 3],
      [1, 4],
      [1, 4],
    ]);
    expect(lead?.series[0]?.points.at(-1)).toEqual([1, 3]);
  });
});
