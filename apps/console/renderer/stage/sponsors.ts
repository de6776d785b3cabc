import { el, toggle } from './dom.ts';
import { said } from './text.ts';

/** One picture after another. One that does not load is passed over and tried again in the next round. */
export class Sponsors {
  readonly node = el('sponsors empty');
  #addresses: readonly string[] = [];
  #seconds = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #next = 0;

  show(addresses: readonly string[], seconds: number): void {
    if (JSON.stringify(addresses) === JSON.stringify(this.#addresses) && seconds === this.#seconds) return;
    this.#addresses = addresses;
    this.#seconds = seconds;
    this.#next = 0;
    clearInterval(this.#timer);
    toggle(this.node, 'empty', addresses.length === 0);
    if (addresses.length === 0) {
      this.node.replaceChildren();
      return;
    }
    this.#turn();
    if (addresses.length > 1) this.#timer = setInterval(() => this.#turn(), seconds * 1000);
  }

  #turn(): void {
    const address = this.#addresses[this.#next % this.#addresses.length];
    this.#next++;
    if (address === undefined) return;
    const picture = new Image();
    picture.alt = said().sponsor;
    picture.className = 'entering';
    picture.onload = () => {
      const [old] = this.node.children;
      old?.classList.add('leaving');
      this.node.append(picture);
      void picture.offsetWidth;
      picture.classList.remove('entering');
      setTimeout(() => old?.remove(), 600);
    };
    picture.src = address;
  }
}
