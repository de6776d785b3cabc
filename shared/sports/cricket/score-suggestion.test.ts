import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json/json.ts';
import { suggestions } from './suggestions.ts';
import { TestMatch } from './test-match.ts';

function read(match: TestMatch, data: JsonObject) {
  return suggestions(match.state, { device: 'board', kind: 'score', data, at: 0 });
}

function batting(): TestMatch {
  const match = new TestMatch();
  match.send({ type: 'cricket.innings', data: { batting: 'a' } });
  return match;
}

describe('a scoreboard’s reading', () => {
  it('becomes the adjustment that makes it the score', () => {
    const match = batting();
    const adjusted = { type: 'cricket.adjust', data: { batting: 'a', runs: 187, wickets: 4, balls: 196 } };
    const { name, shortName } = match.state.setup.teams[0];
    for (const team of ['a', name, shortName]) {
      expect(read(match, { team, runs: 187, wickets: 4, overs: '32.4' })).toEqual([adjusted]);
    }
    expect(read(match, { runs: 187, wickets: 4, overs: 32.4 })).toEqual([adjusted]);
  });

  it('is left alone where it is of another side, of no innings or no score at all', () => {
    const score = { runs: 1, wickets: 0, overs: '0.1' };
    expect(read(new TestMatch(), score)).toEqual([]);
    for (const wrong of [
      { team: 'b' },
      { overs: '3.6' },
      { overs: 'ten' },
      { runs: -1 },
      { wickets: 11 },
      { runs: '5' },
    ]) {
      expect(read(batting(), { ...score, ...wrong }), JSON.stringify(wrong)).toEqual([]);
    }
  });
});
