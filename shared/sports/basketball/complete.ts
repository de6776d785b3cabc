import { teamSide } from '../side.ts';
import type { BasketballEvent, DataOf } from './events.ts';
import { freeThrowsFor } from './fouls.ts';
import { latest, type State } from './state.ts';

/**
 * Writes the facts that the state knows and the scorer left out into the draft. The clock is not among them: at the event's
 * instant it is known anyhow, and a clock put right later then tells of this event, too.
 */
export function complete(state: State, draft: BasketballEvent, amended: BasketballEvent | null): BasketballEvent {
  switch (draft.type) {
    case 'basketball.period':
      return { ...draft, data: completePeriod(state, draft.data, amended) };
    case 'basketball.end':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.adjust':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.jumpball':
      return { ...draft, data: completeJumpBall(state, placed(state, draft.data, amended), amended) };
    case 'basketball.shot':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.freethrow':
      return { ...draft, data: completeFreeThrow(state, placed(state, draft.data, amended), amended) };
    case 'basketball.foul':
      return { ...draft, data: completeFoul(state, placed(state, draft.data, amended), amended) };
    case 'basketball.rebound':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.turnover':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.credit':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.timeout':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.substitution':
      return { ...draft, data: placed(state, draft.data, amended) };
    case 'basketball.review':
      return { ...draft, data: placed(state, draft.data, amended) };
    default:
      return draft;
  }
}

interface Moment {
  readonly period?: number | undefined;
  readonly clock?: number | undefined;
}

/** The draft with the period it is in; an amendment that says no moment keeps the one of the event it replaces. */
function placed<T extends Moment>(state: State, data: T, amended: BasketballEvent | null): T {
  const was: Moment = amended === null ? {} : momentFacts(amended);
  const period = data.period ?? was.period ?? latest(state)?.number;
  const clock = data.clock ?? (data.period === undefined ? was.clock : undefined);
  return { ...data, ...(period !== undefined && { period }), ...(clock !== undefined && { clock }) };
}

function momentFacts({ data }: BasketballEvent): Moment {
  if ('period' in data && 'clock' in data) return { period: data.period, clock: data.clock };
  return 'period' in data ? { period: data.period } : {};
}

/** From the second period on the side that the arrow points to has the throw-in (Art. 12.5.5). */
function completePeriod(
  state: State,
  data: DataOf<'basketball.period'>,
  amended: BasketballEvent | null,
): DataOf<'basketball.period'> {
  const was = amended?.type === 'basketball.period' ? amended.data : {};
  const period = data.period ?? was.period ?? state.periods.length + 1;
  const { arrow } = state;
  const team = data.team ?? was.team ?? (period === 1 || arrow === null ? undefined : state.setup.teams[arrow].id);
  return { period, ...(team !== undefined && { team }) };
}

function completeJumpBall(
  state: State,
  data: DataOf<'basketball.jumpball'>,
  amended: BasketballEvent | null,
): DataOf<'basketball.jumpball'> {
  const was = amended?.type === 'basketball.jumpball' ? amended.data.winner : undefined;
  const winner = data.winner ?? was ?? (state.arrow === null ? undefined : state.setup.teams[state.arrow].id);
  return winner === undefined ? data : { ...data, winner };
}

/** The foul, and which of its free throws this is: the first that is due, whoever takes it. */
function completeFreeThrow(
  state: State,
  data: DataOf<'basketball.freethrow'>,
  amended: BasketballEvent | null,
): DataOf<'basketball.freethrow'> {
  const was = amended?.type === 'basketball.freethrow' ? amended.data : null;
  const side = teamSide(state, data.team);
  const due = state.due.find((each) => each.side === side && (data.foul === undefined || each.foul === data.foul));
  const known = was ?? (due === undefined ? {} : { foul: due.foul, number: due.taken + 1, of: due.of });
  const { foul = known.foul, number = known.number, of = known.of } = data;
  return {
    ...data,
    ...(foul !== undefined && { foul }),
    ...(number !== undefined && { number }),
    ...(of !== undefined && { of }),
  };
}

function completeFoul(
  state: State,
  data: DataOf<'basketball.foul'>,
  amended: BasketballEvent | null,
): DataOf<'basketball.foul'> {
  const side = teamSide(state, data.team);
  if (side === null || data.freeThrows !== undefined) return data;
  const was =
    amended?.type === 'basketball.foul' && amended.data.kind === data.kind ? amended.data.freeThrows : undefined;
  return { ...data, freeThrows: was ?? freeThrowsFor(state, side, data) };
}
