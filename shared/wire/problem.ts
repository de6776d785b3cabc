import * as z from 'zod';

/** `Problem` on the wire. */
export const WireProblem = z.object({
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  hint: z.string().optional(),
});
export const WireWarning = z.object({ code: z.string(), message: z.string() });
