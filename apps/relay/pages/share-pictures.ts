import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { sharePicture } from './share-picture.ts';

/** Pictures kept; one is some 40 kB. */
const MOST_KEPT = 200;
/** Pictures drawn at once, and those that may wait: they are drawn on threads, of which there are few. */
const MOST_DRAWN = 2;
const MOST_WAITING = 32;

/** Latin and Devanagari in one family (SIL Open Font License). */
const fontFiles = [
  import.meta.resolve('@expo-google-fonts/mukta/500Medium/Mukta_500Medium.ttf'),
  import.meta.resolve('@expo-google-fonts/mukta/600SemiBold/Mukta_600SemiBold.ttf'),
  import.meta.resolve('@expo-google-fonts/mukta/700Bold/Mukta_700Bold.ttf'),
].map((address) => fileURLToPath(address));

/** Pictures of scores: each state drawn once, off the event loop, a bounded number at a time. */
export class SharePictures {
  readonly #kept = new Map<string, Promise<Buffer>>();
  readonly #waiting: (() => void)[] = [];
  #drawing = 0;

  /** `key` names the state that `board` shows. Rejects with `busy` when too many others wait. */
  picture(key: string, board: Scoreboard): Promise<Buffer> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    if (this.#waiting.length >= MOST_WAITING) {
      const message = 'Too many pictures are being drawn; ask again in a moment.';
      return Promise.reject(new ProblemError(problem('unavailable', message)));
    }
    const picture = this.#draw(sharePicture(board));
    this.#kept.set(key, picture);
    picture.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return picture;
  }

  async #draw(svg: string): Promise<Buffer> {
    if (this.#drawing >= MOST_DRAWN) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#drawing += 1;
    try {
      const image = await renderAsync(svg, { font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Mukta' } });
      return image.asPng();
    } finally {
      this.#drawing -= 1;
      this.#waiting.shift()?.();
    }
  }
}
