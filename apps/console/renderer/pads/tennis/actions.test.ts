import { expect, it } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { tennis } from '#shared/sports/tennis/index.ts';
import { story } from '#shared/sports/tennis/story.ts';
import { checkActions } from '../actions/testing.ts';
import { actions, need } from './actions.ts';

it('tennis’s actions have keys of their own and lead to events of the sport, at any moment of a match', () => {
  checkActions(tennis, actions, story);
});

it('asks who serves first, and nothing once that is known', () => {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  const created = [...fold.value.steps(0, 1)][0]?.after;
  const first = created == null ? null : tennis.stateOf(created.game);
  const last = fold.value.state === null ? null : tennis.stateOf(fold.value.state.game);
  expect(first === null ? null : need(first)).toMatchObject({ kind: 'ask' });
  expect(last === null ? null : need(last)).toBeNull();
});
