import type { OutputClock } from '#shared/wire/outputs.ts';

export interface ClockText {
  readonly text: string;
  /** Time beyond the regular end; empty: none. */
  readonly beyond: string;
}

/** @param now the console's time less the output's delay, UTC ms */
export function clockText({ ms, at, rate, direction, limit, tenths }: OutputClock, now: number): ClockText {
  const shows = Math.max(0, ms + rate * Math.max(0, now - at));
  if (direction === 'down') {
    if (tenths && shows > 0 && shows < 60_000) return { text: (Math.ceil(shows / 100) / 10).toFixed(1), beyond: '' };
    return { text: minutes(Math.ceil(shows / 1000)), beyond: '' };
  }
  const over = limit === null ? 0 : Math.max(0, shows - limit);
  return {
    text: minutes(Math.floor((shows - over) / 1000)),
    beyond: over >= 1000 ? `+${minutes(Math.floor(over / 1000))}` : '',
  };
}

/** "24": of less than a minute a shot clock shows the seconds alone. */
export function secondsText(clock: OutputClock, now: number): string {
  const { ms, at, rate } = clock;
  return String(Math.ceil(Math.max(0, ms + rate * Math.max(0, now - at)) / 1000));
}

function minutes(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}
