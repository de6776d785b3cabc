import * as z from 'zod';
import { LIVE_PATH } from '#shared/wire/live.ts';

/** The relay that a tool talks to. */
export const relayOption = {
  env: 'RELAY_URL',
  flag: 'relay',
  schema: z.url({ protocol: /^https?$/, error: 'not an http:// or https:// address' }),
  fallback: 'http://localhost:8080',
  help: 'address of the relay',
};

export function liveUrl(relay: string): string {
  const url = new URL(LIVE_PATH, relay);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
