import type { VolleyballEvent } from './events.ts';
import { setToPlay } from './play.ts';
import type { State } from './state.ts';

/**
 * Writes the set into the draft, and into the start of a set who won the one before. Who serves is left to the rallies
 * and the rotation (Rules 7.6, 12.2): written down, it would contradict every correction of a rally's winner. Where a
 * scorer states it, it is a fact of its own.
 */
export function complete(state: State, draft: VolleyballEvent, amended: VolleyballEvent | null): VolleyballEvent {
  if (draft.type === 'volleyball.rally') {
    const { set, serving, server } = amended?.type === draft.type ? amended.data : NO_RALLY;
    const facts = {
      set: set ?? setToPlay(state),
      ...(serving !== undefined && { serving }),
      ...(server !== undefined && { server }),
    };
    return { ...draft, data: { ...facts, ...draft.data } };
  }
  if (draft.type === 'volleyball.lineup') {
    const was = amended?.type === draft.type ? amended.data.set : undefined;
    return { ...draft, data: { set: was ?? setToPlay(state), ...draft.data } };
  }
  if (draft.type === 'volleyball.set') {
    const was = amended?.type === draft.type ? amended.data : {};
    const winner = state.current?.winner ?? null;
    const previous = was.previous ?? (winner === null ? undefined : state.setup.teams[winner].id);
    const set = was.set ?? draft.data.set ?? setToPlay(state);
    return { ...draft, data: { set, ...(previous !== undefined && { previous }), ...draft.data } };
  }
  return draft;
}

const NO_RALLY: { readonly set?: number; readonly serving?: string; readonly server?: string } = {};
