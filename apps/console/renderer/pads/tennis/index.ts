import { tennis } from '#shared/sports/tennis/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { actions, facts, need } from './actions.ts';
import { labels } from './labels.ts';

export const tennisPad = definePad({
  sport: tennis,
  actions,
  need,
  facts,
  labels,
  squads: ({ setup: { teams } }) => teams,
});
