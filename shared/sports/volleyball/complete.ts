import { partToPlay } from '../rally/part.ts';
import { openingOf } from '../rally/progress.ts';
import type { VolleyballEvent } from './events.ts';
import type { State } from './state.ts';

/**
 * Writes the set into the draft, and who won the one before where the event may begin it. Who serves is left to the
 * rallies and the rotation (Rules 7.6, 12.2): written down, it would contradict every correction of a rally's winner.
 * Where a scorer states it, it is a fact of its own.
 */
export function complete(state: State, draft: VolleyballEvent, amended: VolleyballEvent | null): VolleyballEvent {
  if (draft.type === 'volleyball.rally') {
    const was = amended?.type === draft.type ? amended.data : NOTHING;
    return { ...draft, data: { ...opening(state, was, draft.data), ...serviceOf(was), ...draft.data } };
  }
  if (draft.type === 'volleyball.set') {
    const was = amended?.type === draft.type ? amended.data : NOTHING;
    return { ...draft, data: { ...opening(state, was, draft.data), ...draft.data } };
  }
  if (draft.type === 'volleyball.lineup') {
    const was = amended?.type === draft.type ? amended.data.set : undefined;
    return { ...draft, data: { set: was ?? partToPlay(state), ...draft.data } };
  }
  return draft;
}

interface Facts {
  readonly set?: number | undefined;
  readonly previous?: string | undefined;
  readonly serving?: string | undefined;
  readonly server?: string | undefined;
}

const NOTHING: Facts = {};

function opening(state: State, was: Facts, draft: Facts) {
  const { part: set, ...facts } = openingOf(state, { number: was.set, previous: was.previous }, draft.set);
  return { set, ...facts };
}

function serviceOf({ serving, server }: Facts) {
  return { ...(serving !== undefined && { serving }), ...(server !== undefined && { server }) };
}
