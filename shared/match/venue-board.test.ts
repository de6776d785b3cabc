import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json.ts';
import { stories } from '../sports/testing/stories.ts';
import { foldImported } from './imported.ts';
import type { MatchState } from './state.ts';
import { compareBoard } from './venue-board.ts';

const reading = (data: JsonObject) => ({ device: 'board-1', kind: 'score', data, at: 0 });

function livingStates(story: (typeof stories)[number]): MatchState[] {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  return [...fold.value.steps()].flatMap(({ after }) => (after?.status === 'live' ? [after] : []));
}

describe.each(stories.map((story) => [String(story.drafts[0]?.data.sport), story] as const))('%s', (_, story) => {
  it('agrees all through a match with a board that shows its score, and with no other one of the match', () => {
    const states = livingStates(story);
    const readings = states.map(({ game }) => game.board('en').score);
    expect(states.filter((state, i) => !compareBoard(state, reading(readings[i] ?? {})).agrees)).toEqual([]);
    // The score at the end, shown in the middle, and the other way round.
    const [early, last] = [states[Math.floor(states.length / 3)], states.at(-1)];
    if (early === undefined || last === undefined) throw new Error('a story without play');
    const shown = compareBoard(last, reading(early.game.board('en').score));
    const known = last.game.suggestions(reading(early.game.board('en').score)).length > 0;
    expect(shown.agrees).toBe(!known);
  });
});

it('has nothing against a reading of which the sport makes nothing', () => {
  const [story] = stories;
  const state = story === undefined ? undefined : livingStates(story).at(-1);
  expect(state !== undefined && compareBoard(state, reading({ bulbs: 7 }))).toEqual({ agrees: true });
});
