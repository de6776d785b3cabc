import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { LocalPresence } from '../live/presence.ts';

/** More replicas than that are not counted. */
const MAX_REPLICAS = 1000;

/** How many follow each match at one replica; those that it does not name: nobody. */
const Fans = z.object({
  schema: z.literal(1),
  from: z.string().min(1).max(64),
  fans: z.array(z.tuple([MatchId, z.int().min(1).max(10_000_000)])).max(50_000),
});
type Fans = z.infer<typeof Fans>;

interface Timing {
  /** A replica says its numbers this often, ms. */
  readonly everyMs: number;
  /** One that has said nothing for so long is gone, and its fans are elsewhere, ms. */
  readonly goneAfterMs: number;
}

interface Other {
  readonly fans: ReadonlyMap<string, number>;
  /** When it spoke, ms of a clock that never goes back. */
  readonly at: number;
}

/** Each replica tells the others how many follow what there; what they tell counts here too. */
export class SharedPresence {
  readonly #presence: LocalPresence;
  readonly #replica: string;
  readonly #timing: Timing;
  readonly #say: (text: string) => void;
  readonly #others = new Map<string, Other>();
  readonly #timer: NodeJS.Timeout;

  /** @param carry takes what is to be done with what others say, and gives how to say something */
  constructor(
    presence: LocalPresence,
    replica: string,
    carry: (heard: (text: string) => void) => (text: string) => void,
    timing: Timing = { everyMs: 5000, goneAfterMs: 16_000 },
  ) {
    this.#presence = presence;
    this.#replica = replica;
    this.#timing = timing;
    this.#say = carry((text) => this.#hear(text));
    this.#timer = setInterval(() => this.#beat(), timing.everyMs).unref();
  }

  /** The others need not wait to find out that nobody follows anything here any more. */
  close(): void {
    clearInterval(this.#timer);
    this.#tell([]);
  }

  #beat(): void {
    this.#tell([...this.#presence.here()].map(([match, fans]) => [match, fans]));
    const now = performance.now();
    for (const [from, { at }] of this.#others) {
      if (now - at > this.#timing.goneAfterMs) this.#count(from, new Map());
    }
  }

  #tell(fans: Fans['fans']): void {
    const message: Fans = { schema: 1, from: this.#replica, fans };
    this.#say(JSON.stringify(message));
  }

  #hear(text: string): void {
    const message = parseMessage(Fans, text);
    // Another version's, perhaps: a number that is missing harms nobody.
    if (!message.ok || message.value.from === this.#replica) return;
    this.#count(message.value.from, new Map(message.value.fans));
  }

  #count(from: string, fans: ReadonlyMap<string, number>): void {
    const before = this.#others.get(from)?.fans ?? new Map<string, number>();
    if (fans.size === 0) this.#others.delete(from);
    else if (this.#others.has(from) || this.#others.size < MAX_REPLICAS) {
      this.#others.set(from, { fans, at: performance.now() });
    } else return;
    for (const match of new Set([...before.keys(), ...fans.keys()])) {
      const by = (fans.get(match) ?? 0) - (before.get(match) ?? 0);
      if (by !== 0) this.#presence.elsewhere(match, by);
    }
  }
}
