import * as z from 'zod';

/** What a bench asks its load generator. */
export const LoadQuestion = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('connect'),
    port: z.int(),
    count: z.int(),
    /** Null: a bare TCP connection. */
    path: z.string().nullable(),
    protocol: z.string().optional(),
    /** Texts that a fan sends once it is connected. */
    opening: z.array(z.string()),
    /** Messages that a fan has heard when it counts as connected. */
    greetings: z.int(),
    /** Handshakes that are under way at once; a listener's backlog has an end. */
    atOnce: z.int().default(200),
  }),
  z.object({ op: z.literal('arm'), events: z.int() }),
  /** `startedAt`: when each event was sent out, on the machine's clock. */
  z.object({ op: z.literal('figures'), startedAt: z.array(z.number()) }),
  z.object({ op: z.literal('drop') }),
]);
export type LoadQuestion = z.infer<typeof LoadQuestion>;
export type Joining = Omit<Extract<LoadQuestion, { op: 'connect' }>, 'op' | 'port' | 'count' | 'atOnce'>;

export const Joined = z.object({ p50Ms: z.number(), p99Ms: z.number(), lastMs: z.number() });
export const Arrivals = z.object({
  missing: z.int(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  lastP50Ms: z.number(),
  lastP99Ms: z.number(),
});
export type Arrivals = z.infer<typeof Arrivals>;

/** What a bench asks the server that it measures. */
export const ServerQuestion = z.discriminatedUnion('op', [
  z.object({
    op: z.literal('fan'),
    events: z.int(),
    gapMs: z.number(),
    bytes: z.int(),
    /** Watch the event loop, which costs some CPU itself. */
    watch: z.boolean(),
  }),
  z.object({ op: z.literal('memory'), collect: z.boolean() }),
]);
export type ServerQuestion = z.infer<typeof ServerQuestion>;

/** Bytes. */
export const Memory = z.object({
  rss: z.number(),
  heapUsed: z.number(),
  heapTotal: z.number(),
  external: z.number(),
});
export type Memory = z.infer<typeof Memory>;

export const Fanned = z.object({
  cpuUs: z.number(),
  startedAt: z.array(z.number()),
  rssMb: z.number().optional(),
  loopP99Ms: z.number().optional(),
  loopMaxMs: z.number().optional(),
});
export type Fanned = z.infer<typeof Fanned>;
