import { type Problem, problem } from '#shared/problem.ts';
import type { OutputShow, OutputSlides } from '#shared/wire/outputs.ts';

interface Showing {
  readonly show: 'auto' | 'hide' | 'slide';
  readonly slide: string | null;
}

const AUTO: Showing = { show: 'auto', slide: null };
/** Matches times outputs; the one set longest ago goes back to showing by itself. */
const MAX_KEPT = 500;

/** What the operator shows on each output of each match. Gone with a restart: then the score is on again. */
export class Shows {
  readonly #showing = new Map<string, Showing & { readonly match: string; readonly output: string }>();

  get(match: string, output: string): Showing {
    return this.#showing.get(`${match}/${output}`) ?? AUTO;
  }

  of(match: string): OutputSlides['showing'] {
    return [...this.#showing.values()]
      .filter((one) => one.match === match)
      .map(({ output, show, slide }) => ({ output, show, slide }));
  }

  /** @param slides ids of those that the match has to offer, in their order */
  set(match: string, output: string, wanted: OutputShow, slides: readonly string[]): Problem | null {
    const showing = this.#next(this.get(match, output), wanted, slides);
    if (showing === null) return problem('no-slide', 'The match has no such slide (any more).');
    const key = `${match}/${output}`;
    this.#showing.delete(key);
    if (showing.show !== 'auto') this.#showing.set(key, { ...showing, match, output });
    const [oldest] = this.#showing.keys();
    if (this.#showing.size > MAX_KEPT && oldest !== undefined) this.#showing.delete(oldest);
    return null;
  }

  #next(current: Showing, wanted: OutputShow, slides: readonly string[]): Showing | null {
    switch (wanted.show) {
      case 'auto':
        return AUTO;
      case 'hide':
        return { show: 'hide', slide: null };
      case 'slide':
        return slides.includes(wanted.slide) ? { show: 'slide', slide: wanted.slide } : null;
      case 'next': {
        const next = slides[current.slide === null ? 0 : slides.indexOf(current.slide) + 1];
        return next === undefined ? AUTO : { show: 'slide', slide: next };
      }
    }
  }
}
