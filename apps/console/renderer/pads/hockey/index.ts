import { hockey } from '#shared/sports/hockey/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { squadsOf } from '../actions/people.ts';
import { actions, need } from './actions.ts';
import { facts } from './facts.ts';
import { labels } from './labels.ts';

export const hockeyPad = definePad({ sport: hockey, actions, need, facts, labels, squads: squadsOf });
