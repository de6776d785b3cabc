import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { parseMessage } from '#shared/wire/parse.ts';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(320), height: z.int().min(240) });

/** What the shell itself remembers from start to start. */
const ShellSettings = z.object({
  bounds: Bounds.optional(),
  maximized: z.boolean().default(false),
  kiosk: z.boolean().default(false),
  /** See pin.ts. */
  pin: z.string().optional(),
  relayUrl: z.string().optional(),
  /** The relay's token as the system's key store sealed it, base64. */
  relayToken: z.string().optional(),
});
export type ShellSettings = z.infer<typeof ShellSettings>;

/** A small file, written whole or not at all. What is not readable counts as nothing remembered. */
export class SettingsFile {
  readonly #file: string;
  #settings: ShellSettings;

  constructor(file: string) {
    this.#file = file;
    this.#settings = read(file);
  }

  get current(): ShellSettings {
    return this.#settings;
  }

  change(some: Partial<ShellSettings>): void {
    this.#settings = { ...this.#settings, ...some };
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#settings), { mode: 0o600 });
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function read(file: string): ShellSettings {
  try {
    const parsed = parseMessage(ShellSettings, readFileSync(file, 'utf8'));
    if (parsed.ok) return parsed.value;
  } catch {
    // Not there on the first start.
  }
  return { maximized: false, kiosk: false };
}
