import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { counted, EMPTY_LINE, type Line, type Tally } from './line.ts';
import type { State } from './state.ts';

/** More names than any team sheet has. */
const MAX_PLAYERS = 60;

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

export function sideOf(state: State, team: string): Side | RuleViolation {
  return teamSide(state, team) ?? unknownTeam(team);
}

/** The state in which the player is known, or why he cannot be one of that side. */
export function admit(
  state: State,
  side: Side,
  id: string | undefined,
  override: Override | undefined,
): State | RuleViolation {
  const squad = state.squads[side];
  if (id === undefined || squad.players.has(id)) return state;
  if (squad.players.size >= MAX_PLAYERS) return impossible('too-many-players', 'The team sheet is full.');
  if (!squad.open && !waived(override, 'unknown-player')) {
    return against('unknown-player', `${id} is not on the team sheet of ${teamName(state, side)}.`, 'Art. 4.2');
  }
  const lines = state.lines[side];
  const players = new Map(squad.players).set(id, { id, place: lines.length, name: id, number: null });
  return {
    ...state,
    squads: replaced(state.squads, side, { ...squad, players }),
    lines: replaced(state.lines, side, [...lines, EMPTY_LINE]),
  };
}

export function admitAll(
  before: State,
  side: Side,
  ids: readonly (string | undefined)[],
  override: Override | undefined,
): State | RuleViolation {
  let state = before;
  for (const id of ids) {
    const next = admit(state, side, id, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  return state;
}

/** The line of a player, or of the team itself. */
export function lineOf(state: State, side: Side, id: string | null | undefined): Line {
  if (id === null || id === undefined) return state.teamLines[side];
  const place = state.squads[side].players.get(id)?.place;
  return place === undefined ? EMPTY_LINE : (state.lines[side][place] ?? EMPTY_LINE);
}

export function withLine(state: State, side: Side, id: string | null | undefined, line: Line): State {
  if (id === null || id === undefined) return { ...state, teamLines: replaced(state.teamLines, side, line) };
  const place = state.squads[side].players.get(id)?.place;
  if (place === undefined) return state;
  return { ...state, lines: replaced(state.lines, side, state.lines[side].with(place, line)) };
}

export function tallied(state: State, side: Side, id: string | null | undefined, figure: Tally): State {
  const line = lineOf(state, side, id);
  return withLine(state, side, id, { ...line, [figure]: line[figure] + 1 });
}

export function shotBy(
  state: State,
  side: Side,
  id: string | undefined,
  from: 'inside' | 'outside' | 'free',
  made: boolean,
): State {
  const line = lineOf(state, side, id);
  return withLine(state, side, id, { ...line, [from]: counted(line[from], made) });
}

/** Why the player must leave the game, or has left it (Art. 36.2.3, 37.2.3, 38, 40); null: he may play. */
export function excluded(state: State, side: Side, id: string): 'disqualified' | 'fouled out' | null {
  const { disqualified, technicals, unsportsmanlike, fouls } = lineOf(state, side, id);
  if (disqualified || technicals + unsportsmanlike >= 2) return 'disqualified';
  const { foulLimit } = state.format;
  return foulLimit !== null && fouls >= foulLimit ? 'fouled out' : null;
}

/** Is the head coach disqualified: two fouls of his own, or three with those of the bench (Art. 36.2.3)? */
export function coachExcluded(state: State, side: Side): boolean {
  const { coach, bench } = state.bench[side];
  return coach >= 2 || coach + bench >= 3;
}
