import { basketball } from '#shared/sports/basketball/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { actions, need } from './actions.ts';
import { facts, shotClock } from './facts.ts';
import { labels } from './labels.ts';
import { squadsOf } from './people.ts';

export const basketballPad = definePad({
  sport: basketball,
  actions,
  need,
  facts,
  shotClock,
  labels,
  squads: squadsOf,
});
