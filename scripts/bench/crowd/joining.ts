import { LIVE_PATH, LIVE_PROTOCOL } from '#shared/wire/live.ts';
import type { Joining } from './questions.ts';

/** The match that everybody follows. */
export const LIVE_MATCH = 'bench';

export const bare: Joining = { path: null, opening: [], greetings: 0 };
export const webSocket: Joining = { path: '/', opening: [], greetings: 0 };
/** The server's and the namespace's word of welcome are heard first. */
export const socketIo: Joining = { path: '/socket.io/?EIO=4&transport=websocket', opening: ['40'], greetings: 2 };
/** A snapshot is heard first. */
export const live: Joining = {
  path: LIVE_PATH,
  protocol: LIVE_PROTOCOL,
  opening: [JSON.stringify({ op: 'subscribe', match: LIVE_MATCH })],
  greetings: 1,
};
