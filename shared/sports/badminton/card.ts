import type { JsonObject } from '../../json/json.ts';
import { other, teamName } from '../side.ts';
import { playerAt } from './board.ts';
import { chanceOf, scoreLine } from './result.ts';
import { serviceNow } from './service.ts';
import { type Game, gamesOf, gamesWon, leftNow, playerName, playing, type State } from './state.ts';

/** The full card. Pairs are in the order of `teams`; `score` is games won; times are minutes. */
export function scorecard(state: State): JsonObject {
  const { setup, format, outcome } = state;
  const games = gamesOf(state);
  const winner = outcome?.kind === 'won' ? teamName(state, outcome.winner) : null;
  return {
    sport: 'badminton',
    format: format.name,
    discipline: format.discipline,
    teams: setup.teams.map(({ name }) => name),
    score: gamesWon(state),
    sets: games.map((game) => gameCard(state, game)),
    scoreline: scoreLine(state, 0),
    winner,
    result:
      outcome === null
        ? null
        : outcome.kind === 'no result'
          ? { winner: null, by: null, noResult: true, score: scoreLine(state, 0) }
          : { winner, by: outcome.by, noResult: false, score: scoreLine(state, outcome.winner) },
    service: serviceCard(state),
    cards: state.cards.map(({ side, player, colour, game }) => ({
      team: teamName(state, side),
      player: player === null ? null : playerName(state, side, player),
      colour,
      game,
    })),
  };
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

export function minutesOf({ began, until }: Game): number {
  return Math.max(0, Math.round((until - began) / 60_000));
}

function serviceCard(state: State): JsonObject | null {
  const game = playing(state);
  if (game === null) return null;
  const { serving, server, receiver, court } = serviceNow(state, game);
  const left = leftNow(state);
  const chance = chanceOf(state);
  return {
    serving: serving === null ? null : teamName(state, serving),
    server: serving === null ? null : playerAt(state, serving, server),
    receiver: serving === null ? null : playerAt(state, other(serving), receiver),
    court,
    left: left === null ? null : teamName(state, left),
    ...(chance !== null && { [chance.kind === 'match point' ? 'matchPoints' : 'gamePoints']: chance.count }),
  };
}
