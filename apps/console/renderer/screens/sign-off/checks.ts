import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { MatchState } from '#shared/match/state.ts';
import { text } from './text.ts';

/** Something to look at before anybody signs. Nothing here forbids it: a match has to end some day. */
export interface Check {
  readonly key: 'conflicts' | 'unsaved' | 'flagged' | 'overrides' | 'backlog';
  readonly level: 'bad' | 'warn';
  readonly message: string;
  /** The event to look at first. */
  readonly event: string | null;
}

interface Input {
  readonly state: MatchState;
  readonly effective: readonly EffectiveEvent[];
  /** Actions on their way to the console. */
  readonly unsaved: number;
  /** Events that the relay has not confirmed; null: there is no relay. */
  readonly backlog: number | null;
}

export function openChecks({ state, effective, unsaved, backlog }: Input): readonly Check[] {
  const checks: Check[] = [];
  const add = (key: Check['key'], level: Check['level'], message: string, event: string | null = null) =>
    checks.push({ key, level, message, event });
  const { conflicts, flags } = state;
  if (conflicts.length > 0) add('conflicts', 'bad', text.conflicts(conflicts.length), conflicts[0]?.id ?? null);
  if (unsaved > 0) add('unsaved', 'bad', text.unsaved(unsaved));
  if (flags.length > 0) add('flagged', 'warn', text.flagged);
  const overridden = effective.filter(({ override, voided }) => override !== undefined && !voided);
  if (overridden.length > 0) add('overrides', 'warn', text.overrides(overridden.length), overridden[0]?.id ?? null);
  if (backlog !== null && backlog > 0) add('backlog', 'warn', text.backlog(backlog));
  return checks;
}
