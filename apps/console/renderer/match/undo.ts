import { corrections, isCorrection, voidTargets } from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';

const Void = corrections['correction.void'];

/**
 * What "undo" takes back: the newest event that still counts and is no undo itself. Pressed again it goes one further
 * back, for ever, across restarts, since the log is all it needs. Null at the match's beginning.
 */
export function undoTarget(log: readonly MatchEvent[]): MatchEvent | null {
  const aside = asideOf(log);
  for (const { event, voided, targets } of backwards(log)) {
    if (event.type === 'match.created') return null;
    if (isUndo(event) || voided.has(event.id) || aside.has(event.id)) continue;
    // An amendment of an event that is gone changes nothing that could be seen.
    if (event.type === 'correction.amend' && targets.some((target) => voided.has(target))) continue;
    return event;
  }
  return null;
}

/** What "redo" takes back: the newest undo, as long as nothing was scored since. */
export function redoTarget(log: readonly MatchEvent[]): MatchEvent | null {
  const aside = asideOf(log);
  const undos = new Set(log.filter(isUndo).map((event) => event.id));
  for (const { event, voided, targets } of backwards(log)) {
    if (aside.has(event.id)) continue;
    if (!isUndo(event)) return null;
    const isRedo = targets.some((target) => undos.has(target));
    if (!voided.has(event.id) && !isRedo) return event;
  }
  return null;
}

/** A void with a reason, or of several events, is a correction that somebody has made with care: an action itself. */
function isUndo({ type, data }: MatchEvent): boolean {
  return type === 'correction.void' && data.reason === undefined && data.also === undefined;
}

/**
 * What devices add to events, the flags and the marks of a review have their own ways back, and what takes them back
 * stands aside with them: whoever undoes means what was scored.
 */
function asideOf(log: readonly MatchEvent[]): ReadonlySet<string> {
  const aside = new Set<string>();
  for (const event of log) {
    if (standsAside(event) || targetsOf(event).some((target) => aside.has(target))) aside.add(event.id);
  }
  return aside;
}

function standsAside({ type, source }: MatchEvent): boolean {
  if (type === 'match.flagged' || type === 'match.unflagged' || type === 'note.reviewed') return true;
  return type === 'correction.amend' && source.kind === 'device';
}

/** Walks back through the log; whatever voids an event comes after it, so `voided` is complete for each one. */
function* backwards(log: readonly MatchEvent[]) {
  const voided = new Set<string>();
  for (let i = log.length - 1; i >= 0; i--) {
    const event = log[i];
    if (event === undefined) return;
    const targets = targetsOf(event);
    if (event.type === 'correction.void' && !voided.has(event.id)) for (const each of targets) voided.add(each);
    yield { event, voided, targets };
  }
}

/** The events that a void or an amendment is about. */
function targetsOf({ type, data }: MatchEvent): readonly string[] {
  if (!isCorrection(type) || typeof data.target !== 'string') return [];
  const parsed = Void.safeParse(data);
  return type === 'correction.void' && parsed.success ? voidTargets(parsed.data) : [data.target];
}
