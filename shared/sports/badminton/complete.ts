import { openingOf } from '../rally/progress.ts';
import type { BadmintonEvent } from './events.ts';
import type { ServiceFacts } from './service.ts';
import type { State } from './state.ts';

/**
 * Writes the game into the draft, and who won the one before where the event may begin it. Who serves is left to the
 * rallies (Law 10.3, 11.3): written down, it would contradict every correction of a rally's winner. Where a scorer
 * states it, it is a fact of its own.
 */
export function complete(state: State, draft: BadmintonEvent, amended: BadmintonEvent | null): BadmintonEvent {
  if (draft.type === 'badminton.rally') {
    const was = amended?.type === draft.type ? amended.data : {};
    return { ...draft, data: { ...opening(state, was, draft.data), ...serviceOf(was), ...draft.data } };
  }
  if (draft.type === 'badminton.game') {
    const was = amended?.type === draft.type ? amended.data : {};
    return { ...draft, data: { ...opening(state, was, draft.data), ...draft.data } };
  }
  return draft;
}

interface GameFacts {
  readonly game?: number | undefined;
  readonly previous?: string | undefined;
}

function opening(state: State, was: GameFacts, draft: GameFacts) {
  const { part: game, ...facts } = openingOf(state, { number: was.game, previous: was.previous }, draft.game);
  return { game, ...facts };
}

function serviceOf({ serving, server, receiver }: ServiceFacts): ServiceFacts {
  return {
    ...(serving !== undefined && { serving }),
    ...(server !== undefined && { server }),
    ...(receiver !== undefined && { receiver }),
  };
}
