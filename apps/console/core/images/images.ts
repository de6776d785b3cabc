import { hash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Parsed } from '#shared/json/json.ts';
import { problem } from '#shared/problem.ts';
import type { ImageRequest, ImageResults } from '#shared/wire/images.ts';
import type { ImageStore } from './image-store.ts';

/** Pictures that are on their way in; of more, the one begun first is forgotten. */
const MAX_COMING = 8;

interface Coming {
  readonly size: number;
  readonly bytes: Buffer[];
  got: number;
}

type Result = Parsed<ImageResults[ImageRequest['op']]>;

/** Takes pictures in, part by part, and gives them back. */
export class Images {
  readonly #store: ImageStore;
  readonly #log: Logger;
  readonly #coming = new Map<string, Coming>();

  constructor(store: ImageStore, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  async request(request: ImageRequest): Promise<Result> {
    if (request.op === 'imagePart') return await this.#part(request);
    const found = await this.#store.read(request.image);
    if (found === null) return failed('no-image', 'The console does not have this picture (any more).');
    return { ok: true, value: { type: found.type, data: found.bytes.toString('base64') } };
  }

  async #part({ image, size, from, data }: ImageRequest & { op: 'imagePart' }): Promise<Result> {
    if (this.#store.has(image)) return { ok: true, value: { complete: true } };
    const coming = from === 0 ? this.#begin(image, size) : this.#coming.get(image);
    const part = Buffer.from(data, 'base64');
    const fits = coming !== undefined && coming.got === from && coming.size === size && from + part.length <= size;
    // A part without bytes would be taken for ever.
    if (!fits || part.length === 0) {
      this.#coming.delete(image);
      return failed('image-parts', 'The parts of the picture do not fit together; add it again.');
    }
    coming.bytes.push(part);
    coming.got += part.length;
    if (coming.got < size) return { ok: true, value: { complete: false } };
    this.#coming.delete(image);
    return await this.#complete(image, Buffer.concat(coming.bytes));
  }

  #begin(image: string, size: number): Coming {
    const coming = { size, bytes: [], got: 0 };
    this.#coming.delete(image);
    this.#coming.set(image, coming);
    const [oldest] = this.#coming.keys();
    if (this.#coming.size > MAX_COMING && oldest !== undefined) this.#coming.delete(oldest);
    return coming;
  }

  async #complete(image: string, bytes: Buffer): Promise<Result> {
    if (hash('sha256', bytes) !== image) return failed('image-parts', 'The picture came in damaged; add it again.');
    try {
      const added = await this.#store.add(bytes);
      return added.ok ? { ok: true, value: { complete: true } } : added;
    } catch (error) {
      this.#log.warn({ err: error }, 'A picture could not be saved.');
      const why = error instanceof Error ? error.message : String(error);
      return failed('not-saved', `The console cannot save the picture (${why}).`);
    }
  }
}

function failed(code: string, message: string): { ok: false; problem: ReturnType<typeof problem> } {
  return { ok: false, problem: problem(code, message) };
}
