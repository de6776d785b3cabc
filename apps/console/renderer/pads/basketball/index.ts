import { basketball } from '#shared/sports/basketball/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { squadsOf } from '../actions/people.ts';
import { actions, need } from './actions.ts';
import { facts, shotClock } from './facts.ts';
import { labels } from './labels.ts';

export const basketballPad = definePad({
  sport: basketball,
  actions,
  need,
  facts,
  shotClock,
  labels,
  squads: squadsOf,
});
