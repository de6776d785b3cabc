import * as z from 'zod';

/** Between the shell's main process and the core's utility process. A `window` message brings a port with it. */
export const ToCore = z.discriminatedUnion('kind', [
  /** `settings`: as environment variables would give them (see ../config.ts); they never stand in the environment. */
  z.object({ kind: z.literal('start'), settings: z.record(z.string(), z.string()), pages: z.string() }),
  z.object({ kind: z.literal('window') }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToCore = z.infer<typeof ToCore>;

export const FromCore = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), httpPort: z.int(), mqttPort: z.int() }),
  /** It cannot start, and starting it anew would not help: a port is taken, the journal is not readable. */
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type FromCore = z.infer<typeof FromCore>;
