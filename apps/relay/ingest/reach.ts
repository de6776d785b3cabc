import type { UplinkDown } from '#shared/wire/uplink.ts';

/** Matches whose reach a console is told: those it wrote or connected with most recently. */
const MAX_WATCHED = 64;

/** Up to which seq a match was sent out (null: nobody has asked for it), and how many follow it now. */
export type ReachOf = (match: string) => { readonly seq: number | null; readonly fans: number };

/** Tells one console what of its matches has been sent out, and to how many: only what has changed since. */
export class Reach {
  readonly #of: ReachOf;
  readonly #send: (message: UplinkDown) => void;
  /** What was told last of each match, the longest unused first. */
  readonly #watched = new Map<string, { readonly seq: number; readonly fans: number }>();

  constructor(of: ReachOf, send: (message: UplinkDown) => void) {
    this.#of = of;
    this.#send = send;
  }

  watch(match: string): void {
    const told = this.#watched.get(match) ?? { seq: 0, fans: 0 };
    this.#watched.delete(match);
    this.#watched.set(match, told);
    const [oldest] = this.#watched.keys();
    if (this.#watched.size > MAX_WATCHED && oldest !== undefined) this.#watched.delete(oldest);
  }

  tell(): void {
    for (const [match, told] of this.#watched) {
      const { seq, fans } = this.#of(match);
      if (seq === null || (seq === told.seq && fans === told.fans)) continue;
      this.#watched.set(match, { seq, fans });
      this.#send({ op: 'seen', match, seq, fans });
    }
  }
}
