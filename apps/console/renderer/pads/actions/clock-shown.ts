import type { Clock } from '#shared/sports/clock.ts';

/** What a clock shows, for a form that may set it; of one that runs, nothing: it has gone on when the form is sent. */
export function shown(clock: Clock | undefined): { readonly clock?: number } {
  return clock === undefined || clock.running ? {} : { clock: clock.ms };
}
