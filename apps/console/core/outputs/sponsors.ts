import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const MAX_PICTURES = 40;

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

/** A plain file name: no folder, nothing hidden. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .()-]{0,99}\.(png|jpe?g|webp|gif|svg)$/iu;

/** The pictures that somebody put into the folder of the sponsors. */
export class Sponsors {
  readonly folder: string;
  #listed: { readonly at: number; readonly names: readonly string[] } | null = null;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** In the order of their names. The folder is looked into at most once in five seconds. @param now UTC ms */
  names(now: number): readonly string[] {
    if (this.#listed !== null && Math.abs(now - this.#listed.at) < 5_000) return this.#listed.names;
    const names = readdirSync(this.folder, { withFileTypes: true })
      // A link could lead anywhere on this machine.
      .filter((entry) => entry.isFile() && NAME.test(entry.name))
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b))
      .slice(0, MAX_PICTURES);
    this.#listed = { at: now, names };
    return names;
  }

  /** Null: there is no such picture. */
  find(name: string, now: number): { readonly path: string; readonly type: string } | null {
    const type = TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''];
    if (type === undefined || !this.names(now).includes(name)) return null;
    return { path: join(this.folder, name), type };
  }
}
