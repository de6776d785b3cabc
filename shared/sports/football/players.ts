import type { Override } from '../../match/event.ts';
import { isNamedTwice } from '../playing/playing.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { type Card, type State, withSide } from './state.ts';

/** More names than any team sheet has. */
const MAX_PLAYERS = 60;

/** `out`: substituted. `unknown`: no line-up says. */
export type Presence = 'pitch' | 'bench' | 'out' | 'sin bin' | 'sent off' | 'unknown';

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
    return against('unknown-player', `${id} is not on the team sheet of ${teamName(state, side)}.`, 'Law 3.2');
  }
  const players = new Map(squad.players).set(id, { id, name: id, number: null });
  return { ...state, squads: withSide(state.squads, side, { ...squad, players }) };
}

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

/** `football.lineup` */
export function lineUp(
  before: State,
  { team, starting, bench = [], goalkeeper }: DataOf<'football.lineup'>,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, team);
  if (side === null) return unknownTeam(team);
  const named = [...starting, ...bench];
  if (isNamedTwice(named)) return impossible('named-twice', 'A player is named twice.');
  if (goalkeeper !== undefined && !starting.includes(goalkeeper)) {
    return impossible('no-goalkeeper', 'The goalkeeper is one of the players who start.', 'Law 3.1');
  }
  const { playersPerSide, minPlayers } = before.format;
  if (starting.length > playersPerSide && !waived(override, 'too-many-players')) {
    return against('too-many-players', `At most ${playersPerSide} players start.`, 'Law 3.1');
  }
  if (starting.length < minPlayers && !waived(override, 'too-few-players')) {
    return against('too-few-players', `A match does not start with fewer than ${minPlayers} players.`, 'Law 3.1');
  }
  let state = before;
  for (const id of named) {
    const next = admit(state, side, id, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  const squad = { ...state.squads[side], lineUp: { starting, bench, goalkeeper: goalkeeper ?? null } };
  return { ...state, squads: withSide(state.squads, side, squad) };
}

/** Who plays now, as the officials have it; who is in the sin bin stays there. */
export function withPlaying(
  before: State,
  side: Side,
  playing: readonly string[],
  override: Override | undefined,
): State | RuleViolation {
  if (playing.length === 0) return before;
  if (isNamedTwice(playing)) return impossible('named-twice', 'A player is named twice.');
  let state = before;
  for (const id of playing) {
    const next = admit(state, side, id, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  const others = [...state.squads[side].players.keys()].filter((id) => !playing.includes(id));
  const resting = others.filter((id) => presence(state, side, id) === 'sin bin');
  const gone = others.filter((id) => !resting.includes(id) && ['pitch', 'out'].includes(place(state, side, id)));
  const told = { on: new Set([...playing, ...resting]), gone: new Set(gone), after: state.substitutions.length };
  return { ...state, squads: withSide(state.squads, side, { ...state.squads[side], told }) };
}

/** The players of a side on the pitch now; none where no line-up says. */
export function onPitch(state: State, side: Side): readonly string[] {
  return [...state.squads[side].players.keys()].filter((id) => presence(state, side, id) === 'pitch');
}

/** Where a player is now, by the line-up, the substitutions and the cards on record. */
export function presence(state: State, side: Side, id: string): Presence {
  if (isSentOff(state, side, id)) return 'sent off';
  const where = place(state, side, id);
  return where !== 'out' && where !== 'bench' && isInSinBin(state, side, id) ? 'sin bin' : where;
}

function place(state: State, side: Side, id: string): Exclude<Presence, 'sent off' | 'sin bin'> {
  const { lineUp: named, told } = state.squads[side];
  const last = state.substitutions.findLast(
    (each, index) => each.side === side && (each.on === id || each.off === id) && index >= (told?.after ?? 0),
  );
  if (last !== undefined) return last.on === id ? 'pitch' : 'out';
  if (told !== null) return told.on.has(id) ? 'pitch' : told.gone.has(id) ? 'out' : 'bench';
  if (named?.starting.includes(id)) return 'pitch';
  return named?.bench.includes(id) ? 'bench' : 'unknown';
}

function isInSinBin({ sinBins }: State, side: Side, id: string): boolean {
  return sinBins.some((each) => each.side === side && each.player === id && each.returned === null);
}

/** A red card, or two cautions; those of the match do not count in the shoot-out (Law 10.3). */
function isSentOff(state: State, side: Side, id: string): boolean {
  let [match, shootOut] = [0, 0];
  for (const card of state.cards) {
    if (card.cancelled || card.side !== side || card.player !== id) continue;
    if (card.card !== 'yellow') return true;
    if (card.mark.period === 5) shootOut += 1;
    else match += 1;
  }
  return match > 1 || shootOut > 1;
}

/** Has the same person been cautioned before, in the match or, in the shoot-out, since it began? */
export function isCautioned(
  state: State,
  side: Side,
  { player, official }: Pick<Card, 'player' | 'official'>,
  inShootOut: boolean,
): boolean {
  if (player === null && official === null) return false;
  return state.cards.some(
    (card) =>
      !card.cancelled &&
      card.card === 'yellow' &&
      card.side === side &&
      card.player === player &&
      card.official === official &&
      (card.mark.period === 5) === inShootOut,
  );
}

/** Players that a side has on the pitch. Where no line-up is known, a full side less those sent off. */
export function playersOn(state: State, side: Side): number {
  const { players, lineUp: named, told } = state.squads[side];
  const ids = [...players.keys()];
  if (named !== null || told !== null) return ids.filter((id) => presence(state, side, id) === 'pitch').length;
  const gone = ids.filter((id) => {
    const where = presence(state, side, id);
    return where === 'sin bin' || (where === 'sent off' && place(state, side, id) !== 'out');
  }).length;
  return state.format.playersPerSide - gone;
}
