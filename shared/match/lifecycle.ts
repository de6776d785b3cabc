import * as z from 'zod';
import { EventData, EventId } from './event.ts';

const Reason = z.string().max(200).optional();

/**
 * What fans are told about the score itself. `under-review`: the officials or the scorer look at it again.
 * `unreliable`: it may be wrong, play was missed or the venue's scoreboard shows something else.
 */
export const Flag = z.enum(['under-review', 'unreliable']);
export type Flag = z.infer<typeof Flag>;

const Signer = z.strictObject({ name: z.string().trim().min(1).max(80), role: z.string().trim().min(1).max(40) });
export type Signer = z.infer<typeof Signer>;

/** Events that every match has, whatever its sport. */
export const lifecycle = {
  'match.created': z.strictObject({
    sport: z.string().max(32),
    setup: EventData,
    /** Somebody tries out how to score: the match stays on its console, which may delete it. No correction changes that. */
    practice: z.literal(true).optional(),
  }),
  'match.started': z.strictObject({}),
  'match.paused': z.strictObject({ reason: Reason }),
  'match.resumed': z.strictObject({}),
  /** No further play: the sport says what that makes the result (no result, draw). */
  'match.abandoned': z.strictObject({ reason: Reason }),
  /** Confirms the result. `result` overrules what the sport derives ("Match awarded to Kent"). */
  'match.ended': z.strictObject({
    result: z.string().max(200).optional(),
    reason: Reason,
    /** Who confirms it: the scorers, an official. */
    signedBy: z.array(Signer).min(1).max(6).optional(),
  }),
  /** A flag is put up, or taken down: neither changes what may be scored. */
  'match.flagged': z.strictObject({ flag: Flag, reason: Reason }),
  'match.unflagged': z.strictObject({ flag: Flag }),
  'note.added': z.strictObject({ text: z.string().min(1).max(1000) }),
  /** Its author has looked at what was unusual about these events, by the codes of warnings and rules, and leaves it. */
  'note.reviewed': z.strictObject({
    of: z
      .array(z.strictObject({ event: EventId, codes: z.array(z.string().min(1).max(64)).min(1).max(16) }))
      .min(1)
      .max(200),
  }),
} as const;

export type LifecycleType = keyof typeof lifecycle;

export function isLifecycle(type: string): type is LifecycleType {
  return Object.hasOwn(lifecycle, type);
}

/** Says something about the match and is no part of what happened in it: it may come at any time, also after the end. */
export function isRemark(type: string): boolean {
  return type === 'note.added' || type === 'note.reviewed' || type === 'match.flagged' || type === 'match.unflagged';
}

export const MatchStatus = z.enum(['scheduled', 'live', 'paused', 'ended', 'abandoned']);
export type MatchStatus = z.infer<typeof MatchStatus>;
