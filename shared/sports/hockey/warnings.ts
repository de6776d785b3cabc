import type { EffectiveEvent } from '../../match/effective.ts';
import { type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { apply } from './apply.ts';
import { minutesOf } from './cards.ts';
import { cornerOn, openCorner } from './corners.ts';
import type { DataOf, HockeyEvent } from './events.ts';
import { allowedPlayers, fieldPlayers, presence } from './players.ts';
import { cancelled } from './referral.ts';
import { higher } from './result.ts';
import { attemptWarnings } from './shootout-warnings.ts';
import { inPlay, latest, playedScore, playerName, type State } from './state.ts';
import { activeSuspensions } from './suspensions.ts';
import { markAt } from './time.ts';

/** What is unusual about an event that the rules allow. */
export function warnings(state: State, event: EffectiveEvent & HockeyEvent): readonly Warning[] {
  const { at } = event;
  switch (event.type) {
    case 'hockey.start':
      return startWarnings(state, event.data);
    case 'hockey.end':
      return endWarnings(state, event.data, at);
    case 'hockey.goal':
      return [
        ...playWarnings(state, event.data, event.data.how === 'PS'),
        ...takingPart(state, event.data, at),
        ...noCorner(state, event.data),
      ];
    case 'hockey.stroke':
      return [...playWarnings(state, event.data, true), ...takingPart(state, event.data, at)];
    case 'hockey.corner':
      return playWarnings(state, event.data, true);
    case 'hockey.corner-result':
      return [...noCorner(state, { ...event.data, how: 'PC' }), ...takingPart(state, event.data, at)];
    case 'hockey.action':
      return [...playWarnings(state, event.data, false), ...takingPart(state, event.data, at)];
    case 'hockey.card':
      return [...cardWarnings(state, event.data, at), ...tooMany(state, event, event.data.team)];
    case 'hockey.extension':
      return extensionWarnings(state, event.data, at);
    case 'hockey.substitution':
      return [...changeWarnings(state, event.data, at), ...tooMany(state, event, event.data.team)];
    case 'hockey.referral':
      return referralWarnings(state, event.data);
    case 'hockey.adjust':
      return playingWarnings(state, event);
    case 'hockey.shootout':
      return [...notEnded(state), ...notLevel(state)];
    case 'hockey.attempt':
      return state.shootOut === null ? notLevel(state) : attemptWarnings(state, state.shootOut, event.data, at);
    default:
      return [];
  }
}

function warning(code: string, message: string): readonly Warning[] {
  return [{ code, message }];
}

function startWarnings(state: State, { period = 1 }: DataOf<'hockey.start'>): readonly Warning[] {
  const skipped = period > (latest(state)?.period ?? 0) + 1;
  return [
    ...notEnded(state),
    ...(skipped ? warning('period-skipped', 'The period before this one is not on record.') : []),
  ];
}

function notEnded(state: State): readonly Warning[] {
  return inPlay(state) ? warning('not-ended', 'The period in progress was not ended; it ends with this.') : [];
}

function notLevel(state: State): readonly Warning[] {
  return higher(playedScore(state)) === null ? [] : warning('not-level', 'The score is not level.');
}

/** A period ends when its time is over and a penalty corner, if one is on, has been completed (Rule 13.5). */
function endWarnings(state: State, { period }: DataOf<'hockey.end'>, at: number): readonly Warning[] {
  const record = latest(state);
  if (record === null || record.ended || record.period !== (period ?? record.period)) return [];
  const left = state.format.periodMinutes * 60_000 - markAt(state.format, record, at).played;
  return [
    ...(left >= 1000
      ? warning('time-left', `The clock shows ${Math.ceil(left / 1000)} more seconds of this period.`)
      : []),
    ...(cornerOn(state, at) === null
      ? []
      : warning('penalty-corner', 'The period goes on until the penalty corner has been completed (Rule 13.5).')),
  ];
}

interface Play {
  readonly team: string;
  readonly player?: string | undefined;
  readonly period?: number | undefined;
  readonly minute?: number | undefined;
}

function playWarnings(state: State, { period, minute }: Play, timeStops: boolean): readonly Warning[] {
  const last = latest(state);
  if (minute !== undefined || last === null) return [];
  if (last.period !== (period ?? last.period) || last.ended) {
    return warning('not-in-play', 'That period is not in progress; the minute is a guess until you give it.');
  }
  return timeStops || last.clock.running
    ? []
    : warning('clock-stopped', 'The clock stands still: start it if play goes on.');
}

function takingPart(state: State, { team, player }: Play, at: number): readonly Warning[] {
  const side = teamSide(state, team);
  if (side === null || player === undefined) return [];
  const name = playerName(state, side, player);
  switch (presence(state, side, player, at)) {
    case 'sent off':
      return warning('sent-off', `${name} has been sent off.`);
    case 'suspended':
      return warning('suspended', `${name} is suspended by the cards on record.`);
    case 'bench':
      return warning('not-on-field', `${name} is not on the field by the substitutions on record.`);
    default:
      return [];
  }
}

function noCorner(state: State, { team, how }: Pick<DataOf<'hockey.goal'>, 'team' | 'how'>): readonly Warning[] {
  const side = teamSide(state, team);
  if (how !== 'PC' || side === null || openCorner(state.corners, side) !== null) return [];
  return warning('no-corner', `No penalty corner of ${teamName(state, side)} is open; one is counted with this.`);
}

function cardWarnings(state: State, data: DataOf<'hockey.card'>, at: number): readonly Warning[] {
  const { card, player, minutes, team } = data;
  const side = teamSide(state, team);
  if (side === null) return [];
  const least = card === 'red' ? 0 : minutesOf(state.format, card);
  const short = minutes !== undefined && minutes < least;
  return [
    ...(short ? warning('short-suspension', `A ${card} card suspends for at least ${least} minutes (Rule 14.1).`) : []),
    ...(player === undefined ? [] : offender(state, side, player, card, at)),
  ];
}

function offender(
  state: State,
  side: Side,
  player: string,
  card: DataOf<'hockey.card'>['card'],
  at: number,
): readonly Warning[] {
  const name = playerName(state, side, player);
  const where = presence(state, side, player, at);
  const before = state.cards.filter((each) => !each.cancelled && each.side === side && each.player === player);
  return [
    ...(where === 'sent off' ? warning('sent-off', `${name} has been sent off already.`) : []),
    ...(where === 'suspended' ? warning('suspended', `${name} is suspended already.`) : []),
    ...(before.some((each) => each.card === card)
      ? warning('same-card', `${name} has had a ${card} card already; the same offence again asks for a higher one.`)
      : []),
  ];
}

function extensionWarnings(state: State, data: DataOf<'hockey.extension'>, at: number): readonly Warning[] {
  const side = teamSide(state, data.team);
  if (side === null) return [];
  const served = activeSuspensions(state, side, at).some(
    ({ card }) => card.player === data.player && card.minutes !== null,
  );
  if (served) return [];
  return warning('not-suspended', `${playerName(state, side, data.player)} serves no suspension; nothing changes.`);
}

function changeWarnings(state: State, data: DataOf<'hockey.substitution'>, at: number): readonly Warning[] {
  const side = teamSide(state, data.team);
  if (side === null) return [];
  return [
    ...duringCorner(state, side, data, at),
    ...comingOn(state, side, data.on, at),
    ...goingOff(state, side, data.off),
  ];
}

/** The one change that is allowed then: the defending goalkeeper is hurt or suspended (Rule 2.3a). */
function duringCorner(
  state: State,
  side: Side,
  { off }: DataOf<'hockey.substitution'>,
  at: number,
): readonly Warning[] {
  const corner = cornerOn(state, at);
  if (corner === null) return [];
  const { keeper } = state.squads[side].goal;
  if (corner.side !== side && off !== undefined && off === keeper) return [];
  return warning('penalty-corner', 'Nobody is substituted until the penalty corner has been completed (Rule 2.3a).');
}

function comingOn(state: State, side: Side, id: string | undefined, at: number): readonly Warning[] {
  if (id === undefined) return [];
  const name = playerName(state, side, id);
  const where = presence(state, side, id, at);
  if (where === 'suspended') return warning('suspended', `${name} is suspended and may not come on yet (Rule 2.3d).`);
  return where === 'field' ? warning('on-field', `${name} is on the field already.`) : [];
}

function goingOff(state: State, side: Side, id: string | undefined): readonly Warning[] {
  const { field } = state.squads[side];
  if (id === undefined || field === null || field.has(id)) return [];
  return warning('not-on-field', `${playerName(state, side, id)} is not on the field by the substitutions on record.`);
}

/** Those whom a rebuilt match puts on the field against the cards and the numbers. */
function playingWarnings(
  state: State,
  event: EffectiveEvent & HockeyEvent & { readonly type: 'hockey.adjust' },
): readonly Warning[] {
  const { playing, goalkeepers } = event.data;
  return ([0, 1] as const).flatMap((side) => {
    const ids = playing?.[side] ?? [];
    const keeper = goalkeepers?.[side] ?? null;
    const stray = ids.length > 0 && keeper !== null && !ids.includes(keeper);
    const team = state.setup.teams[side].id;
    return [
      ...(ids.length === 0 ? [] : tooMany(state, event, team)),
      ...ids
        .flatMap((id) => takingPart(state, { team, player: id }, event.at))
        .filter(({ code }) => code !== 'not-on-field'),
      ...(stray
        ? warning('keeper-off', `${playerName(state, side, keeper)} keeps goal and is not among those on the field.`)
        : []),
    ];
  });
}

/** Time is stopped when a team has more players on the field than it may (Rule 2.1). */
function tooMany(state: State, event: EffectiveEvent & HockeyEvent, team: string): readonly Warning[] {
  const side = teamSide(state, team);
  const next = apply(state, event);
  if (side === null || next instanceof RuleViolation) return [];
  const count = fieldPlayers(next, side, event.at);
  const allowed = allowedPlayers(next, side, event.at);
  if (count === null || count <= allowed) return [];
  return warning(
    'too-many-players',
    `${teamName(state, side)} have ${count} players on the field and may have ${allowed} (Rule 2.1).`,
  );
}

function referralWarnings(state: State, data: DataOf<'hockey.referral'>): readonly Warning[] {
  if (data.by === 'team' && data.team === undefined) {
    return warning('no-team', 'Nobody says whose referral that was; no team is charged with it.');
  }
  if (data.cancels === undefined || data.subject === 'penalty stroke' || cancelled(state, data) !== null) return [];
  return warning('nothing-to-cancel', 'There is nothing on record that this referral takes back.');
}
