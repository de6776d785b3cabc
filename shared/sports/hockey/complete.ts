import { other, type Side, teamSide } from '../side.ts';
import { minutesOf } from './cards.ts';
import { cornerOf } from './corner-events.ts';
import type { DataOf, HockeyEvent } from './events.ts';
import { cancelled } from './referral.ts';
import { attemptsOf } from './result.ts';
import { nextTaker } from './shootout.ts';
import { latest, type State } from './state.ts';
import { halfTimeAfter, periodOf } from './time.ts';

/** Writes the facts that the state knows and the scorer left out into the draft. */
export function complete(state: State, draft: HockeyEvent, amended: HockeyEvent | null): HockeyEvent {
  switch (draft.type) {
    case 'hockey.start': {
      const was = amended?.type === draft.type ? amended.data : {};
      return { ...draft, data: completeStart(state, { ...was, ...draft.data }) };
    }
    case 'hockey.end':
      return { ...draft, data: { ...periodFact(state, amended), ...draft.data } };
    case 'hockey.adjust':
      return { ...draft, data: { ...periodFact(state, amended), ...draft.data } };
    case 'hockey.goal': {
      const was = amended?.type === draft.type ? amended.data : null;
      const data = placed(state, draft.data, amended);
      return { ...draft, data: { ...data, ...stopping(state, data, was, state.format.clockStops.goal) } };
    }
    case 'hockey.corner': {
      const was = amended?.type === draft.type ? amended.data : null;
      const data = placed(state, draft.data, amended);
      return { ...draft, data: { ...data, ...stopping(state, data, was, state.format.clockStops.penaltyCorner) } };
    }
    case 'hockey.corner-result': {
      const was = amended?.type === draft.type && amended.data.team === draft.data.team ? amended.data : null;
      const side = teamSide(state, draft.data.team);
      const known = side === null ? undefined : cornerOf(state, side, draft.data.corner)?.id;
      const corner = draft.data.corner ?? was?.corner ?? known;
      return { ...draft, data: { ...placed(state, draft.data, amended), ...(corner !== undefined && { corner }) } };
    }
    case 'hockey.stroke':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'hockey.action':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'hockey.card':
      return { ...draft, data: completeCard(state, placed(state, draft.data, amended), amended) };
    case 'hockey.substitution':
      return { ...draft, data: completeSubstitution(state, placed(state, draft.data, amended)) };
    case 'hockey.referral':
      return { ...draft, data: completeReferral(state, placed(state, draft.data, amended)) };
    case 'hockey.attempt':
      return { ...draft, data: completeAttempt(state, draft.data, amended) };
    default:
      return draft;
  }
}

interface Moment {
  readonly period?: number | undefined;
  readonly minute?: number | undefined;
  readonly shootOut?: true | undefined;
}

/** The draft with the period it is in; an amendment that says no moment keeps the one of the event it replaces. */
function placed<T extends Moment>(state: State, data: T, amended: HockeyEvent | null): T {
  const was: Moment = amended === null ? {} : momentFacts(amended);
  const minute = data.minute ?? was.minute;
  if (data.shootOut === true || (data.period ?? data.minute ?? was.period ?? was.minute) === undefined) {
    if (data.shootOut ?? was.shootOut ?? (amended === null && state.shootOut !== null)) {
      return { ...data, shootOut: true };
    }
  }
  const told = data.minute === undefined ? was.period : periodOf(state.format, data.minute);
  const period = data.period ?? told ?? latest(state)?.period;
  return { ...data, ...(period !== undefined && { period }), ...(minute !== undefined && { minute }) };
}

function momentFacts({ data }: HockeyEvent): Moment {
  if ('shootOut' in data && data.shootOut === true) return { shootOut: true };
  return {
    ...('period' in data && { period: data.period }),
    ...('minute' in data && { minute: data.minute }),
  };
}

function periodFact(state: State, amended: HockeyEvent | null): { readonly period?: number } {
  const period = (amended === null ? undefined : momentFacts(amended).period) ?? latest(state)?.period;
  return period === undefined ? {} : { period };
}

/** What is entered with its minute is entered afterwards: the clock has gone on since. */
function stopping(
  state: State,
  data: Moment & { readonly stopsClock?: boolean | undefined },
  was: { readonly stopsClock?: boolean | undefined } | null,
  regulation: boolean,
): { readonly stopsClock?: boolean } {
  if (data.stopsClock !== undefined) return { stopsClock: data.stopsClock };
  if (was !== null) return was.stopsClock === undefined ? {} : { stopsClock: was.stopsClock };
  const last = latest(state);
  const live = data.minute === undefined && last?.period === data.period && last?.clock.running === true;
  return regulation && live ? { stopsClock: true } : {};
}

function completeStart(state: State, data: DataOf<'hockey.start'>): DataOf<'hockey.start'> {
  const next = (latest(state)?.period ?? 0) + 1;
  const period = data.period ?? (next <= state.format.periods ? next : undefined);
  if (period === undefined) return data;
  const side = centrePass(state, period);
  const team = data.team ?? (side === null ? undefined : state.setup.teams[side].id);
  return { period, ...(team !== undefined && { team }) };
}

/** The match as the toss says; after half-time the side that did not take it then (Rule 6.3). Else nobody knows. */
function centrePass({ toss, periods, format }: State, period: number): Side | null {
  const first = periods.find((each) => each.period === 1)?.centrePass ?? null;
  if (period === 1) return toss === null ? null : toss.decision === 'centre pass' ? toss.winner : other(toss.winner);
  return first !== null && period - 1 === halfTimeAfter(format) ? other(first) : null;
}

function completeCard(state: State, data: DataOf<'hockey.card'>, amended: HockeyEvent | null): DataOf<'hockey.card'> {
  if (data.card === 'red') return data;
  const was = amended?.type === 'hockey.card' && amended.data.card === data.card ? amended.data.minutes : undefined;
  return { ...data, minutes: data.minutes ?? was ?? minutesOf(state.format, data.card) };
}

/** Who comes on keeps goal when the team sheet says so. */
function completeSubstitution(state: State, data: DataOf<'hockey.substitution'>): DataOf<'hockey.substitution'> {
  const side = teamSide(state, data.team);
  if (data.as !== undefined || data.on === undefined || side === null) return data;
  const keeps = state.setup.teams[side].goalkeepers.includes(data.on);
  return { ...data, as: keeps ? 'goalkeeper' : 'field player' };
}

function completeReferral(state: State, data: DataOf<'hockey.referral'>): DataOf<'hockey.referral'> {
  const found = cancelled(state, data);
  if (found === null) return data;
  const { id, side, player } = found.entry;
  const team = state.setup.teams[side].id;
  return { ...data, cancels: { target: id, team, ...(player !== null && { player }) } };
}

function completeAttempt(
  state: State,
  data: DataOf<'hockey.attempt'>,
  amended: HockeyEvent | null,
): DataOf<'hockey.attempt'> {
  const was = amended?.type === 'hockey.attempt' ? amended.data.team : undefined;
  const side = state.shootOut === null ? null : nextTaker(state.shootOut, attemptsOf(state));
  const team = data.team ?? was ?? (side === null ? undefined : state.setup.teams[side].id);
  return { ...data, ...(team !== undefined && { team }) };
}
