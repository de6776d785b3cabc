import { kabaddi } from '#shared/sports/kabaddi/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { actions, need } from './actions.ts';
import { facts, raidClock } from './facts.ts';
import { labels } from './labels.ts';
import { squads } from './people.ts';

export const kabaddiPad = definePad({
  sport: kabaddi,
  actions,
  need,
  facts,
  shotClock: raidClock,
  labels,
  squads,
});
