import { impossible } from '../refusal.ts';
import { other, replaced, type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { Game, State } from './state.ts';

export interface ServiceFacts {
  readonly serving?: string | undefined;
  readonly server?: string | undefined;
  readonly receiver?: string | undefined;
}

export interface Service {
  readonly serving: Side | null;
  /** Index of the player in the side's list; null: not known. */
  readonly server: Side | null;
  readonly receiver: Side | null;
  /** The service court; null while it is not known who serves. */
  readonly court: 'right' | 'left' | null;
}

/** Who serves to whom from which court (Laws 10 and 11): from the right when the serving side's score is even. */
export function serviceNow({ format }: Pick<State, 'format'>, { serving, points, right }: Game): Service {
  if (serving === null) return { serving, server: null, receiver: null, court: null };
  const even = points[serving] % 2 === 0;
  const court = even ? 'right' : 'left';
  if (format.discipline === 'singles') return { serving, server: 0, receiver: 0, court };
  const inCourt = (side: Side) => standing(right[side], even);
  return { serving, server: inCourt(serving), receiver: inCourt(other(serving)), court };
}

/** The game with the service as the facts say; what they leave out stays as it is. */
export function withService(state: State, game: Game, facts: ServiceFacts): Game | RuleViolation {
  const named = facts.serving === undefined ? sideOfPlayer(state, facts.server) : teamSide(state, facts.serving);
  if (facts.serving !== undefined && named === null) {
    return impossible('unknown-team', `${facts.serving} does not play in this match.`);
  }
  const serving = named ?? game.serving;
  if (serving === null) return game;
  const server = playerIndex(state, serving, facts.server);
  const receiver = playerIndex(state, other(serving), facts.receiver);
  if (server === 'unknown' || receiver === 'unknown') {
    const id = server === 'unknown' ? facts.server : facts.receiver;
    return impossible(
      'unknown-player',
      `${id} is no player of the ${server === 'unknown' ? 'serving' : 'receiving'} side.`,
    );
  }
  const even = game.points[serving] % 2 === 0;
  let { right } = game;
  if (server !== null) right = replaced(right, serving, standing(server, even));
  if (receiver !== null) right = replaced(right, other(serving), standing(receiver, even));
  return serving === game.serving && right === game.right ? game : { ...game, serving, right };
}

/** Who is in the court of this parity when `right` is in the right one; its own inverse. */
function standing(right: Side | null, even: boolean): Side | null {
  return right === null || even ? right : other(right);
}

function sideOfPlayer({ setup }: State, player: string | undefined): Side | null {
  if (player === undefined) return null;
  const index = setup.teams.findIndex(({ players }) => players.some(({ id }) => id === player));
  return index === 0 || index === 1 ? index : null;
}

/** Null: not named, or the side has no list of players. */
export function playerIndex({ setup }: State, side: Side, player: string | undefined): Side | null | 'unknown' {
  const { players } = setup.teams[side];
  if (player === undefined || players.length === 0) return null;
  const index = players.findIndex(({ id }) => id === player);
  return index === 0 || index === 1 ? index : 'unknown';
}
