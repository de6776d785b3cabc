import { isCorrection } from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';

/**
 * What "undo" takes back: the newest event that still counts and is no undo itself. Pressed again it goes one further
 * back, for ever, across restarts, since the log is all it needs. Null at the match's beginning.
 */
export function undoTarget(log: readonly MatchEvent[]): MatchEvent | null {
  for (const { event, voided, target } of backwards(log)) {
    if (event.type === 'match.created') return null;
    if (event.type === 'correction.void' || voided.has(event.id) || isBySide(event)) continue;
    // An amendment of an event that is gone changes nothing that could be seen.
    if (event.type === 'correction.amend' && target !== null && voided.has(target)) continue;
    return event;
  }
  return null;
}

/** What "redo" takes back: the newest undo, as long as nothing was scored since. */
export function redoTarget(log: readonly MatchEvent[]): MatchEvent | null {
  const voids = new Set(log.filter((event) => event.type === 'correction.void').map((event) => event.id));
  for (const { event, voided, target } of backwards(log)) {
    if (isBySide(event)) continue;
    if (event.type !== 'correction.void') return null;
    const isRedo = target !== null && voids.has(target);
    if (!voided.has(event.id) && !isRedo) return event;
  }
  return null;
}

/** What devices add to events and the flags have their own ways back: whoever undoes means what was scored. */
function isBySide({ type, source }: MatchEvent): boolean {
  if (type === 'match.flagged' || type === 'match.unflagged') return true;
  return type === 'correction.amend' && source.kind === 'device';
}

/** Walks back through the log; whatever voids an event comes after it, so `voided` is complete for each one. */
function* backwards(log: readonly MatchEvent[]) {
  const voided = new Set<string>();
  for (let i = log.length - 1; i >= 0; i--) {
    const event = log[i];
    if (event === undefined) return;
    const target = targetOf(event);
    if (event.type === 'correction.void' && target !== null && !voided.has(event.id)) voided.add(target);
    yield { event, voided, target };
  }
}

function targetOf(event: MatchEvent): string | null {
  const target = isCorrection(event.type) ? event.data.target : undefined;
  return typeof target === 'string' ? target : null;
}
