import { other, type Side } from '../side.ts';
import type { DataOf, KabaddiEvent, Period, Stage } from './events.ts';
import { nextRaiders } from './raid.ts';
import { latest, type State, stageOf } from './state.ts';

/** Writes the facts that the state knows and the scorer left out into the draft. */
export function complete(state: State, draft: KabaddiEvent, amended: KabaddiEvent | null): KabaddiEvent {
  switch (draft.type) {
    case 'kabaddi.start': {
      const was = amended?.type === draft.type ? amended.data : {};
      return { ...draft, data: completeStart(state, { ...was, ...draft.data }) };
    }
    case 'kabaddi.end':
      return { ...draft, data: { ...periodFact(state, amended), ...draft.data } };
    case 'kabaddi.adjust':
      return { ...draft, data: { ...periodFact(state, amended), ...draft.data } };
    case 'kabaddi.raider': {
      const team = teamId(state, nextRaiders(state));
      return { ...draft, data: { ...(team !== undefined && { team }), ...draft.data } };
    }
    case 'kabaddi.raid':
      return { ...draft, data: completeRaid(state, draft.data, amended) };
    case 'kabaddi.technical':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'kabaddi.card':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'kabaddi.substitution':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'kabaddi.timeout':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'kabaddi.review':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'kabaddi.injury':
      return { ...draft, data: placed(state, draft.data, amended) };
    default:
      return draft;
  }
}

/** The team whose turn it is, and the raider who set out. */
function completeRaid(state: State, draft: DataOf<'kabaddi.raid'>, amended: KabaddiEvent | null) {
  const data = placed(state, draft, amended);
  const was = amended?.type === 'kabaddi.raid' ? amended.data : null;
  const team = data.team ?? was?.team ?? teamId(state, nextRaiders(state));
  const { raid } = state;
  const current = raid !== null && team === teamId(state, raid.side) ? (raid.raider ?? undefined) : undefined;
  const raider = data.raider ?? (was === null ? current : was.raider);
  return { ...data, ...(team !== undefined && { team }), ...(raider !== undefined && { raider }) };
}

interface Moment {
  readonly period?: Stage | undefined;
  readonly clock?: number | undefined;
}

/** The draft with the period it is in; an amendment that says no moment keeps the one of the event it replaces. */
function placed<T extends Moment>(state: State, data: T, amended: KabaddiEvent | null): T {
  const was: Moment = amended !== null && 'clock' in amended.data ? amended.data : momentOf(amended);
  const period = data.period ?? was.period ?? stageOf(state) ?? undefined;
  const clock = data.clock ?? was.clock;
  return { ...data, ...(period !== undefined && { period }), ...(clock !== undefined && { clock }) };
}

function momentOf(amended: KabaddiEvent | null): Moment {
  return amended !== null && 'period' in amended.data ? { period: amended.data.period } : {};
}

function periodFact(state: State, amended: KabaddiEvent | null): { readonly period?: Period } {
  const was = momentOf(amended).period;
  const period = was === undefined || was === 5 || was === 6 ? latest(state)?.period : was;
  return period === undefined ? {} : { period };
}

const AFTER: Readonly<Record<Period, Period | null>> = { 1: 2, 2: 3, 3: 4, 4: null };

function completeStart(state: State, data: DataOf<'kabaddi.start'>): DataOf<'kabaddi.start'> {
  const last = latest(state);
  const period = data.period ?? (last === null ? 1 : AFTER[last.period]);
  if (period === null) return data;
  const team = data.team ?? teamId(state, raidingFirst(state, period));
  return { period, ...(team !== undefined && { team }) };
}

/** Each half is begun by the side that did not raid first in the half before. */
function raidingFirst({ toss, periods }: State, period: Period): Side | null {
  if (period === 1) return toss === null ? null : toss.choice === 'raid' ? toss.winner : other(toss.winner);
  const before = periods.find((each) => each.period === period - 1)?.first ?? null;
  return before === null ? null : other(before);
}

function teamId(state: State, side: Side | null): string | undefined {
  return side === null ? undefined : state.setup.teams[side].id;
}
