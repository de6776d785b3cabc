import { describe, expect, it } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { football } from '#shared/sports/football/index.ts';
import { story } from '#shared/sports/football/story.ts';
import { checkActions } from '../actions/testing.ts';
import { waysThrough } from '../actions/walk.ts';
import { actions } from './actions.ts';

describe('football’s actions', () => {
  it('have keys of their own and lead to events of the sport, at any moment of a match', () => {
    checkActions(football, actions, story);
  });

  it('score a goal with scorer and assist in at most five keys', () => {
    const fold = foldImported(story);
    if (!fold.ok) throw new Error(fold.problem.message);
    const state = [...fold.value.steps(0, 12)].at(-1)?.before;
    const play = state == null ? null : football.stateOf(state.game);
    const goal = play === null ? undefined : actions(play).find(({ id, side }) => id === 'goal' && side === 0);
    if (goal === undefined) throw new Error('no goal can be scored');
    const withAssist = waysThrough(goal.step()).filter(({ deeds }) => deeds[0]?.data.assist !== undefined);
    expect(withAssist.length).toBeGreaterThan(20);
    expect(Math.max(...withAssist.map(({ keys }) => keys))).toBeLessThanOrEqual(5);
  });
});
