import * as z from 'zod';
import { ClientId } from '#shared/match/event.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { UplinkDown } from '#shared/wire/uplink.ts';
import type { ConnectedConsole, Consoles } from '../ingest/consoles.ts';

/** More replicas than that are not listened to. */
const MAX_REPLICAS = 1000;

const Message = z.discriminatedUnion('op', [
  /** All consoles that are connected to one replica. */
  z.object({
    op: z.literal('here'),
    from: z.string().min(1).max(64),
    consoles: z.array(z.object({ id: ClientId, name: z.string().max(500) })).max(1000),
  }),
  /** For the replica that this console is connected to: the very text to send. */
  z.object({ op: z.literal('tell'), console: ClientId, message: z.string() }),
]);
type Message = z.infer<typeof Message>;

/** What consoles tell each other when a match changes hands; all else is between one console and its replica. */
const PASSED_ON: ReadonlySet<UplinkDown['op']> = new Set(['refused', 'fork', 'discarded']);

interface Timing {
  /** A replica says who is connected this often, ms. */
  readonly everyMs: number;
  /** One that has said nothing for so long is gone, ms. */
  readonly goneAfterMs: number;
}

/** Consoles that hand a match over may be connected to different replicas: each knows who is where, and passes word on. */
export class SharedConsoles {
  readonly #consoles: Consoles;
  readonly #replica: string;
  readonly #timing: Timing;
  readonly #say: (text: string) => void;
  /** When each other replica spoke, ms of a clock that never goes back. */
  readonly #heardAt = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  /** @param carry takes what is to be done with what others say, and gives how to say something */
  constructor(
    consoles: Consoles,
    replica: string,
    carry: (heard: (text: string) => void) => (text: string) => void,
    timing: Timing = { everyMs: 2000, goneAfterMs: 7000 },
  ) {
    this.#consoles = consoles;
    this.#replica = replica;
    this.#timing = timing;
    this.#say = carry((text) => this.#hear(text));
    this.#timer = setInterval(() => this.#beat(), timing.everyMs).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#send({ op: 'here', from: this.#replica, consoles: [] });
  }

  #beat(): void {
    const consoles = [...this.#consoles.here()].map(({ id, name }) => ({ id, name }));
    this.#send({ op: 'here', from: this.#replica, consoles });
    const now = performance.now();
    for (const [from, at] of this.#heardAt) {
      if (now - at > this.#timing.goneAfterMs) this.#forget(from);
    }
  }

  #send(message: Message): void {
    this.#say(JSON.stringify(message));
  }

  #hear(text: string): void {
    const parsed = parseMessage(Message, text);
    // Another version's, perhaps: consoles hear of it when they connect again.
    if (!parsed.ok) return;
    const message = parsed.value;
    if (message.op === 'tell') this.#pass(message.console, message.message);
    else if (message.from !== this.#replica) this.#know(message.from, message.consoles);
  }

  #pass(id: string, text: string): void {
    const message = parseMessage(UplinkDown, text);
    if (message.ok && PASSED_ON.has(message.value.op)) this.#consoles.findHere(id)?.send(message.value);
  }

  #know(from: string, consoles: readonly Pick<ConnectedConsole, 'id' | 'name'>[]): void {
    if (consoles.length === 0) {
      this.#forget(from);
      return;
    }
    if (!this.#heardAt.has(from) && this.#heardAt.size >= MAX_REPLICAS) return;
    this.#heardAt.set(from, performance.now());
    const reached = consoles.map(({ id, name }) => ({
      id,
      name,
      send: (message: UplinkDown) => this.#send({ op: 'tell', console: id, message: JSON.stringify(message) }),
    }));
    this.#consoles.elsewhere(from, reached);
  }

  #forget(from: string): void {
    this.#heardAt.delete(from);
    this.#consoles.elsewhere(from, []);
  }
}
