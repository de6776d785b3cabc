import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playersOn, presence } from './players.ts';
import { shootOutWinner } from './result.ts';
import { TestMatch } from './test-match.ts';

const CUP = { extraTimeMinutes: 15, shootOutKicks: 5 };

function result(match: TestMatch): string | undefined {
  return match.board.result;
}

describe('the result', () => {
  it('is there with the final whistle', () => {
    const match = new TestMatch();
    match.kickOff();
    match.goal('b');
    match.whistle();
    expect(result(match)).toBeUndefined();
    match.kickOff();
    match.goal('b');
    expect(match.whistle()).toContain('Barton won 2-0.');
    expect(match.board.phase).toBe('Full time');
  });

  it('is a draw in a league', () => {
    expect(result(new TestMatch().fullTime())).toBe('0-0 draw');
  });

  it('waits for extra time and the shoot-out in a cup', () => {
    const match = new TestMatch(CUP).fullTime();
    expect(result(match)).toBeUndefined();
    expect(match.board.situation).toBe('Level: extra time to come');
    match.kickOff();
    match.goal('a');
    match.whistle();
    expect(result(match)).toBeUndefined();
    match.kickOff();
    match.whistle();
    expect(result(match)).toBe('Ashton won 1-0 after extra time');
  });

  it('is a draw when a cup match is ended level (a replay follows)', () => {
    const match = new TestMatch(CUP).fullTime();
    match.send({ type: 'match.ended', data: {} });
    expect(result(match)).toBe('0-0 draw');
  });

  it('changes with a goal that was scored after all', () => {
    const match = new TestMatch().fullTime();
    match.send({ type: 'football.goal', data: { team: 'a', kind: 'goal', period: 2, minute: 90, added: 4 } });
    expect(result(match)).toBe('Ashton won 1-0');
  });

  it('is none when the match is abandoned', () => {
    const match = new TestMatch();
    match.kickOff();
    match.goal('a');
    match.send({ type: 'match.abandoned', data: { reason: 'fog' } });
    expect(result(match)).toBe('Match abandoned');
    expect(match.state.result).toEqual({ kind: 'abandoned' });
  });

  it('may be awarded: the official score is then another', () => {
    const match = new TestMatch();
    expect(match.send({ type: 'football.award', data: { winner: 'b', reason: 'walk-over' } })).toContain('walk-over');
    expect(match.score).toBe('0-3');
    expect(result(match)).toBe('Match awarded to Barton (3-0)');
    match.send({ type: 'football.award', data: { winner: 'a', score: [2, 0] } });
    expect(match.score).toBe('2-0');
  });
});

describe('the shoot-out', () => {
  const begun = () => {
    const match = new TestMatch({ shootOutKicks: 5 }).fullTime();
    match.send({ type: 'football.shootout', data: { first: 'b' } });
    return match;
  };

  it('is decided as soon as one side cannot be caught', () => {
    const match = begun().kicks('10101');
    expect(match.board.situation).toBe('Ashton to take kick 3: must score to stay in');
    expect(result(match)).toBeUndefined();
    match.kicks('0');
    expect(result(match)).toBe('Barton won 3-0 on penalties');
    expect(match.refusal({ type: 'football.kick', data: { outcome: 'scored' } })).toBe('shoot-out-over');
    expect(match.board.sides.map(({ score, detail }) => [score, detail])).toEqual([
      ['0', '0 on penalties'],
      ['0', '3 on penalties'],
    ]);
  });

  it('goes on in pairs after five kicks each', () => {
    const match = begun().kicks('1111111111');
    expect(result(match)).toBeUndefined();
    match.kicks('11').kicks('0');
    expect(result(match)).toBeUndefined();
    expect(match.board.situation).toBe('Ashton to take kick 7: a goal wins it');
    match.kicks('1');
    expect(result(match)).toBe('Ashton won 7-6 on penalties');
    expect(match.board.phase).toBe('After penalties');
    expect(match.board.score).toEqual({ home: 0, away: 0, shootOut: { home: 7, away: 6 } });
  });

  it('waits for the other side’s kick of the pair', () => {
    const match = begun().kicks('11111111111');
    expect(result(match)).toBeUndefined();
    match.kicks('0');
    expect(result(match)).toBe('Barton won 6-5 on penalties');
  });

  it('does not begin in play, nor twice, nor where there is none', () => {
    const match = new TestMatch({ shootOutKicks: 5 });
    const shootOut = { type: 'football.shootout', data: { first: 'a' } } as const;
    expect(match.refusal(shootOut)).toBe('not-started');
    match.kickOff();
    expect(match.refusal(shootOut)).toBe('in-play');
    expect(begun().refusal(shootOut)).toBe('shoot-out');
    expect(new TestMatch().fullTime().refusal(shootOut)).toBe('no-shoot-out');
  });

  it('begins with its first kick where nobody says so, and knows whose turn it is', () => {
    const match = new TestMatch({ shootOutKicks: 5 }).fullTime();
    match.send({ type: 'football.kick', data: { team: 'b', outcome: 'scored' } });
    expect(match.warningCodes({ type: 'football.kick', data: { team: 'b', outcome: 'scored' } })).toEqual([
      'out-of-turn',
    ]);
    expect(match.send({ type: 'football.kick', data: { outcome: 'missed' } })).toBe('Ashton misses the target. 0-1.');
  });

  it('warns when a player kicks again before everybody has', () => {
    const match = new TestMatch({ shootOutKicks: 5, playersPerSide: 7 }).fullTime();
    const kick = (player: string) =>
      ({ type: 'football.kick', data: { team: player.charAt(0), player, outcome: 'scored' } }) as const;
    match.send({ type: 'football.shootout', data: { first: 'a' } });
    for (let n = 1; n <= 6; n++) {
      match.send(kick(`a${n}`));
      match.send(kick(`b${n}`));
    }
    expect(match.warningCodes(kick('a1'))).toEqual(['kicked-again']);
    match.send(kick('a7'));
    match.send(kick('b7'));
    expect(match.warningCodes(kick('a1'))).toEqual([]);
  });

  it('takes no goals, only kicks', () => {
    expect(begun().refusal({ type: 'football.goal', data: { team: 'a', kind: 'goal' } })).toBe('shoot-out');
  });

  /** The slow way: nobody can win any more but one side, whatever the kicks that are left. */
  function byEnumeration(taken: [number, number], scored: [number, number], best: number): 0 | 1 | null {
    const rounds = Math.max(best, ...taken);
    const finals = new Set<number>();
    for (let a = scored[0]; a <= scored[0] + rounds - taken[0]; a++) {
      for (let b = scored[1]; b <= scored[1] + rounds - taken[1]; b++) finals.add(Math.sign(a - b));
    }
    if (finals.size !== 1) return null;
    return finals.has(1) ? 0 : finals.has(-1) ? 1 : null;
  }

  it('is decided exactly when the kicks left cannot change who is ahead', () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.boolean(),
        fc.nat(9),
        fc.nat(9),
        fc.integer({ min: 1, max: 7 }),
        (n, ahead, x, y, best) => {
          const taken: [number, number] = [n + Number(ahead), n];
          const scored: [number, number] = [Math.min(x, taken[0]), Math.min(y, taken[1])];
          expect(shootOutWinner({ taken, scored, settled: false }, best)).toBe(byEnumeration(taken, scored, best));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('an adjustment', () => {
  it('sets what the clock shows, which runs on from there', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    match.wait(5).send({ type: 'football.adjust', data: { score: [1, 0], clock: 31 * 60_000 } });
    match.wait(2).goal('b', 'b9');
    expect(match.state.goals.at(-1)?.mark.minute).toBe(34);
  });

  it('sets the score outright, and the goals it lacks are kept apart', () => {
    const match = new TestMatch();
    match.kickOff();
    match.goal('a');
    expect(match.send({ type: 'football.adjust', data: { score: [2, 1] } })).toBe(
      'The score is set to Ashton 2-1 Barton.',
    );
    expect(match.state.periods[0]?.unrecorded).toEqual([1, 1]);
    expect(match.refusal({ type: 'football.adjust', data: { score: [0, 1] } })).toBe('goals-on-record');
  });

  it('says who is on the pitch, and who has gone for good', () => {
    const match = new TestMatch().lineUps();
    match.kickOff();
    match.card('red', 'b', 'b4');
    const on = (team: string, ...numbers: number[]) => numbers.map((number) => `${team}${number}`);
    const playing = [on('a', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12), []];
    const adjust = { type: 'football.adjust', data: { score: [0, 0], playing } };
    expect(match.warningCodes(adjust)).toEqual([]);
    expect(match.send(adjust)).toBe('The score is set to Ashton 0-0 Barton. On for Ashton: Adams 12; off: Adams 11.');
    expect(['a12', 'a11', 'a13'].map((id) => presence(match.state, 0, id))).toEqual(['pitch', 'out', 'bench']);
    expect(playersOn(match.state, 1)).toBe(10);
    match.change('a', 'a12', 'a13');
    expect(presence(match.state, 0, 'a13')).toBe('pitch');
    const wrong = {
      score: [0, 0],
      playing: [
        ['a11', 'a1'],
        ['b4', 'b5'],
      ],
    };
    expect(match.warningCodes({ type: 'football.adjust', data: wrong })).toEqual([
      'too-few-players',
      'substituted',
      'too-few-players',
      'sent-off',
    ]);
    expect(match.refusal({ type: 'football.adjust', data: { score: [0, 0], playing: [['a1', 'a1'], []] } })).toBe(
      'named-twice',
    );
  });

  it('puts a match that nobody scored where it stands', () => {
    const match = new TestMatch();
    match.send({ type: 'football.adjust', data: { score: [1, 3], period: 2 } });
    expect(match.board.phase).toBe('2nd half');
    match.whistle();
    expect(result(match)).toBe('Barton won 3-1');
  });

  it('sets a shoot-out, finished or not', () => {
    const match = new TestMatch({ shootOutKicks: 5 }).fullTime();
    expect(
      match.send({ type: 'football.adjust', data: { score: [0, 0], shootOut: { scored: [3, 2], taken: [4, 4] } } }),
    ).toBe('The score is set to Ashton 0-0 Barton, 3-2 on penalties.');
    expect(result(match)).toBeUndefined();
    match.send({ type: 'football.kick', data: { team: 'a', outcome: 'scored' } });
    expect(result(match)).toBe('Ashton won 4-2 on penalties');
    const other = new TestMatch({ shootOutKicks: 5 }).fullTime();
    other.send({ type: 'football.adjust', data: { score: [0, 0], shootOut: { scored: [3, 4] } } });
    expect(result(other)).toBe('Barton won 4-3 on penalties');
  });
});
