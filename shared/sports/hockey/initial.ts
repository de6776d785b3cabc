import { periodClock } from '../clock.ts';
import type { Side } from '../side.ts';
import type { Setup } from './setup.ts';
import type { Squad, State } from './state.ts';
import { lengthOf } from './time.ts';

/** The state of a match before anything has happened. */
export function initial(setup: Setup): State {
  return {
    setup,
    format: setup.format,
    squads: [squadOf(setup, 0), squadOf(setup, 1)],
    now: 0,
    toss: null,
    idle: periodClock('down', lengthOf(setup.format), 0),
    periods: [],
    goals: [],
    corners: [],
    strokes: [],
    cards: [],
    referrals: [],
    substitutions: [0, 0],
    actions: [{}, {}],
    possession: null,
    shootOut: null,
    award: null,
    finish: null,
    result: null,
  };
}

function squadOf({ teams, format }: Setup, side: Side): Squad {
  const { players } = teams[side];
  return {
    players: new Map(players.map(({ id, name, number }) => [id, { id, name, number: number ?? null }])),
    open: players.length < format.playersPerSide,
    lineUp: null,
    field: null,
    goal: { keeper: null, empty: false },
  };
}
