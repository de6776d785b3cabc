import { periodClock } from '../clock.ts';
import { EMPTY_LINE } from './line.ts';
import { lengthOf } from './moment.ts';
import type { Setup } from './setup.ts';
import type { Extras, Squad, State } from './state.ts';

/** The state of a game before anything has happened. */
export function initial(setup: Setup): State {
  const { format } = setup;
  return {
    setup,
    format,
    squads: [squadOf(setup, 0), squadOf(setup, 1)],
    lines: [setup.teams[0].players.map(() => EMPTY_LINE), setup.teams[1].players.map(() => EMPTY_LINE)],
    teamLines: [EMPTY_LINE, EMPTY_LINE],
    court: [new Map(), new Map()],
    substituted: [false, false],
    extras: [NO_EXTRAS, NO_EXTRAS],
    bench: [NO_FOULS, NO_FOULS],
    foulMarks: [[], []],
    arrow: null,
    idle: periodClock('down', lengthOf(format, 1), 0),
    shotClock: null,
    periods: [],
    score: [0, 0],
    margin: 0,
    elapsed: 0,
    leader: null,
    run: null,
    due: [],
    timeouts: [],
    challenges: [0, 0],
    award: null,
    protests: [],
    finish: null,
    result: null,
  };
}

const NO_EXTRAS: Extras = { paint: 0, fastBreak: 0, fromTurnover: 0, secondChance: 0 };
const NO_FOULS = { coach: 0, bench: 0 };

function squadOf({ teams, format }: Setup, side: 0 | 1): Squad {
  const { players, captain } = teams[side];
  return {
    players: new Map(players.map(({ id, name, number }, place) => [id, { id, place, name, number: number ?? null }])),
    open: players.length < format.players,
    starters: [],
    captain: captain ?? null,
  };
}
