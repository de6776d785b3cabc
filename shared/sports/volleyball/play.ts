import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Pair, replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { playsFor, rotated, servedBy, unknownPlayer, withLineup } from './rotation.ts';
import {
  courtChanges,
  isDeciding,
  type Point,
  type SetState,
  type State,
  serverNow,
  setsToWin,
  setsWon,
  setWinner,
  type TeamSet,
} from './state.ts';

type SetStart = DataOf<'volleyball.set'>;

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

export function matchOver(): RuleViolation {
  return impossible('match-over', 'The match is decided.', 'Rule 6.3.1');
}

/** Number of the set that the next rally belongs to. */
export function setToPlay({ current }: State): number {
  if (current === null) return 1;
  return current.winner === null ? current.number : current.number + 1;
}

export function emptyTeam(positions: readonly string[] | null): TeamSet {
  return { positions, substitutions: [], libero: null, timeouts: 0 };
}

/** A set begins, or one that stands at 0-0 gets its first server. */
export function startSet(state: State, data: SetStart, at: number, override?: Override): State | RuleViolation {
  const { current } = state;
  const untouched = current !== null && current.record.length === 0 && current.points[0] + current.points[1] === 0;
  if (untouched && (data.set ?? current.number) === current.number) return begin(state, current, data);
  const previous = previousWinner(state, data, override);
  if (previous instanceof RuleViolation) return previous;
  const closed = current === null ? state : settle({ ...state, current: { ...current, winner: previous } });
  if (closed.outcome !== null) return matchOver();
  const number = setToPlay(closed);
  if (data.set !== undefined && data.set !== number) {
    return impossible('wrong-set', `The next set is number ${number}, not ${data.set}.`);
  }
  const first = firstToServe(closed, number);
  const set: SetState = {
    number,
    points: [0, 0],
    serving: first,
    first,
    teams: [emptyTeam(state.lineups[0]), emptyTeam(state.lineups[1])],
    record: [],
    from: [0, 0],
    winner: null,
    began: at,
    until: at,
  };
  const opened: State = {
    ...closed,
    past: closed.current === null ? closed.past : [...closed.past, closed.current],
    lineups: [null, null],
    owed: [0, 0],
  };
  const begun = begin(opened, set, data);
  return begun instanceof RuleViolation ? begun : withOwed(begun, state.owed, at);
}

/** Who won the set before the one that begins; null before the first. */
function previousWinner(state: State, data: SetStart, override: Override | undefined): Side | null | RuleViolation {
  const { current } = state;
  if (current === null || current.winner !== null) return current?.winner ?? null;
  const [a, b] = current.points;
  const leader = a === b ? null : a > b ? 0 : 1;
  const said = data.previous === undefined ? null : teamSide(state, data.previous);
  if (said !== null && data.set === current.number + 1) return said;
  if (leader !== null && waived(override, 'set-in-progress')) return leader;
  const message = `Set ${current.number} is not over at ${a}-${b}.`;
  return leader === null
    ? impossible('set-in-progress', message, 'Rule 6.2')
    : against('set-in-progress', message, 'Rule 6.2');
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

export function lineUp(state: State, { team, set, positions }: DataOf<'volleyball.lineup'>): State | RuleViolation {
  const side = teamSide(state, team);
  if (side === null) return unknownTeam(team);
  const stranger = positions.find((player) => !playsFor(state, side, player));
  if (stranger !== undefined) return unknownPlayer(state, side, stranger);
  const { current } = state;
  const number = set ?? setToPlay(state);
  if (current === null || number > current.number) {
    return { ...state, lineups: replaced(state.lineups, side, positions) };
  }
  if (number < current.number) {
    return impossible('wrong-set', `Set ${current.number} has begun; the line-up says set ${number}.`);
  }
  const lined = withLineup(state, current, side, positions);
  return lined instanceof RuleViolation ? lined : { ...state, current: lined };
}

export function playRally(
  before: State,
  data: DataOf<'volleyball.rally'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  if (before.outcome !== null) return matchOver();
  const winner = teamSide(before, data.winner);
  if (winner === null) return unknownTeam(data.winner);
  const { player } = data;
  if (player !== undefined && !playsFor(before, 0, player) && !playsFor(before, 1, player)) {
    return impossible('unknown-player', `${player} does not play in this match.`);
  }
  const state = inSet(before, data.set, at, override);
  if (state instanceof RuleViolation) return state;
  const { current } = state;
  if (current === null) return state;
  const served = withService(state, current, data);
  if (served instanceof RuleViolation) return served;
  const facts = { how: data.how ?? null, player: player ?? null, server: data.server };
  return addPoint({ ...state, current: served }, winner, facts, at);
}

/** The state in which the rally's set is on. */
function inSet(
  state: State,
  number: number | undefined,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const { current } = state;
  if (current === null || (number ?? setToPlay(state)) > current.number) {
    return startSet(state, number === undefined ? {} : { set: number }, at, override);
  }
  if (number !== undefined && number < current.number) {
    return impossible('wrong-set', `Set ${current.number} has begun; the rally says set ${number}.`);
  }
  if (current.winner === null) return state;
  return impossible('set-over', `Set ${current.number} is over at ${current.points.join('-')}.`, 'Rule 6.2');
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
  const { current: set, format } = state;
  if (set === null || set.winner !== null) return state;
  const points = replaced(set.points, side, set.points[side] + 1);
  const sideOut = set.serving === other(side);
  return settle({
    ...state,
    current: {
      ...set,
      points,
      serving: side,
      teams: sideOut ? replaced(set.teams, side, rotated(set.teams[side])) : set.teams,
      record: [
        ...set.record,
        {
          winner: side,
          serving: set.serving,
          server: facts.server ?? serverNow(set),
          how: facts.how,
          player: facts.player,
        },
      ],
      winner: setWinner(points, format, set.number),
      until: Math.max(set.until, at),
    },
  });
}

/** The match is over when a team has won enough sets (Rule 6.3.1). */
export function settle(state: State): State {
  const need = setsToWin(state.format);
  const winner = setsWon(state).findIndex((sets) => sets >= need);
  if (winner !== 0 && winner !== 1) return state;
  return { ...state, outcome: { kind: 'won', winner, by: 'sets' } };
}

export function setCourts(state: State, left: string): State | RuleViolation {
  const side = teamSide(state, left);
  if (side === null) return unknownTeam(left);
  const turned = state.current === null ? 0 : courtChanges(state, state.current);
  return { ...state, leftFirst: turned % 2 === 0 ? side : other(side) };
}
