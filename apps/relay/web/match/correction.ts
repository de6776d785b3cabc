import type { LiveEvent } from '#shared/client/messages.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';

/** What a correction did to the score that the reader has seen. */
export interface Correction {
  readonly seq: number;
  readonly at: number;
  /** The scorer's reason and where it belongs, if one was given; else what was corrected, in the relay's words. */
  readonly told: string | null;
  /** Empty when the score itself stands. */
  readonly changes: readonly Change[];
}

export interface Change {
  /** The side's short name; null for the result. */
  readonly side: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export function correctionOf({ seq, event, commentary }: LiveEvent, before: Scoreboard, after: Scoreboard): Correction {
  const { reason } = event.data;
  const mark = commentary?.mark ?? '';
  const why = typeof reason === 'string' && reason !== '' ? reason : null;
  return {
    seq,
    at: event.recordedAt,
    told: why === null ? (commentary?.text ?? null) : mark === '' ? why : `${mark}: ${why}`,
    changes: changesBetween(before, after),
  };
}

function changesBetween(before: Scoreboard, after: Scoreboard): readonly Change[] {
  const sides = after.sides.flatMap((side, i): Change[] => {
    const was = before.sides[i];
    if (was === undefined) return [];
    const [old, now] = was.score === side.score ? [was.detail, side.detail] : [was.score, side.score];
    return old === now ? [] : [{ side: side.shortName, before: old ?? null, after: now ?? null }];
  });
  if (before.result === after.result) return sides;
  return [...sides, { side: null, before: before.result, after: after.result }];
}
