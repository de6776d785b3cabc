import { other, type Side } from '../side.ts';
import { cardOf } from './cards.ts';
import type { DataOf, FootballEvent, Period } from './events.ts';
import { cancelledCard, cancelledGoal } from './review.ts';
import { nextKicker } from './shootout.ts';
import { latest, type State } from './state.ts';

/** Writes the facts that the state knows and the scorer left out into the draft. */
export function complete(state: State, draft: FootballEvent, amended: FootballEvent | null): FootballEvent {
  const now = latest(state)?.period;
  switch (draft.type) {
    case 'football.kickoff': {
      const was = amended?.type === draft.type ? amended.data : {};
      return { ...draft, data: completeKickOff(state, { ...was, ...draft.data }) };
    }
    case 'football.whistle':
      return { ...draft, data: { ...periodFact(now, amended), ...draft.data } };
    case 'football.stoppage':
      return { ...draft, data: { ...periodFact(now, amended), ...draft.data } };
    case 'football.adjust':
      return { ...draft, data: { ...periodFact(now, amended), ...draft.data } };
    case 'football.goal':
      return { ...draft, data: placed(draft.data, state.shootOut === null ? now : undefined, amended) };
    case 'football.penalty':
      return { ...draft, data: placed(draft.data, state.shootOut === null ? now : undefined, amended) };
    case 'football.action':
      return { ...draft, data: placed(draft.data, stage(state), amended) };
    case 'football.sinbin':
      return { ...draft, data: placed(draft.data, now, amended) };
    case 'football.return':
      return { ...draft, data: placed(draft.data, now, amended) };
    case 'football.break':
      return { ...draft, data: placed(draft.data, stage(state), amended) };
    case 'football.possession':
      return { ...draft, data: placed(draft.data, stage(state), amended) };
    case 'football.substitution':
      return { ...draft, data: placed(draft.data, stage(state), amended) };
    case 'football.card': {
      const data = placed(draft.data, stage(state), amended);
      return { ...draft, data: { ...data, card: cardOf(state, data) } };
    }
    case 'football.review':
      return { ...draft, data: completeReview(state, placed(draft.data, stage(state), amended)) };
    case 'football.kick': {
      const side = state.shootOut === null ? null : nextKicker(state.shootOut);
      const was = amended?.type === draft.type && amended.data.team !== undefined ? amended.data.team : undefined;
      const team = was ?? teamId(state, side);
      return { ...draft, data: { ...(team !== undefined && { team }), ...draft.data } };
    }
    default:
      return draft;
  }
}

interface Moment {
  readonly period?: Period | 5 | undefined;
  readonly minute?: number | undefined;
  readonly added?: number | undefined;
}

/** The draft with the period it is in; an amendment that says no moment keeps the one of the event it replaces. */
function placed<T extends Moment>(data: T, now: Period | 5 | undefined, amended: FootballEvent | null): T {
  const was: Moment = amended === null ? {} : momentFacts(amended);
  const period = data.period ?? was.period ?? now;
  const said = data.minute === undefined ? was : data;
  return {
    ...data,
    ...(period !== undefined && { period }),
    ...(said.minute !== undefined && { minute: said.minute }),
    ...(said.added !== undefined && { added: said.added }),
  };
}

function momentFacts({ data }: FootballEvent): Moment {
  if ('minute' in data) return data;
  return 'period' in data ? { period: data.period } : {};
}

function periodFact(now: Period | undefined, amended: FootballEvent | null): { readonly period?: Period } {
  const was = amended === null ? undefined : momentFacts(amended).period;
  const period = was === 5 ? now : (was ?? now);
  return period === undefined ? {} : { period };
}

/** 5 in the shoot-out. */
function stage(state: State): Period | 5 | undefined {
  return state.shootOut === null ? latest(state)?.period : 5;
}

const AFTER: Readonly<Record<Period, Period | null>> = { 1: 2, 2: 3, 3: 4, 4: null };

function completeKickOff(state: State, data: DataOf<'football.kickoff'>): DataOf<'football.kickoff'> {
  const last = latest(state);
  const period = data.period ?? (last === null ? 1 : AFTER[last.period]);
  if (period === null) return data;
  const team = data.team ?? teamId(state, kickingOff(state, period));
  return { period, ...(team !== undefined && { team }) };
}

/** The second half is kicked off by the side that did not kick off the first (Law 8.1). */
function kickingOff({ toss, periods }: State, period: Period): Side | null {
  if (period === 1) return toss === null ? null : toss.decision === 'kick-off' ? toss.winner : other(toss.winner);
  if (period === 3) return null;
  const before = periods.find((each) => each.period === period - 1)?.kickOff ?? null;
  return before === null ? null : other(before);
}

function completeReview(state: State, data: DataOf<'football.review'>): DataOf<'football.review'> {
  if (data.decision !== 'cancelled') return data;
  const found = cancelledGoal(state, data) ?? cancelledCard(state, data);
  if (found === null) return data;
  const team = state.setup.teams[found.side].id;
  return { ...data, target: found.id, team, ...(found.player !== null && { player: found.player }) };
}

function teamId(state: State, side: Side | null): string | undefined {
  return side === null ? undefined : state.setup.teams[side].id;
}
