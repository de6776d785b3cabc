import type { JsonObject } from '../../json/json.ts';
import { chanceOf, minutesOf, partsOf, partsWon, playing } from '../rally/part.ts';
import { resultCard } from '../rally/views.ts';
import { type Side, teamName } from '../side.ts';
import { leftNow, onCourt, playerName, rulesOf, type SetState, type State, serverNow } from './state.ts';

/** The full card. Pairs are in the order of `teams`; `score` is sets won; times are minutes. */
export function scorecard(state: State): JsonObject {
  const { setup, format } = state;
  return {
    sport: 'volleyball',
    format: format.name,
    teams: setup.teams.map(({ name }) => name),
    score: partsWon(state),
    sets: partsOf(state).map((set) => setCard(state, set)),
    ...resultCard(state),
    court: courtCard(state),
    sanctions: state.sanctions.map(({ side, kind, player, person, set }) => ({
      team: teamName(state, side),
      kind,
      player: player === null ? person : playerName(state, player),
      set,
    })),
  };
}

function setCard(state: State, set: SetState): JsonObject {
  const { teams } = set;
  return {
    number: set.number,
    score: set.points,
    winner: set.winner === null ? null : teamName(state, set.winner),
    minutes: minutesOf(set),
    timeouts: teams.map(({ timeouts }) => timeouts),
    challengesLost: teams.map(({ challenges }) => challenges),
    substitutions: teams.map(({ substitutions }) =>
      substitutions.map(({ out, in: comes, exceptional }) => ({
        out: playerName(state, out),
        in: playerName(state, comes),
        exceptional,
      })),
    ),
    ...(set.from[0] + set.from[1] > 0 && { unrecorded: set.from }),
  };
}

function courtCard(state: State): JsonObject | null {
  const set = playing(state);
  if (set === null) return null;
  const server = serverNow(set);
  const left = leftNow(state);
  const chance = chanceOf(state, rulesOf(state));
  const players = (side: Side) => onCourt(set.teams[side])?.map((player) => playerName(state, player)) ?? null;
  return {
    serving: set.serving === null ? null : teamName(state, set.serving),
    server: server === null ? null : playerName(state, server),
    /** Positions 1 to 6 of each team. */
    positions: [players(0), players(1)],
    left: left === null ? null : teamName(state, left),
    ...(chance !== null && { [chance.kind === 'match point' ? 'matchPoints' : 'setPoints']: chance.count }),
  };
}
