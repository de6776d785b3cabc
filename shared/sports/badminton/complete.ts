import type { BadmintonEvent } from './events.ts';
import { gameToPlay } from './play.ts';
import type { ServiceFacts } from './service.ts';
import type { State } from './state.ts';

/**
 * Writes the game into the draft, and into the start of a game who won the one before. Who serves is left to the rallies
 * (Law 10.3, 11.3): written down, it would contradict every correction of a rally's winner. Where a scorer states it,
 * it is a fact of its own.
 */
export function complete(state: State, draft: BadmintonEvent, amended: BadmintonEvent | null): BadmintonEvent {
  if (draft.type === 'badminton.rally') {
    const was = amended?.type === draft.type ? amended.data : null;
    const facts = { game: was?.game ?? gameToPlay(state), ...serviceOf(was ?? {}) };
    return { ...draft, data: { ...facts, ...draft.data } };
  }
  if (draft.type === 'badminton.game') {
    const was = amended?.type === draft.type ? amended.data : {};
    const game = was.game ?? draft.data.game ?? gameToPlay(state);
    const winner = state.current?.winner ?? null;
    const previous = was.previous ?? (winner === null ? undefined : state.setup.teams[winner].id);
    return { ...draft, data: { game, ...(previous !== undefined && { previous }), ...draft.data } };
  }
  return draft;
}

function serviceOf({ serving, server, receiver }: ServiceFacts): ServiceFacts {
  return {
    ...(serving !== undefined && { serving }),
    ...(server !== undefined && { server }),
    ...(receiver !== undefined && { receiver }),
  };
}
