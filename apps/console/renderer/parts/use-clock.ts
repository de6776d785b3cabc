import { useEffect, useState } from 'react';
import { type Clock, clockText, reading } from '#shared/sports/clock.ts';

const FRAME_MS = 100;

/** What a clock shows, moved on by the page itself; the core does not tick. */
export function useClockText(clock: Clock): string {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (!clock.running) return;
    const timer = setInterval(() => setNow(Date.now()), FRAME_MS);
    return () => clearInterval(timer);
  }, [clock]);
  return clockText(clock.direction, reading(clock, Math.max(now, clock.at)));
}
