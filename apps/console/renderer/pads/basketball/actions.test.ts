import { describe, expect, it } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { basketball } from '#shared/sports/basketball/index.ts';
import type { State } from '#shared/sports/basketball/state.ts';
import { story } from '#shared/sports/basketball/story.ts';
import { checkActions } from '../actions/testing.ts';
import { waysThrough } from '../actions/walk.ts';
import { actions, need } from './actions.ts';
import { facts, shotClock } from './facts.ts';

function stateAfter(events: number): State {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  const state = [...fold.value.steps(0, events)].at(-1)?.after;
  const play = state == null ? null : basketball.stateOf(state.game);
  if (play === null) throw new Error('no game');
  return play;
}

function fewest(id: string, want: (types: readonly string[], data: object) => boolean): number {
  const action = actions(stateAfter(40)).find((each) => each.id === id && each.side === 0);
  if (action === undefined) throw new Error(`no ${id}`);
  const ways = waysThrough(action.step()).filter(({ deeds }) =>
    want(
      deeds.map(({ type }) => type),
      deeds[0]?.data ?? {},
    ),
  );
  expect(ways.length).toBeGreaterThan(0);
  return Math.min(...ways.map(({ keys }) => keys));
}

describe('basketball’s actions', () => {
  it('have keys of their own and lead to events of the sport, at any moment of a game', () => {
    checkActions(basketball, actions, story, { need, facts, shotClock });
  });

  it('take few keys: a basket three, with its assist too; a miss with rebound three; a foul and two free throws seven', () => {
    expect(fewest('near', (_, data) => 'player' in data && !('assist' in data))).toBe(3);
    expect(fewest('near', (_, data) => 'assist' in data)).toBeLessThanOrEqual(5);
    expect(fewest('near-missed', (types) => types.includes('basketball.rebound'))).toBeLessThanOrEqual(5);
    expect(fewest('foul', (types) => types.length === 3)).toBeLessThanOrEqual(9);
    expect(fewest('time-out', () => true)).toBe(1);
  });

  it('ask who starts, who has won the jump ball, and the free throws that are due until they are taken', () => {
    const created = stateAfter(1);
    expect(need(created)).toMatchObject({ kind: 'choose', max: 5 });
    expect(need(stateAfter(40))).toBeNull();
    const due = { ...stateAfter(40), due: [{ foul: 'x', side: 0, of: 2, taken: 0 }] } as const;
    expect(need(due)).toMatchObject({ kind: 'ask', title: expect.stringContaining('1 of 2') });
  });
});
