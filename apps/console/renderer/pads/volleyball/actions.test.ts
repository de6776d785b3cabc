import { it } from 'vitest';
import { volleyball } from '#shared/sports/volleyball/index.ts';
import { story } from '#shared/sports/volleyball/story.ts';
import { checkActions } from '../actions/testing.ts';
import { actions } from './actions.ts';

it('volleyball’s actions have keys of their own and lead to events of the sport, at any moment of a match', () => {
  checkActions(volleyball, actions, story);
});
