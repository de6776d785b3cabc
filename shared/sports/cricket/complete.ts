import type { CricketEvent, Delivery } from './events.ts';
import { type InningsStart, nextInnings } from './innings.ts';
import type { State } from './state.ts';

/** Writes the facts that the state knows and the scorer left out into the draft. */
export function complete(state: State, draft: CricketEvent, amended: CricketEvent | null): CricketEvent {
  if (draft.type === 'cricket.delivery') {
    const was = amended?.type === 'cricket.delivery' ? amended.data : {};
    return { ...draft, data: completeDelivery(state, { ...factsOf(was), ...draft.data }) };
  }
  if (draft.type === 'cricket.innings') return { ...draft, data: completeInnings(state, draft.data) };
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

function completeDelivery({ current }: State, ball: Delivery): Delivery {
  if (current === null) return ball.over === undefined ? { over: 0, ...ball } : ball;
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

function completeInnings(state: State, start: InningsStart): InningsStart {
  const due = nextInnings(state);
  if (due === null) return start;
  return {
    ...start,
    batting: start.batting ?? state.setup.teams[due.batting].id,
    ...(due.superOver > 0 && { superOver: true }),
  };
}
