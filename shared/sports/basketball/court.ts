import type { Override } from '../../match/event.ts';
import { isNamedTwice } from '../playing/playing.ts';
import { against, impossible, waived } from '../refusal.ts';
import { replaced, type Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Line } from './line.ts';
import { elapsedAt, momentOf } from './moment.ts';
import { admitAll, excluded, lineOf, sideOf, withLine } from './players.ts';
import { playerName, type State, type Stint } from './state.ts';

/** `basketball.starters` */
export function start(
  before: State,
  { team, players }: DataOf<'basketball.starters'>,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, team);
  if (side instanceof RuleViolation) return side;
  if (isNamedTwice(players)) return impossible('named-twice', 'A player is named twice.');
  if (players.length > before.format.players && !waived(override, 'too-many-players')) {
    return against('too-many-players', `A side has ${before.format.players} players on the court.`, 'Art. 4.2.2');
  }
  const state = admitAll(before, side, players, override);
  if (state instanceof RuleViolation) return state;
  const named = { ...state, squads: replaced(state.squads, side, { ...state.squads[side], starters: players }) };
  if (state.substituted[side]) return named;
  const stints = new Map(players.map((id) => [id, { since: 0, margin: 0 }]));
  return { ...named, court: replaced(state.court, side, stints) };
}

/** `basketball.substitution`. Who stays is the scorer's word: anything but five on the court is a warning. */
export function substitute(
  before: State,
  data: DataOf<'basketball.substitution'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const named = [...data.in, ...data.out];
  if (named.length === 0) return impossible('nobody', 'Nobody goes in or out.');
  if (isNamedTwice(named)) return impossible('named-twice', 'A player is named twice.');
  const known = admitAll(before, side, named, override);
  if (known instanceof RuleViolation) return known;
  const barred = data.in.find((id) => excluded(known, side, id) !== null);
  if (barred !== undefined && !waived(override, 'excluded')) {
    return against('excluded', `${playerName(known, side, barred)} may not play any more.`, 'Art. 40.1');
  }
  const moment = momentOf(known, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const elapsed = elapsedAt(known.format, moment.mark);
  return changed(moment.state, side, data, elapsed);
}

/** Who plays now, as the officials have it. */
export function withPlaying(
  before: State,
  side: Side,
  playing: readonly string[],
  override: Override | undefined,
): State | RuleViolation {
  if (playing.length === 0) return before;
  if (isNamedTwice(playing)) return impossible('named-twice', 'A player is named twice.');
  const known = admitAll(before, side, playing, override);
  if (known instanceof RuleViolation) return known;
  const court = known.court[side];
  const out = [...court.keys()].filter((id) => !playing.includes(id));
  const comeIn = playing.filter((id) => !court.has(id));
  return out.length + comeIn.length === 0 ? known : changed(known, side, { in: comeIn, out }, known.elapsed);
}

function changed(
  before: State,
  side: Side,
  data: Pick<DataOf<'basketball.substitution'>, 'in' | 'out'>,
  elapsed: number,
): State {
  let state = before;
  const court = new Map(state.court[side]);
  for (const id of data.out) {
    const stint = court.get(id);
    if (stint === undefined) continue;
    court.delete(id);
    state = withLine(state, side, id, withStint(lineOf(state, side, id), stint, state, side, elapsed));
  }
  for (const id of data.in) {
    if (!court.has(id)) court.set(id, { since: elapsed, margin: state.margin });
  }
  const { substituted } = state;
  return { ...state, court: replaced(state.court, side, court), substituted: replaced(substituted, side, true) };
}

function withStint(line: Line, stint: Stint, { margin }: State, side: Side, elapsed: number): Line {
  const difference = margin - stint.margin;
  return {
    ...line,
    played: line.played + Math.max(0, elapsed - stint.since),
    plusMinus: line.plusMinus + (side === 0 ? difference : -difference),
  };
}

/** The line with the stint in progress, if there is one, up to the newest moment on record. */
export function lineNow(state: State, side: Side, id: string): Line {
  const stint = state.court[side].get(id);
  const line = lineOf(state, side, id);
  return stint === undefined ? line : withStint(line, stint, state, side, state.elapsed);
}
