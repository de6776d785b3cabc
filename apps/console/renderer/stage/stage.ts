import type { OutputFrame, OutputScene } from '#shared/wire/outputs.ts';
import { inkOn } from './colours.ts';
import { el, put, toggle } from './dom.ts';
import { layout } from './layouts.ts';
import type { Part } from './parts.ts';
import { momentNode, slideNode } from './slide.ts';
import { Sponsors } from './sponsors.ts';
import { said } from './text.ts';

const TICK_MS = 100;
/** Longer than the transitions of stage.css. */
const LEAVE_MS = 600;

/** Everything on one screen. It keeps the last frame, whatever becomes of the connection. */
export class Stage {
  readonly #root: HTMLElement;
  readonly #page: 'overlay' | 'board';
  readonly #score = el('score-place');
  readonly #over = el('slide-place');
  readonly #waiting = el('waiting');
  readonly #title = el('title');
  readonly #sponsors = new Sponsors();
  #part: { readonly kind: OutputScene['layout']; readonly part: Part } | null = null;
  #frame: OutputFrame | null = null;
  /** When the frame came, by `performance.now()`: a computer's clock may be wrong, how fast it goes is not. */
  #came = 0;
  #shown = '';

  constructor(root: HTMLElement, page: 'overlay' | 'board') {
    this.#root = root;
    this.#page = page;
    root.append(
      this.#title,
      this.#score,
      this.#over,
      this.#sponsors.node,
      this.#waiting,
      el('guide action'),
      el('guide graphics'),
    );
    root.className = page;
    setInterval(() => this.#tick(), TICK_MS);
  }

  show(frame: OutputFrame): void {
    this.#frame = frame;
    this.#came = performance.now();
    const { look, scene } = frame;
    const { dataset, style } = this.#root;
    document.documentElement.dataset.theme = look.theme;
    document.documentElement.lang = look.language;
    put(this.#waiting, said().waiting);
    dataset.place = look.place;
    for (const [name, colour] of [
      ['home', look.home],
      ['away', look.away],
    ] as const) {
      if (colour === null) {
        style.removeProperty(`--${name}`);
        style.removeProperty(`--${name}-ink`);
      } else {
        style.setProperty(`--${name}`, colour);
        style.setProperty(`--${name}-ink`, inkOn(colour));
      }
    }
    toggle(this.#root, 'hidden', !frame.visible);
    toggle(this.#root, 'guides', look.guides);
    toggle(this.#root, 'held', scene?.held ?? false);
    toggle(this.#waiting, 'empty', scene !== null || this.#page === 'overlay');
    put(this.#title, scene?.title ?? '');
    this.#sponsors.show(frame.sponsors, look.sponsors);
    if (scene !== null && this.#part?.kind !== scene.layout) {
      this.#part = { kind: scene.layout, part: layout(scene.layout, this.#page) };
      this.#score.replaceChildren(this.#part.part.node);
    }
    dataset.layout = scene?.layout ?? 'clock';
    this.#tick();
  }

  #tick(): void {
    const frame = this.#frame;
    if (frame === null) return;
    const passed = performance.now() - this.#came;
    if (frame.scene !== null) this.#part?.part.show(frame.scene, frame.now + passed);
    this.#slide(frame, passed);
  }

  /** The operator's slide goes before what comes by itself. */
  #slide({ slide, moment, look }: OutputFrame, passed: number): void {
    const current = moment !== null && moment.age + passed < look.seconds * 1000 ? moment : null;
    const card = slide ?? current?.slide ?? null;
    const key = card !== null ? JSON.stringify(card) : current !== null ? `${current.id} ${current.text}` : '';
    if (key === this.#shown) return;
    // A card that changes while it is on changes in place.
    const same = card !== null && this.#over.dataset.slide === card.id;
    this.#shown = key;
    this.#over.dataset.slide = card?.id ?? '';
    for (const old of this.#over.children) {
      if (same) old.remove();
      else this.#leave(old);
    }
    const node = card !== null ? slideNode(card) : current !== null ? momentNode(current) : null;
    if (node !== null) {
      toggle(node, 'entering', !same);
      this.#over.append(node);
      void node.offsetWidth;
      node.classList.remove('entering');
    }
    toggle(this.#root, 'with-slide', card !== null);
    toggle(this.#root, 'with-moment', card === null && current !== null);
  }

  #leave(node: Element): void {
    node.classList.add('leaving');
    setTimeout(() => node.remove(), LEAVE_MS);
  }
}
