import * as z from 'zod';
import { Clock } from '../sports/clock.ts';
import type { GameBoard } from '../sports/sport.ts';
import type { Locale } from '../text/locale.ts';
import { EventData, Instant, MatchId } from './event.ts';
import { Flag, MatchStatus } from './lifecycle.ts';
import type { MatchState } from './state.ts';

/** The small common view of a match: what lists, boards, overlays, alerts and snapshots carry. */
export const Scoreboard = z.object({
  match: MatchId,
  sport: z.string(),
  title: z.string(),
  status: MatchStatus,
  phase: z.string(),
  sides: z.array(
    z.object({
      name: z.string(),
      shortName: z.string(),
      score: z.string(),
      detail: z.string().optional(),
      active: z.boolean().optional(),
    }),
  ),
  situation: z.string(),
  /** Null while undecided. */
  result: z.string().nullable(),
  score: EventData,
  startedAt: Instant.nullable(),
  /** Events that the corrected log no longer allows; above 0 the score wants a look by the scorer. */
  conflicts: z.int(),
  /** What fans are told about the score itself. */
  flags: z.array(Flag),
  /** It is no real match, and stays on its console. */
  practice: z.literal(true).optional(),
  /** The game clock, for sports that have one: a page moves it on by itself. */
  clock: Clock.optional(),
});
export type Scoreboard = z.infer<typeof Scoreboard>;

export function scoreboardOf(match: string, state: MatchState, locale: Locale): Scoreboard {
  const board: GameBoard = state.game.board(locale);
  return {
    match,
    sport: state.sport,
    title: state.game.title,
    status: state.status,
    phase: board.phase,
    sides: board.sides.map((side) => ({ ...side })),
    situation: board.situation,
    result: state.result ?? board.result ?? null,
    score: board.score,
    startedAt: state.startedAt,
    conflicts: state.conflicts.length,
    flags: [...state.flags],
    ...practiceOf(state),
    ...(board.clock && { clock: { ...board.clock } }),
  };
}

/**
 * Stands in when a sport fails to show a state: what was shown last, with what is known without the sport. A score that
 * cannot be shown must not stop events from being kept and told.
 */
export function standIn(match: string, state: MatchState, last: Scoreboard | null): Scoreboard {
  const { status, sport, startedAt, conflicts, flags } = state;
  const bare = { title: match, phase: '', sides: [], situation: 'Score not available', result: null, score: {} };
  const shown = last ?? bare;
  const result = state.result ?? shown.result;
  const known = { match, sport, status, result, startedAt, conflicts: conflicts.length, flags: [...flags] };
  return { ...shown, ...known, ...practiceOf(state) };
}

function practiceOf({ practice }: MatchState): Pick<Scoreboard, 'practice'> {
  return practice ? { practice } : {};
}

/** The fields of `after` that differ from `before`: what an event message carries. */
export function changedFields(before: Scoreboard | null, after: Scoreboard): Partial<Scoreboard> {
  if (before === null) return after;
  const changed = Object.entries(after).filter(([key, value]) => {
    const old: unknown = Object.getOwnPropertyDescriptor(before, key)?.value;
    return old !== value && JSON.stringify(old) !== JSON.stringify(value);
  });
  return Object.fromEntries(changed);
}
