import type { Override } from '../../match/event.ts';
import { isNamedTwice } from '../playing/playing.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import type { State } from './state.ts';
import { activeSuspensions, isSuspended } from './suspensions.ts';

/** More names than any team sheet has. */
const MAX_PLAYERS = 60;

/** `unknown`: no line-up says. */
export type Presence = 'field' | 'bench' | 'suspended' | 'sent off' | 'unknown';

/** The state in which the player is known, or why there is no such player on that side. */
export function admit(
  state: State,
  side: Side,
  id: string | undefined,
  override: Override | undefined,
): State | RuleViolation {
  const squad = state.squads[side];
  if (id === undefined || squad.players.has(id)) return state;
  if (squad.players.size >= MAX_PLAYERS) return impossible('too-many-names', 'The team sheet is full.');
  if (!squad.open && !waived(override, 'unknown-player')) {
    return against('unknown-player', `${id} is not on the team sheet of ${teamName(state, side)}.`, 'Rule 2.3');
  }
  const players = new Map(squad.players).set(id, { id, name: id, number: null });
  return { ...state, squads: replaced(state.squads, side, { ...squad, players }) };
}

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

/** `hockey.lineup` */
export function lineUp(
  before: State,
  { team, starting, bench = [], goalkeeper }: DataOf<'hockey.lineup'>,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, team);
  if (side === null) return unknownTeam(team);
  const named = [...starting, ...bench];
  if (isNamedTwice(named)) return impossible('named-twice', 'A player is named twice.');
  if (goalkeeper !== undefined && !starting.includes(goalkeeper)) {
    return impossible('no-goalkeeper', 'The goalkeeper is one of the players who start.', 'Rule 2.2');
  }
  const { playersPerSide, squadSize } = before.format;
  if (starting.length > playersPerSide && !waived(override, 'too-many-players')) {
    return against('too-many-players', `At most ${playersPerSide} players start.`, 'Rule 2.1');
  }
  if (named.length > squadSize && !waived(override, 'squad-size')) {
    return against('squad-size', `A team names at most ${squadSize} players for a match.`, 'Regulations');
  }
  let state = before;
  for (const id of named) {
    const next = admit(state, side, id, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  const squad = {
    ...state.squads[side],
    lineUp: { starting, bench },
    field: new Set(starting),
    goal: { keeper: goalkeeper ?? null, empty: goalkeeper === undefined },
  };
  return { ...state, squads: replaced(state.squads, side, squad) };
}

/** Where a player is at an instant, by the line-up, the substitutions and the cards on record. */
export function presence(state: State, side: Side, id: string, at: number): Presence {
  const card = isSuspended(state, side, id, at);
  if (card !== null) return card.minutes === null ? 'sent off' : 'suspended';
  const { field } = state.squads[side];
  if (field === null) return 'unknown';
  return field.has(id) ? 'field' : 'bench';
}

/** The players of a side on the field at an instant; none where no line-up says. */
export function onField(state: State, side: Side, at: number): readonly string[] {
  return [...(state.squads[side].field ?? [])].filter((id) => isSuspended(state, side, id, at) === null);
}

/** Who plays and who keeps goal now, as the officials have it; who is suspended from the field comes back to it. */
export function withPlaying(
  before: State,
  side: Side,
  { playing, keeper }: { readonly playing: readonly string[]; readonly keeper: string | null | undefined },
  { at, override }: Fact,
): State | RuleViolation {
  if (isNamedTwice(playing)) return impossible('named-twice', 'A player is named twice.');
  let state = before;
  for (const id of [...playing, keeper ?? undefined]) {
    const next = admit(state, side, id, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  const squad = state.squads[side];
  const waiting = [...(squad.field ?? [])].filter((id) => presence(state, side, id, at) === 'suspended');
  const field = playing.length === 0 ? squad.field : new Set([...playing, ...waiting]);
  const stays = squad.goal.keeper !== null && field?.has(squad.goal.keeper) === false ? NO_KEEPER : squad.goal;
  const goal = keeper === undefined ? stays : { keeper, empty: keeper === null };
  return { ...state, squads: replaced(state.squads, side, { ...squad, field, goal }) };
}

const NO_KEEPER = { keeper: null, empty: true } as const;

/** Players with which a side may play at an instant: one fewer for each suspension (Rule 14.1). */
export function allowedPlayers(state: State, side: Side, at: number): number {
  return Math.max(0, state.format.playersPerSide - activeSuspensions(state, side, at).length);
}

/** Players that a side has on the field; null: no line-up says. */
export function fieldPlayers(state: State, side: Side, at: number): number | null {
  return state.squads[side].field === null ? null : onField(state, side, at).length;
}
