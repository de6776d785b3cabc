import { periodClock } from '../clock.ts';
import type { Side } from '../side.ts';
import type { Setup } from './setup.ts';
import type { State, Team } from './state.ts';

/** The state of a match before anything has happened. */
export function initial(setup: Setup): State {
  const { format } = setup;
  return {
    setup,
    format,
    toss: null,
    idle: periodClock('down', format.halfMinutes * 60_000, 0),
    periods: [],
    teams: [teamOf(setup, 0), teamOf(setup, 1)],
    raid: null,
    raided: null,
    steps: null,
    cards: [],
    tieBreak: null,
    golden: null,
    award: null,
    finish: null,
    result: null,
  };
}

/** Until a line-up is given, nobody on the mat has a name, unless there are no more players than it takes. */
function teamOf({ teams, format: { playersPerSide } }: Setup, side: Side): Team {
  const { players } = teams[side];
  const all = players.length === playersPerSide;
  return {
    squad: new Map(
      players.map(({ id, name, number, position }) => [
        id,
        { id, name, number: number ?? null, position: position ?? null },
      ]),
    ),
    on: Array.from({ length: playersPerSide }, (_, index) => (all ? (players[index]?.id ?? null) : null)),
    out: [],
    suspended: [],
    dismissed: [],
    empty: 0,
    timeOuts: [],
    substitutions: [],
    reviews: { used: 0, lost: 0 },
    raids: { total: 0, successful: 0, empty: 0, super: 0 },
    tackles: { successful: 0, failed: 0, super: 0 },
    allOuts: 0,
    players: new Map(),
  };
}
