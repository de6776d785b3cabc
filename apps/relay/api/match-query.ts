import * as z from 'zod';
import { Instant } from '#shared/match/event.ts';
import { MatchStatus } from '#shared/match/lifecycle.ts';
import type { MatchFilter } from '../store/match-list.ts';

const DAY_MS = 86_400_000;
/** Also the most that a name or a search has; PostgreSQL keeps no U+0000. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'it contains U+0000');

/** Like the first part of an event's type. */
export const sport = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/)
  .optional();

const time = (description: string, ofDay: (start: number) => number) =>
  z
    .union([
      z.iso.date().transform((day) => ofDay(Date.parse(day))),
      z.iso.datetime({ offset: true }).transform((instant) => Date.parse(instant)),
    ])
    .pipe(Instant)
    .optional()
    .meta({ description });

/** What a list of matches may be narrowed by. */
export const filters = {
  sport,
  status: MatchStatus.optional(),
  team: text(100).optional().meta({ description: 'Name of one of the sides, whole; case does not matter' }),
  from: time('Began on this day (UTC) or at this time (RFC 3339), or later', (start) => start),
  to: time('Began before this time, or on this day (UTC) at the latest', (start) => start + DAY_MS),
  q: text(100)
    .optional()
    .meta({ description: 'Beginnings of words in the title or the names of the sides, all of them' }),
};

const Filters = z.object(filters);

export function readFilters({ sport, status, team, from, to, q }: z.infer<typeof Filters>): Omit<MatchFilter, 'limit'> {
  return {
    sport,
    statuses: status === undefined ? undefined : [status],
    team,
    from,
    to,
    words: q === undefined ? undefined : wordsOf(q),
  };
}

/** Letters and digits of any script, with their marks. */
function wordsOf(q: string): string[] {
  return q.match(/[\p{L}\p{N}\p{M}]+/gu)?.slice(0, 8) ?? [];
}
