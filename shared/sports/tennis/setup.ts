import * as z from 'zod';
import { commonSetup } from '../teams.ts';

/** Rule numbers: ITF Rules of Tennis, 2025. */
const SetRules = z.strictObject({
  /** Games that win a set, two clear (Rule 6; four in a short set, Appendix V). */
  games: z.int().min(1).max(12).default(6),
  /** The tie-break game comes at so many games all; null: an advantage set. */
  tieBreakAt: z.int().min(1).max(24).nullable().default(6),
  tieBreakPoints: z.int().min(3).max(21).default(7),
  /** 1: the point at one short of the end on both sides decides (short-set tie-break, Appendix V). */
  tieBreakLead: z.literal([1, 2]).default(2),
});

/** The deciding set: played by rules of its own, or a match tie-break in its place (Appendix V). */
const FinalSet = z.discriminatedUnion('kind', [
  SetRules.extend({ kind: z.literal('set') }),
  z.strictObject({ kind: z.literal('match tie-break'), points: z.int().min(5).max(21).default(10) }),
]);

export const Format = z.strictObject({
  /** "Best of 3": shown, never interpreted. */
  name: z.string().min(1).max(40),
  bestOf: z.literal([1, 3, 5]).default(3),
  /** "No-Ad": at deuce the next point decides the game (Appendix V). */
  noAd: z.boolean().default(false),
  set: SetRules.prefault({}),
  /** Left out: the deciding set is like the others. */
  finalSet: FinalSet.optional(),
  /** Ends change in a tie-break after every six points (Rule 10), or after the first and then every four (Appendix V). */
  tieBreakEnds: z.literal([4, 6]).default(6),
  /** Unsuccessful electronic reviews that a side may ask for in a set, and more in its tie-break; null: no limit. */
  challenges: z
    .strictObject({ perSet: z.int().min(0).max(10).default(3), tieBreak: z.int().min(0).max(10).default(1) })
    .nullable()
    .default(null),
});
export type Format = z.infer<typeof Format>;

/**
 * Each team is a side: one player, or two in doubles. A side without a list of players is known by its own name, and
 * then which of two partners serves is not told.
 */
export const Setup = z
  .strictObject({ ...commonSetup, format: Format })
  .refine(({ teams: [a, b] }) => a.players.length <= 2 && b.players.length <= 2, {
    path: ['teams'],
    message: 'a side has at most two players',
  })
  .refine(({ teams: [a, b] }) => (a.players.length === 2) === (b.players.length === 2), {
    path: ['teams'],
    message: 'both sides have one player, or both have two',
  })
  .refine(
    ({ teams: [a, b] }) => {
      const [one, two] = [a, b].map(({ id, players }) => [id, ...players.map((player) => player.id)]);
      const partners = [a, b].every(({ players: [first, second] }) => second === undefined || first?.id !== second.id);
      return partners && one?.every((id) => !two?.includes(id)) === true;
    },
    { path: ['teams'], message: 'every player needs an id of their own' },
  );
export type Setup = z.infer<typeof Setup>;

/** Ready-made formats, offered by the set-up screen. */
export const presets: Readonly<Record<string, z.input<typeof Format>>> = {
  'Best of 3': { name: 'Best of 3' },
  'Best of 5': { name: 'Best of 5', bestOf: 5 },
  /** The four majors since 2022: a tie-break to ten at six all. */
  'Best of 5, final tie-break to 10': {
    name: 'Best of 5, final tie-break to 10',
    bestOf: 5,
    finalSet: { kind: 'set', tieBreakPoints: 10 },
  },
  'Best of 3, final tie-break to 10': {
    name: 'Best of 3, final tie-break to 10',
    finalSet: { kind: 'set', tieBreakPoints: 10 },
  },
  'Best of 5, advantage final set': {
    name: 'Best of 5, advantage final set',
    bestOf: 5,
    finalSet: { kind: 'set', tieBreakAt: null },
  },
  'No-Ad, match tie-break': { name: 'No-Ad, match tie-break', noAd: true, finalSet: { kind: 'match tie-break' } },
  'Short sets': {
    name: 'Short sets',
    noAd: true,
    set: { games: 4, tieBreakAt: 3, tieBreakPoints: 5, tieBreakLead: 1 },
    finalSet: { kind: 'match tie-break' },
  },
  'Pro set': { name: 'Pro set', bestOf: 1, set: { games: 8, tieBreakAt: 8 } },
};
