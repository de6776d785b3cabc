import { LIVE_PATH, LIVE_PROTOCOL, type Position } from '#shared/wire/live.ts';
import type { Joining } from './questions.ts';

/** The match that everybody follows. */
export const LIVE_MATCH = 'bench';

export const bare: Joining = { path: null, opening: [], greetings: 0 };
export const webSocket: Joining = { path: '/', opening: [], greetings: 0 };
/** The server's and the namespace's word of welcome are heard first. */
export const socketIo: Joining = { path: '/socket.io/?EIO=4&transport=websocket', opening: ['40'], greetings: 2 };
/** A snapshot is heard first. */
export const live = following(LIVE_MATCH);

/** Those who come back say where they stand. */
export function following(match: string, after?: Position): Joining {
  const opening = [JSON.stringify({ op: 'subscribe', match, after })];
  return { path: LIVE_PATH, protocol: LIVE_PROTOCOL, opening, greetings: 1 };
}
