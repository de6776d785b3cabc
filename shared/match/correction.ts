import type { Correction } from '../wire/rest.ts';
import type { MatchEvent } from './event.ts';
import type { Scoreboard } from './scoreboard.ts';

/** A correction is worth a word until this many further events have come. */
export const CORRECTION_SHOWN_FOR = 12;

type Change = Correction['changes'][number];

/** A correction as it was told, live or not. */
interface ToldCorrection {
  readonly event: MatchEvent;
  readonly commentary?: { readonly mark: string; readonly text: string } | undefined;
}

/** What a correction did to the score, by what was shown before it and after. */
export function correctionOf({ event, commentary }: ToldCorrection, before: Scoreboard, after: Scoreboard): Correction {
  const { reason } = event.data;
  const mark = commentary?.mark ?? '';
  const why = typeof reason === 'string' && reason !== '' ? reason : null;
  return {
    seq: event.seq,
    at: event.recordedAt,
    told: why === null ? (commentary?.text ?? null) : mark === '' ? why : `${mark}: ${why}`,
    changes: changesBetween(before, after),
  };
}

function changesBetween(before: Scoreboard, after: Scoreboard): Change[] {
  const sides = after.sides.flatMap((side, i): Change[] => {
    const was = before.sides[i];
    if (was === undefined) return [];
    const [old, now] = was.score === side.score ? [was.detail, side.detail] : [was.score, side.score];
    return old === now ? [] : [{ side: side.shortName, before: old ?? null, after: now ?? null }];
  });
  if (before.result === after.result) return sides;
  return [...sides, { side: null, before: before.result, after: after.result }];
}
