import * as z from 'zod';
import { WireProblem } from './problem.ts';

/** Digits, as they are typed on a number pad. */
const Pin = z.string().regex(/^\d{4,12}$/, 'a PIN is 4 to 12 digits');

/** The few things that only the program around a page can do; the shell parses every command. */
export const ShellCommand = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('about') }),
  /** Locks the machine to this window; `pin` is what lets people out again. */
  z.strictObject({ op: z.literal('enterKiosk'), pin: Pin }),
  z.strictObject({ op: z.literal('leaveKiosk'), pin: z.string().max(64) }),
  /** Where events go from here on; null: nowhere. Without `token` the one known for that address stays. */
  z.strictObject({
    op: z.literal('setRelay'),
    url: z.url().max(500).nullable(),
    token: z.string().max(500).optional(),
  }),
  /** Ends the program and starts the downloaded version. */
  z.strictObject({ op: z.literal('installUpdate') }),
]);
export type ShellCommand = z.infer<typeof ShellCommand>;

export const UpdateState = z.discriminatedUnion('state', [
  /** No update feed is set. */
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('current') }),
  z.object({ state: z.literal('loading'), version: z.string() }),
  z.object({ state: z.literal('ready'), version: z.string() }),
  z.object({ state: z.literal('failed'), message: z.string() }),
]);
export type UpdateState = z.infer<typeof UpdateState>;

export const ShellAbout = z.object({
  version: z.string(),
  kiosk: z.boolean(),
  relayUrl: z.string().nullable(),
  update: UpdateState,
});
export type ShellAbout = z.infer<typeof ShellAbout>;

export const ShellAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), about: ShellAbout }),
  z.object({ ok: z.literal(false), problem: WireProblem }),
]);
export type ShellAnswer = z.infer<typeof ShellAnswer>;

/** Frames of shared/wire/console.ts over a port: texts; and from the window the number of frames that it has taken. */
export const PortMessage = z.union([z.string(), z.int().min(1).max(1_000_000)]);
