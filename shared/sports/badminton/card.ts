import type { JsonObject } from '../../json/json.ts';
import { chanceOf, minutesOf, partsOf, partsWon, playing } from '../rally/part.ts';
import { resultCard } from '../rally/views.ts';
import { other, teamName } from '../side.ts';
import { playerAt } from './board.ts';
import { serviceNow } from './service.ts';
import { type Game, leftNow, playerName, rulesOf, type State } from './state.ts';

/** The full card. Pairs are in the order of `teams`; `score` is games won; times are minutes. */
export function scorecard(state: State): JsonObject {
  const { setup, format } = state;
  const games = partsOf(state);
  return {
    sport: 'badminton',
    format: format.name,
    discipline: format.discipline,
    teams: setup.teams.map(({ name }) => name),
    score: partsWon(state),
    sets: games.map((game) => gameCard(state, game)),
    ...resultCard(state),
    service: serviceCard(state),
    challenges: challengesCard(state),
    cards: state.cards.map(({ side, player, colour, game }) => ({
      team: teamName(state, side),
      player: player === null ? null : playerName(state, side, player),
      colour,
      game,
    })),
  };
}

/** Challenges of each side that failed, and those it has left (null: not limited). */
function challengesCard({ challenges: failed, format: { challenges: allowed } }: State): JsonObject {
  return { failed, left: allowed === null ? null : failed.map((count) => Math.max(0, allowed - count)) };
}

function gameCard(state: State, game: Game): JsonObject {
  return {
    number: game.number,
    score: game.points,
    winner: game.winner === null ? null : teamName(state, game.winner),
    minutes: minutesOf(game),
    lets: game.lets,
    ...(game.from[0] + game.from[1] > 0 && { unrecorded: game.from }),
  };
}

function serviceCard(state: State): JsonObject | null {
  const game = playing(state);
  if (game === null) return null;
  const { serving, server, receiver, court } = serviceNow(state, game);
  const left = leftNow(state);
  const chance = chanceOf(state, rulesOf(state));
  return {
    serving: serving === null ? null : teamName(state, serving),
    server: serving === null ? null : playerAt(state, serving, server),
    receiver: serving === null ? null : playerAt(state, other(serving), receiver),
    court,
    left: left === null ? null : teamName(state, left),
    ...(chance !== null && { [chance.kind === 'match point' ? 'matchPoints' : 'gamePoints']: chance.count }),
  };
}
