import type { LIVE_PATH } from '#shared/wire/live.ts';
import { Hub } from './hub.ts';

const PATH: typeof LIVE_PATH = '/v1/live';

/** The connection of this page to the host it came from. */
export const hub = new Hub(new URL(PATH, origin().replace(/^http/, 'ws')).href);

/** The relay renders this page, too, and follows nothing. */
function origin(): string {
  return typeof window === 'undefined' ? 'http://localhost' : window.location.href;
}

/** Waking up, coming online and being looked at again are when a dead connection hurts most. */
export function nudgeOnReturn(): void {
  const nudge = () => hub.nudge();
  window.addEventListener('online', nudge);
  window.addEventListener('pageshow', nudge);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') nudge();
  });
}
