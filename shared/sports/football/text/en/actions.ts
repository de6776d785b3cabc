import type { Action } from '../../events.ts';

export const ACTIONS: Readonly<Record<Action, string>> = {
  'shot on target': 'Shots on target',
  'shot off target': 'Shots off target',
  'shot blocked': 'Shots blocked',
  save: 'Saves',
  corner: 'Corners',
  foul: 'Fouls',
  offside: 'Offsides',
  'free kick': 'Free kicks',
  'throw-in': 'Throw-ins',
  'goal kick': 'Goal kicks',
};
