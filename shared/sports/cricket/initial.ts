import type { Format, Setup } from './setup.ts';
import type { Roster, State } from './state.ts';

/** The state of a match before anything has happened. */
export function initial(setup: Setup): State {
  const { format } = setup;
  const [a, b] = setup.teams;
  return {
    setup,
    format,
    rosters: [rosterOf(a.players, format), rosterOf(b.players, format)],
    toss: null,
    past: [],
    current: null,
    owed: [0, 0],
    revision: null,
    oversLimit: null,
    par: null,
    method: null,
    decider: null,
    award: null,
    finish: null,
    result: null,
  };
}

function rosterOf(players: Setup['teams'][0]['players'], format: Format): Roster {
  return {
    players: new Map(players.map(({ id, name }) => [id, { id, name, replaced: false }])),
    room: Math.max(0, format.playersPerSide - players.length),
  };
}
