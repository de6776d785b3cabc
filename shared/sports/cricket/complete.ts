import { RuleViolation } from '../sport.ts';
import type { CricketEvent, DataOf, Delivery } from './events.ts';
import { type InningsStart, nextInnings } from './innings.ts';
import { alignOver } from './over.ts';
import { DL_STANDARD, revised } from './revision.ts';
import type { State } from './state.ts';

/** Writes the facts that the state knows and the scorer left out into the draft. */
export function complete(state: State, draft: CricketEvent, amended: CricketEvent | null): CricketEvent {
  if (draft.type === 'cricket.delivery') {
    const was = amended?.type === 'cricket.delivery' ? amended.data : {};
    return { ...draft, data: completeDelivery(state, { ...factsOf(was), ...draft.data }) };
  }
  if (draft.type === 'cricket.innings') {
    const was = amended?.type === 'cricket.innings' && amended.data.batting ? { batting: amended.data.batting } : {};
    return { ...draft, data: completeInnings(state, { ...was, ...draft.data }) };
  }
  if (draft.type === 'cricket.close') return { ...draft, data: completeClose(state, draft.data) };
  const over = state.current?.over.index;
  if (draft.type === 'cricket.bowler' && over !== undefined) return { ...draft, data: { over, ...draft.data } };
  if (draft.type === 'cricket.over' && over !== undefined) return { ...draft, data: { over, ...draft.data } };
  return draft;
}

function factsOf({ over, bowler, striker, nonStriker }: Partial<Delivery>): Partial<Delivery> {
  return {
    ...(over !== undefined && { over }),
    ...(bowler !== undefined && { bowler }),
    ...(striker !== undefined && { striker }),
    ...(nonStriker !== undefined && { nonStriker }),
  };
}

function completeDelivery(state: State, ball: Delivery): Delivery {
  if (state.current === null) return { over: 0, ...ball };
  // The ball's own over may end the one in progress, or open the last one again: with other ends and another bowler.
  const aligned = alignOver(state.current, ball.over, state.format, undefined);
  const current = aligned instanceof RuleViolation ? state.current : aligned;
  if (current.closed !== null) return ball;
  const bowler = ball.bowler ?? current.bowlers[current.bowler]?.id;
  const one = current.batters[current.striker]?.id;
  const two = current.batters[current.nonStriker]?.id;
  const striker = ball.striker ?? (ball.nonStriker !== undefined && ball.nonStriker === one ? two : one);
  const nonStriker = ball.nonStriker ?? (striker === two ? one : two);
  return {
    ...ball,
    over: ball.over ?? current.over.index,
    ...(bowler !== undefined && { bowler }),
    ...(striker !== undefined && { striker }),
    ...(nonStriker !== undefined && { nonStriker }),
  };
}

/** Play stops for good in the last innings of a match under the Standard Edition: its par decides, unless another is given. */
function completeClose(state: State, close: DataOf<'cricket.close'>): DataOf<'cricket.close'> {
  if (close.reason !== 'time' || close.par !== undefined || state.current?.closed !== null) return close;
  const par = revised(state)?.par ?? null;
  return par === null ? close : { method: DL_STANDARD, ...close, par };
}

function completeInnings(state: State, start: InningsStart): InningsStart {
  const due = nextInnings(state);
  const previous = start.previous ?? state.current?.closed ?? null;
  const batting = start.followOn === true ? state.current?.batting : due?.batting;
  return {
    ...start,
    ...(start.batting === undefined && batting !== undefined && { batting: state.setup.teams[batting].id }),
    ...(due !== null && due.superOver > 0 && { superOver: true }),
    ...(previous !== null && { previous }),
  };
}
