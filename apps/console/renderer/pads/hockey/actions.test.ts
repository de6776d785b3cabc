import { describe, expect, it } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { hockey } from '#shared/sports/hockey/index.ts';
import type { State } from '#shared/sports/hockey/state.ts';
import { story } from '#shared/sports/hockey/story.ts';
import { checkActions } from '../actions/testing.ts';
import { waysThrough } from '../actions/walk.ts';
import { actions, need } from './actions.ts';
import { facts } from './facts.ts';

function states(): readonly State[] {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  return [...fold.value.steps(0, fold.value.effective.length)].flatMap(({ after }) =>
    after === null ? [] : (hockey.stateOf(after.game) ?? []),
  );
}

function find(want: (state: State) => boolean): State {
  const state = states().find(want);
  if (state === undefined) throw new Error('no such moment');
  return state;
}

function keysOf(state: State, id: string, want: (data: object) => boolean): readonly number[] {
  const action = actions(state).find((each) => each.id === id && (each.side ?? 0) === 0);
  if (action === undefined) throw new Error(`no ${id}`);
  const ways = waysThrough(action.step()).filter(({ deeds }) => want(deeds[0]?.data ?? {}));
  expect(ways.length).toBeGreaterThan(0);
  return ways.map(({ keys }) => keys);
}

const playing = (state: State) => state.periods.length === 1 && state.corners.length === 0;

describe('hockey’s actions', () => {
  it('have keys of their own and lead to events of the sport, at any moment of a match', () => {
    checkActions(hockey, actions, story, { need, facts });
  });

  it('take few keys: a goal with its scorer three, a circle entry one, a card four', () => {
    expect(Math.max(...keysOf(find(playing), 'goal', (data) => 'player' in data))).toBeLessThanOrEqual(3);
    expect(keysOf(find(playing), 'entry', () => true)).toEqual([1]);
    const green = keysOf(find(playing), 'card', (data) => 'card' in data && data.card === 'green' && 'player' in data);
    expect(Math.max(...green)).toBeLessThanOrEqual(4);
  });

  it('ask what came of a penalty corner on the key that gave it, and show the time until it is taken', () => {
    const given = find(({ corners }) => corners.length > 0 && corners.at(-1)?.outcome === null);
    const side = given.corners.at(-1)?.side;
    const corner = actions(given).find((each) => each.id === 'corner' && each.side === side);
    expect(corner?.step()).toMatchObject({ kind: 'ask' });
    expect(facts(given)).toContainEqual(expect.objectContaining({ urgent: true, clock: expect.anything() }));
  });

  it('show the suspension that a card gives as a clock of its own', () => {
    const carded = find(({ cards }) => cards.length === 1);
    expect(facts(carded)).toContainEqual(
      expect.objectContaining({ side: carded.cards[0]?.side, clock: expect.objectContaining({ direction: 'down' }) }),
    );
  });

  it('ask who starts and who won the toss, and no more once the match is on', () => {
    expect(need(find(() => true))).toMatchObject({ kind: 'choose', max: 11 });
    expect(need(find(playing))).toBeNull();
  });
});
