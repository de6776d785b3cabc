import { volleyball } from '#shared/sports/volleyball/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { actions, facts, need } from './actions.ts';
import { labels } from './labels.ts';

export const volleyballPad = definePad({
  sport: volleyball,
  actions,
  need,
  facts,
  labels,
  squads: ({ setup: { teams } }) => teams,
});
