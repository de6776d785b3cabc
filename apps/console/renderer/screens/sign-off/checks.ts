import type { MatchState } from '#shared/match/state.ts';
import { text } from './text.ts';

/** Something to look at before anybody signs. Nothing here forbids it: a match has to end some day. */
export interface Check {
  readonly key: 'conflicts' | 'unsaved' | 'flagged' | 'review' | 'backlog';
  readonly level: 'bad' | 'warn';
  readonly message: string;
  /** What to look at: an event, or the list of what wants a second look. */
  readonly show: { readonly event: string } | 'review' | null;
}

interface Input {
  readonly state: MatchState;
  /** Warnings, rules set aside and observations that nobody has looked at. */
  readonly toReview: number;
  /** Actions on their way to the console. */
  readonly unsaved: number;
  /** Events that the relay has not confirmed; null: there is no relay. */
  readonly backlog: number | null;
}

export function openChecks({ state, toReview, unsaved, backlog }: Input): readonly Check[] {
  const checks: Check[] = [];
  const add = (key: Check['key'], level: Check['level'], message: string, show: Check['show'] = null) =>
    checks.push({ key, level, message, show });
  const { conflicts, flags } = state;
  const [conflict] = conflicts;
  if (conflict !== undefined) add('conflicts', 'bad', text.conflicts(conflicts.length), { event: conflict.id });
  if (unsaved > 0) add('unsaved', 'bad', text.unsaved(unsaved));
  if (flags.length > 0) add('flagged', 'warn', text.flagged);
  if (toReview > 0) add('review', 'warn', text.toReview(toReview), 'review');
  if (backlog !== null && backlog > 0) add('backlog', 'warn', text.backlog(backlog));
  return checks;
}
