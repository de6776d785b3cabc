import { describe, expect, it } from 'vitest';
import { DismissalKind } from './events.ts';
import { TestMatch } from './test-match.ts';
import { hi } from './text/hi.ts';

/** What is left of a text without the names and the scorers' signs that every language has. */
function latin(text: string): string {
  return text.replaceAll(/Adams|Baker|Ashton|Barton|Xavier|DLS|D\/L/g, '').replaceAll(/[^A-Za-z]/g, '');
}

/** Plays what a match may hold and returns what is said of it in Hindi, and the match. */
function told(): { readonly said: string[]; readonly match: TestMatch } {
  const match = new TestMatch({ overs: 5, oversPerBowler: null, freeHit: true, reviews: 1, superOver: true });
  const said: string[] = [];
  const tell = (event: Parameters<TestMatch['send']>[0]) => {
    const before = match.game;
    match.send(event);
    const last = match.log.at(-1);
    const line = last === undefined ? null : before.narrate(last, 'hi');
    if (line !== null) said.push(line.text);
  };
  const ball = (data: object) => tell({ type: 'cricket.delivery', data: { bowler: 'b11', ...data } });
  tell({ type: 'cricket.toss', data: { winner: 'b', decision: 'field' } });
  tell({ type: 'cricket.innings', data: { striker: 'a1', nonStriker: 'a2', bowler: 'b11' } });
  tell({ type: 'cricket.powerplay', data: { kind: 'batting', from: 0.1, to: 0.6 } });
  for (const runs of [
    { wides: 1 },
    { wides: 5 },
    { noballs: 1 },
    { legbyes: 2 },
    { byes: 1 },
    { batter: 6, penalty: 5 },
  ]) {
    ball({ runs });
  }
  ball({ wickets: [{ kind: 'caught', player: 'a2', fielders: [{ name: 'Xavier', substitute: true }] }] });
  tell({ type: 'cricket.batter', data: { player: 'a3' } });
  tell({ type: 'cricket.review', data: { by: 'a', decision: 'struck down', umpiresCall: true } });
  tell({ type: 'cricket.review', data: { by: 'b', decision: 'upheld' } });
  tell({ type: 'cricket.review', data: { by: 'b', decision: 'technical failure' } });
  tell({ type: 'cricket.over', data: {} });
  tell({ type: 'cricket.bowler', data: { player: 'b10' } });
  tell({ type: 'cricket.suspension', data: { player: 'b11' } });
  tell({ type: 'cricket.dead-ball', data: {} });
  tell({ type: 'cricket.reviews', data: { team: 'b', left: 2 } });
  tell({ type: 'cricket.penalty', data: { to: 'a', runs: 5 } });
  const comes = { team: 'b', in: { id: 'x', name: 'Xavier' }, out: 'b9', reason: 'concussion_substitute' };
  tell({ type: 'cricket.replacement', data: comes });
  tell({ type: 'cricket.wicket', data: { kind: 'retired hurt', player: 'a1' } });
  tell({ type: 'cricket.batter', data: { player: 'a4' } });
  tell({ type: 'cricket.absent', data: { players: ['a8', 'a9'] } });
  tell({ type: 'match.paused', data: { reason: 'rain' } });
  tell({ type: 'match.resumed', data: {} });
  tell({ type: 'cricket.overs', data: { overs: 4 } });
  tell({ type: 'cricket.adjust', data: { runs: 149, wickets: 2, balls: 22 } });
  tell({ type: 'cricket.delivery', data: { bowler: 'b10', striker: 'a3', nonStriker: 'a4', runs: { batter: 4 } } });
  tell({ type: 'cricket.close', data: { reason: 'time' } });
  tell({ type: 'cricket.target', data: { runs: 120, overs: 3, method: 'DLS' } });
  tell({ type: 'cricket.innings', data: { striker: 'b1', nonStriker: 'b2', bowler: 'a11' } });
  tell({ type: 'cricket.award', data: { winner: 'a', how: 'conceded' } });
  return { said, match };
}

describe('Hindi', () => {
  it('is Hindi throughout, whatever happens', () => {
    const { said, match } = told();
    expect(said.length).toBeGreaterThan(28);
    for (const text of said) {
      expect(latin(text), text).toBe('');
      expect(text).toMatch(/[।!]$/);
    }
    expect(latin(match.game.summary('hi'))).toBe('');
    const board = match.game.board('hi');
    expect(latin([board.phase, board.situation, board.result].join(' '))).toBe('');
    for (const { tables } of match.game.sheet('hi')) {
      for (const { title, columns } of tables)
        expect(latin([title, ...columns.map(({ label }) => label)].join())).toBe('');
    }
  });

  it.each(DismissalKind.options)('has a notation for %s', (kind) => {
    const text = hi.dismissal({ kind, bowler: 'Baker', fielders: [{ name: 'Adams', substitute: true }], times: 2 });
    expect(latin(text)).toBe('');
    expect(text).toMatch(/\p{Script=Devanagari}.*\(×2\)$/u);
  });

  it('counts balls and overs as it should', () => {
    const chase = (balls: number) => hi.situation({ kind: 'chase', runs: 3, balls, wickets: 1 });
    expect([chase(1), chase(27)]).toEqual(['1 गेंद पर 3 रन चाहिए', '27 गेंदों पर 3 रन चाहिए']);
    expect(hi.phase({ kind: 'innings', ordinal: 4 })).toBe('चौथी पारी');
    expect(hi.note({ kind: 'bowler', name: 'Baker', over: 3 }, 2)).toBe('तीसरे ओवर की ज़िम्मेदारी Baker को।');
    expect(hi.note({ kind: 'bowler', name: 'Baker', over: 12 }, 2)).toBe('12वें ओवर की ज़िम्मेदारी Baker को।');
  });
});
