import type { Locale } from '#shared/text/locale.ts';
import type { CommentaryEntry } from '#shared/wire/live.ts';
import { entryOf } from '../views/commentary.ts';
import type { MatchView } from '../views/match-view.ts';

/** Events looked at for one page; where little is said of much, pages come out short rather than late. */
const MAX_LOOKED_AT = 640;
const STEP = 64;

export interface CommentaryPart {
  /** Newest first. */
  readonly entries: readonly CommentaryEntry[];
  /** `before` of the next page: an event's id; null at the beginning of the match. */
  readonly next: string | null;
}

/** What was said before the event `before`, or up to now; null when there is no such event. */
export function commentaryPart(
  view: MatchView,
  before: string | undefined,
  limit: number,
  locale: Locale,
): CommentaryPart | null {
  const { fold } = view;
  const { effective } = fold;
  const from = before === undefined ? effective.length : effective.findIndex(({ id }) => id === before);
  if (from < 0) return null;
  const entries: CommentaryEntry[] = [];
  let end = from;
  while (end > 0 && entries.length < limit && from - end < MAX_LOOKED_AT) {
    const start = Math.max(0, end - STEP);
    const part = [...fold.steps(start, end)].flatMap((step) => entryOf(step, locale) ?? []);
    entries.push(...part.reverse());
    end = start;
  }
  if (entries.length > limit) {
    const page = entries.slice(0, limit);
    return { entries: page, next: page.at(-1)?.id ?? null };
  }
  return { entries, next: end > 0 ? (effective[end]?.id ?? null) : null };
}
