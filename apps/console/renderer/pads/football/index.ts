import { football } from '#shared/sports/football/index.ts';
import { definePad } from '../actions/define-pad.tsx';
import { actions } from './actions.ts';
import { labels } from './labels.ts';

export const footballPad = definePad({
  sport: football,
  actions,
  labels,
  squads: ({
    setup: {
      teams: [home, away],
    },
    squads,
  }) => [
    { ...home, players: squadOf(squads[0].players) },
    { ...away, players: squadOf(squads[1].players) },
  ],
});

/** As the state knows them: with those who turned up beside the team sheet. */
function squadOf(
  players: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly number: number | null }>,
) {
  return [...players.values()].map(({ id, name, number }) => ({ id, name, ...(number !== null && { number }) }));
}
