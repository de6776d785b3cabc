import type { CommentaryEntry } from '#shared/wire/live.ts';

type Badge = Pick<CommentaryEntry, 'id' | 'mark' | 'kind' | 'text' | 'corrected'> & { readonly badge: string };

export interface BadgeGroup {
  /** What the marks of the group share: the over of "12.1" to "12.6". Empty where marks have no such part. */
  readonly label: string;
  /** Newest first. */
  readonly badges: readonly Badge[];
}

/** The newest `count` plays that have a badge, newest first, in groups whose marks begin alike up to a dot. */
export function latestBadges(entries: readonly CommentaryEntry[], count: number): readonly BadgeGroup[] {
  const groups: { label: string; badges: Badge[] }[] = [];
  let left = count;
  for (const { id, mark, kind, text, corrected, badge } of entries) {
    if (badge === undefined || badge === '') continue;
    if (left === 0) break;
    left -= 1;
    const label = /^(.+)\./.exec(mark)?.[1] ?? '';
    const entry = { id, mark, kind, text, badge, ...(corrected !== undefined && { corrected }) };
    const last = groups.at(-1);
    if (last?.label === label) last.badges.push(entry);
    else groups.push({ label, badges: [entry] });
  }
  return groups;
}
