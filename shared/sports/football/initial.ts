import { periodClock } from '../clock.ts';
import type { Setup } from './setup.ts';
import type { Squad, State } from './state.ts';

/** The state of a match before anything has happened. */
export function initial(setup: Setup): State {
  const { format } = setup;
  return {
    setup,
    format,
    squads: [squadOf(setup, 0), squadOf(setup, 1)],
    toss: null,
    idle: periodClock('up', format.halfMinutes * 60_000, 0),
    periods: [],
    goals: [],
    penalties: [],
    cards: [],
    substitutions: [],
    reviews: [],
    sinBins: [],
    breaks: [],
    shots: [],
    possession: null,
    actions: [{}, {}],
    shootOut: null,
    award: null,
    finish: null,
    result: null,
  };
}

function squadOf({ teams, format }: Setup, side: 0 | 1): Squad {
  const { players } = teams[side];
  return {
    players: new Map(players.map(({ id, name, number }) => [id, { id, name, number: number ?? null }])),
    open: players.length < format.playersPerSide,
    lineUp: null,
    told: null,
  };
}
