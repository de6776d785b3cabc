import { badminton } from '#shared/sports/badminton/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { actions, facts, need } from './actions.ts';
import { labels } from './labels.ts';

export const badmintonPad = definePad({
  sport: badminton,
  actions,
  need,
  facts,
  labels,
  squads: ({ setup: { teams } }) => teams,
});
