import type { Override } from '../../match/event.ts';
import { isNamedTwice } from '../playing/playing.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side, teamName } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import { places, playerName, type Someone, type State, type Team } from './state.ts';

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `No team of this match is "${team}".`);
}

/** Refuses players who are not on a team sheet that names players. */
export function strangers(
  state: State,
  side: Side,
  ids: readonly (string | undefined)[],
  override: Override | undefined,
): RuleViolation | null {
  const { squad } = state.teams[side];
  if (squad.size === 0 || waived(override, 'unknown-player')) return null;
  const stranger = ids.find((id) => id !== undefined && !squad.has(id));
  if (stranger === undefined) return null;
  return against('unknown-player', `"${stranger}" is not in the squad of ${teamName(state, side)}.`);
}

export function withTeam(state: State, side: Side, team: Team): State {
  return { ...state, teams: replaced(state.teams, side, team) };
}

/** `kabaddi.lineup`: whoever starts is on the mat; a count that differed from seven (cards, outs) begins anew. */
export function lineUp(
  state: State,
  side: Side,
  starting: readonly string[],
  override: Override | undefined,
): State | RuleViolation {
  if (isNamedTwice(starting)) {
    return impossible('twice', 'A player is in the line-up twice.');
  }
  const violation = strangers(state, side, starting, override);
  if (violation !== null) return violation;
  const { playersPerSide } = state.format;
  if (starting.length > playersPerSide && !waived(override, 'too-many')) {
    return against('too-many', `A side starts with ${playersPerSide} players.`);
  }
  const team = state.teams[side];
  return withTeam(state, side, { ...team, on: starting, out: [] });
}

/**
 * Puts players of a side out: those named and `unnamed` more. Somebody who is not on the mat by the record goes out in the
 * place of one whom nobody named, or of the last: the officials see who is there.
 */
export function putOut(team: Team, named: readonly string[], unnamed: number): Team {
  const on = [...team.on];
  const out = [...team.out];
  for (const id of [...named, ...Array.from({ length: unnamed }, () => null)]) {
    if (on.length === 0) break;
    const index = on.indexOf(id);
    const [gone] = on.splice(index >= 0 ? index : placeOf(on), 1);
    const again = id === null ? -1 : out.indexOf(id);
    if (again >= 0) out[again] = gone ?? null;
    out.push(id ?? gone ?? null);
  }
  return { ...team, on, out };
}

/** The place of somebody unnamed, else the last one. */
function placeOf(on: readonly Someone[]): number {
  const unnamed = on.lastIndexOf(null);
  return unnamed >= 0 ? unnamed : on.length - 1;
}

/** First out, first in; never more than the side has places. */
export function revive(team: Team, count: number, most: number): Team {
  const back = Math.max(0, Math.min(count, team.out.length, most - team.on.length));
  if (back === 0) return team;
  return { ...team, on: [...team.on, ...team.out.slice(0, back)], out: team.out.slice(back) };
}

/** All seven on the mat again, less who sits out a card. */
export function restored(state: State, side: Side): Team {
  const team = state.teams[side];
  return revive(team, team.out.length, places(state, side));
}

/** So many on the mat as `count` says: the longest out come in, the last in go out. */
export function withCount(team: Team, count: number): Team {
  if (count < team.on.length) return putOut(team, named(team.on.slice(count)), unnamedFrom(team.on, count));
  const back = Math.min(count - team.on.length, team.out.length);
  const more = count - team.on.length - back;
  return {
    ...team,
    on: [...team.on, ...team.out.slice(0, back), ...Array.from({ length: more }, () => null)],
    out: team.out.slice(back),
  };
}

/** Those named are on the mat; of the others who played, as many as the side has places wait to be revived. */
export function withPlaying(
  state: State,
  side: Side,
  playing: readonly string[],
  override: Override | undefined,
): State | RuleViolation {
  if (playing.length === 0) return state;
  if (isNamedTwice(playing)) return impossible('twice', 'A player is named twice.');
  const violation = strangers(state, side, playing, override);
  if (violation !== null) return violation;
  const team = state.teams[side];
  const waiting = [...team.out, ...team.on].filter((one) => one === null || !playing.includes(one));
  const out = waiting.slice(0, Math.max(0, places(state, side) - playing.length));
  return withTeam(state, side, { ...team, on: playing, out });
}

function unnamedFrom(on: readonly Someone[], from: number): number {
  return on.slice(from).filter((one) => one === null).length;
}

export function named(places: readonly Someone[]): readonly string[] {
  return places.filter((one) => one !== null);
}

/** Players whose suspension is over come back, those who were on the mat first. */
export function returned(state: State, played: number): State {
  let next = state;
  for (const side of [0, 1] as const) {
    const team = next.teams[side];
    if (!team.suspended.some(({ until }) => until <= played)) continue;
    const back = team.suspended.filter(({ until }) => until <= played);
    const suspended = team.suspended.filter(({ until }) => until > played);
    const free = next.format.playersPerSide - suspended.length - team.dismissed.length;
    const on = [...team.on];
    const out = [...team.out];
    for (const { player, from } of back) {
      // Who raided or defended all the same, by the record, is there already.
      const who = on.includes(player) || out.includes(player) ? null : player;
      if (from === 'mat' && on.length < free) on.push(who);
      else out.push(who);
    }
    next = withTeam(next, side, { ...team, suspended, on, out });
  }
  return next;
}

export function whereIs(state: State, side: Side, id: string): 'mat' | 'out' | 'suspended' | 'dismissed' | 'bench' {
  const { on, out, suspended, dismissed } = state.teams[side];
  if (on.includes(id)) return 'mat';
  if (out.includes(id)) return 'out';
  if (suspended.some(({ player }) => player === id)) return 'suspended';
  return dismissed.includes(id) ? 'dismissed' : 'bench';
}

export function namesOf(state: State, side: Side, ids: readonly string[]): readonly string[] {
  return ids.map((id) => playerName(state, side, id));
}
