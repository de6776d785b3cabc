import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipped = promisify(gzip);
/** Pages kept, the least recently asked for goes first; one is some 50 kB. */
const MOST = 200;

export interface Rendered {
  /** Names the state of what it shows. */
  readonly tag: string;
  readonly html: string;
  /** Made once, on the pool of threads. */
  readonly gzip: Promise<Buffer>;
}

/** Pages as they were last written: many readers of one state cost one rendering. */
export class RenderedPages {
  readonly #pages = new Map<string, Rendered>();

  /** The page called `key` in state `tag`. */
  page(key: string, tag: string, make: () => string): Rendered {
    const known = this.#pages.get(key);
    this.#pages.delete(key);
    const page = known?.tag === tag ? known : render(tag, make());
    this.#pages.set(key, page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= MOST) break;
      this.#pages.delete(oldest);
    }
    return page;
  }
}

function render(tag: string, html: string): Rendered {
  return { tag, html, gzip: gzipped(html) };
}
