import type { Override } from '../../match/event.ts';
import { matchWinner, type Part, partsWon, partToPlay, winnerAt } from '../rally/part.ts';
import { emptyPart, isUntouched, matchOver, placeOf, previousWinner, unknownTeam } from '../rally/progress.ts';
import { impossible } from '../refusal.ts';
import { other, type Pair, replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { playsFor, rotated, servedBy, unknownPlayer } from './rotation.ts';
import {
  courtChanges,
  isDeciding,
  type Point,
  rulesOf,
  type SetState,
  type State,
  serverNow,
  type TeamSet,
} from './state.ts';

type SetStart = DataOf<'volleyball.set'>;

/** A set begins, or one that stands at 0-0 gets its first server. */
export function startSet(state: State, data: SetStart, at: number, override?: Override): State | RuleViolation {
  const { current } = state;
  if (current !== null && isUntouched(state, data.set)) return begin(state, current, data);
  const rules = rulesOf(state);
  const previous = previousWinner(state, { number: data.set, previous: data.previous }, override, rules);
  if (previous instanceof RuleViolation) return previous;
  const closed = current === null ? state : settle({ ...state, current: { ...current, winner: previous } });
  if (closed.outcome !== null) return matchOver(rules);
  const number = partToPlay(closed);
  if (number > rules.bestOf) return matchOver(rules);
  if (data.set !== undefined && data.set !== number) {
    return impossible('wrong-set', `The next set is number ${number}, not ${data.set}.`);
  }
  const first = firstToServe(closed, number);
  const teams: Pair<TeamSet> = [emptyTeam(state.lineups[0]), emptyTeam(state.lineups[1])];
  const set = { ...newSet(emptyPart(number, at)), serving: first, first, teams };
  const past = closed.current === null ? closed.past : [...closed.past, closed.current];
  const begun = begin({ ...closed, past, lineups: [null, null], owed: [0, 0] }, set, data);
  return begun instanceof RuleViolation ? begun : withOwed(begun, state.owed, at);
}

export function newSet(bare: Part<never>): SetState {
  return { ...bare, first: null, teams: [emptyTeam(null), emptyTeam(null)] };
}

function emptyTeam(positions: readonly string[] | null): TeamSet {
  return { positions, substitutions: [], libero: null, timeouts: 0, challenges: 0 };
}

/** Rule 12.1: by toss in the first and the deciding set, else the team that did not serve first in the set before. */
function firstToServe({ toss, current, format }: State, number: number): Side | null {
  if (number === 1) {
    if (toss === null || toss.choice === 'court') return null;
    return toss.choice === 'serve' ? toss.winner : other(toss.winner);
  }
  const first = current?.first ?? null;
  return first === null || isDeciding(format, number) ? null : other(first);
}

function begin(state: State, set: SetState, data: SetStart): State | RuleViolation {
  const serving = data.serving === undefined ? null : teamSide(state, data.serving);
  if (data.serving !== undefined && serving === null) return unknownTeam(data.serving);
  const next = { ...state, current: serving === null ? set : { ...set, serving, first: serving } };
  return data.left === undefined ? next : setCourts(next, data.left);
}

function withOwed(state: State, owed: Pair<number>, at: number): State {
  let next = state;
  for (const side of [0, 1] as const) {
    for (let i = 0; i < owed[side]; i++) next = addPoint(next, side, { how: 'sanction', player: null }, at);
  }
  return next;
}

export function playRally(
  before: State,
  data: DataOf<'volleyball.rally'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const rules = rulesOf(before);
  if (before.outcome !== null) return matchOver(rules);
  const winner = teamSide(before, data.winner);
  if (winner === null) return unknownTeam(data.winner);
  const { player, set, previous } = data;
  if (player !== undefined && !playsFor(before, 0, player) && !playsFor(before, 1, player)) {
    return impossible('unknown-player', `${player} does not play in this match.`);
  }
  const place = placeOf(before, set, rules);
  if (place instanceof RuleViolation) return place;
  const opening = { ...(set !== undefined && { set }), ...(previous !== undefined && { previous }) };
  const state = place === 'next' ? startSet(before, opening, at, override) : before;
  if (state instanceof RuleViolation || state.current === null) return state;
  const served = withService(state, state.current, data);
  if (served instanceof RuleViolation) return served;
  const facts = { how: data.how ?? null, player: player ?? null, server: data.server };
  return addPoint({ ...state, current: served }, winner, facts, at);
}

/** The set with the service as it was, where the rally says so. */
export function withService(
  state: State,
  set: SetState,
  { serving, server }: DataOf<'volleyball.rally'>,
): SetState | RuleViolation {
  const said = serving === undefined ? null : teamSide(state, serving);
  if (serving !== undefined && said === null) return unknownTeam(serving);
  const side = said ?? set.serving;
  const first = set.record.length === 0 && set.first === null ? side : set.first;
  const next = side === set.serving ? set : { ...set, serving: side, first };
  if (server === undefined || side === null) return next;
  return playsFor(state, side, server) ? servedBy(next, side, server) : unknownPlayer(state, side, server);
}

/** A point to `side`; when it was receiving it rotates and serves (Rules 6.1.3, 7.6.2). */
export function addPoint(
  state: State,
  side: Side,
  facts: Pick<Point, 'how' | 'player'> & { readonly server?: string | undefined },
  at: number,
): State {
  const { current: set } = state;
  if (set === null || set.winner !== null) return state;
  const points = replaced(set.points, side, set.points[side] + 1);
  const sideOut = set.serving === other(side);
  const { how, player, server = serverNow(set) } = facts;
  return settle({
    ...state,
    current: {
      ...set,
      points,
      serving: side,
      teams: sideOut ? replaced(set.teams, side, rotated(set.teams[side])) : set.teams,
      record: [...set.record, { winner: side, serving: set.serving, server, how, player }],
      winner: winnerAt(points, rulesOf(state).terms(set.number)),
      until: Math.max(set.until, at),
    },
  });
}

/** The match is over when a team has won enough sets (Rule 6.3.1). */
export function settle(state: State): State {
  const winner = matchWinner(partsWon(state), rulesOf(state));
  return winner === null ? state : { ...state, outcome: { kind: 'won', winner, by: 'sets' } };
}

export function setCourts(state: State, left: string): State | RuleViolation {
  const side = teamSide(state, left);
  if (side === null) return unknownTeam(left);
  const turned = state.current === null ? 0 : courtChanges(state, state.current);
  return { ...state, leftFirst: turned % 2 === 0 ? side : other(side) };
}
