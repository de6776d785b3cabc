import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { Scoreboard } from '#shared/match/scoreboard.ts';

/** What the test tells a process full of fans. */
export const Order = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('begin'),
    /** `http://host:port` of the relay. */
    relay: z.string(),
    match: MatchId,
    fans: z.int(),
    seed: z.int(),
    /** Mean time between one fan's troubles, ms. */
    every: z.number(),
    /** Longest that somebody is away, ms. */
    longest: z.number(),
  }),
  /** The match is over at `seq` with `board`: from now on nobody has trouble, and everybody catches up. */
  z.object({ op: z.literal('finish'), seq: z.int(), board: Scoreboard }),
]);
export type Order = z.infer<typeof Order>;

export const Report = z.discriminatedUnion('op', [
  z.object({ op: z.literal('there'), fans: z.int() }),
  /** How many have all of it. */
  z.object({ op: z.literal('progress'), done: z.int(), behind: z.array(z.string()) }),
  z.object({
    op: z.literal('result'),
    /** SHA-256 over the hashes of the log's events, the same for every fan. */
    digest: z.string(),
    faults: z.array(z.string()),
    events: z.int(),
    /** Events that were fetched because the relay would not replay them. */
    fetched: z.int(),
    connections: z.int(),
    troubles: z.record(z.string(), z.int()),
  }),
]);
export type Report = z.infer<typeof Report>;
export type Result = Extract<Report, { op: 'result' }>;
