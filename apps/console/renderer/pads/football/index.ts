import { football } from '#shared/sports/football/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { squadsOf } from '../actions/people.ts';
import { actions } from './actions.ts';
import { labels } from './labels.ts';

export const footballPad = definePad({
  sport: football,
  actions,
  labels,
  squads: squadsOf,
});
