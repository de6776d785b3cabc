import { it } from 'vitest';
import { badminton } from '#shared/sports/badminton/index.ts';
import { story } from '#shared/sports/badminton/story.ts';
import { checkActions } from '../actions/testing.ts';
import { actions } from './actions.ts';

it('badminton’s actions have keys of their own and lead to events of the sport, at any moment of a match', () => {
  checkActions(badminton, actions, story);
});
