import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parsed } from '#shared/json/json.ts';
import { Hash } from '#shared/match/event.ts';
import { problem } from '#shared/problem.ts';
import type { ImageType } from '#shared/wire/images.ts';
import type { Clock } from '../clock.ts';
import { imageType } from './image-type.ts';

const MAX_IMAGES = 1000;
const MAX_BYTES = 128 * 1024 * 1024;
/** A picture that was added for a match which is being set up stands in no log yet. */
const NEW_MS = 24 * 60 * 60 * 1000;

interface Kept {
  readonly bytes: number;
  readonly at: number;
}

interface Options {
  readonly folder: string;
  /** Pictures that some match or output names. */
  readonly used: () => ReadonlySet<string>;
  readonly clock: Clock;
}

/** The console's pictures, each in a file that is called by the SHA-256 of its content. */
export class ImageStore {
  readonly #options: Options;
  readonly #kept = new Map<string, Kept>();

  constructor(options: Options) {
    this.#options = options;
    const { folder } = options;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      if (!Hash.safeParse(name).success) continue;
      const { size, mtimeMs } = statSync(join(folder, name));
      this.#kept.set(name, { bytes: size, at: mtimeMs });
    }
  }

  has(image: string): boolean {
    return this.#kept.has(image);
  }

  /** Durable enough for a picture: whole, or not there. */
  async add(bytes: Buffer): Promise<Parsed<string>> {
    if (imageType(bytes) === null) return failed('not-an-image', 'Only PNG, JPEG and WebP pictures are taken.');
    const image = hash('sha256', bytes);
    if (this.has(image)) return { ok: true, value: image };
    if (!this.#hasRoom(bytes.length)) await this.#clear();
    if (!this.#hasRoom(bytes.length)) {
      return failed('images-full', `The console has room for ${MAX_IMAGES} pictures; remove some sponsors first.`);
    }
    const path = this.#path(image);
    await writeFile(`${path}.new`, bytes, { mode: 0o600 });
    await rename(`${path}.new`, path);
    this.#kept.set(image, { bytes: bytes.length, at: this.#options.clock() });
    return { ok: true, value: image };
  }

  /** Null: there is no such picture, or not any more what it was. */
  async read(image: string): Promise<{ readonly bytes: Buffer; readonly type: ImageType } | null> {
    if (!this.has(image)) return null;
    const bytes = await readFile(this.#path(image)).catch(() => null);
    const type = bytes === null || hash('sha256', bytes) !== image ? null : imageType(bytes);
    return bytes === null || type === null ? null : { bytes, type };
  }

  #hasRoom(bytes: number): boolean {
    const sum = [...this.#kept.values()].reduce((all, one) => all + one.bytes, 0);
    return this.#kept.size < MAX_IMAGES && sum + bytes <= MAX_BYTES;
  }

  /** Takes out what nobody names any more. */
  async #clear(): Promise<void> {
    const { used, clock } = this.#options;
    const named = used();
    for (const [image, { at }] of this.#kept) {
      if (named.has(image) || clock() - at < NEW_MS) continue;
      this.#kept.delete(image);
      await rm(this.#path(image), { force: true });
    }
  }

  #path(image: string): string {
    return join(this.#options.folder, image);
  }
}

function failed(code: string, message: string): { ok: false; problem: ReturnType<typeof problem> } {
  return { ok: false, problem: problem(code, message) };
}
