import { WebSocket } from 'ws';
import { emptyHead } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MAX_BATCH_EVENTS, UPLINK_PATH, UPLINK_PROTOCOL, UplinkDown, type UplinkUp } from '#shared/wire/uplink.ts';
import { UPLINK_TOKEN } from './relay.ts';

type Answer<Op extends UplinkDown['op']> = Extract<UplinkDown, { op: Op }>;

/** A console's uplink as the schema has it: sends batches, hears answers. */
export class ConsoleLink {
  readonly socket: WebSocket;
  readonly heard: UplinkDown[] = [];
  #waiting: (() => void)[] = [];
  closed: number | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.heard.push(UplinkDown.parse(JSON.parse(data.toString())));
      this.#wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
    socket.on('error', () => undefined);
  }

  static async connect(ws: string, id: string, matches: readonly string[] = []): Promise<ConsoleLink> {
    const link = await ConsoleLink.bare(ws);
    link.send({
      op: 'hello',
      console: id,
      name: id,
      matches: matches.map((match) => ({ match, ...emptyHead(match) })),
    });
    await link.next('welcome');
    return link;
  }

  static async bare(ws: string): Promise<ConsoleLink> {
    const socket = new WebSocket(`${ws}${UPLINK_PATH}`, UPLINK_PROTOCOL, {
      headers: { authorization: `Bearer ${UPLINK_TOKEN}` },
    });
    const link = new ConsoleLink(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return link;
  }

  send(message: UplinkUp): void {
    this.socket.send(JSON.stringify(message));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Sends a log in batches; `next('ack')` and the like tell what becomes of it. */
  sendLog(log: readonly MatchEvent[], size = MAX_BATCH_EVENTS): void {
    for (let i = 0; i < log.length; i += size) {
      const events = log.slice(i, i + size);
      const [first] = events;
      if (first !== undefined) this.send({ op: 'events', match: first.match, events });
    }
  }

  /** Takes the next answer of any of those kinds out of what was heard. */
  async nextOf(...ops: readonly UplinkDown['op'][]): Promise<UplinkDown> {
    for (;;) {
      const at = this.heard.findIndex(({ op }) => ops.includes(op));
      const [message] = at < 0 ? [] : this.heard.splice(at, 1);
      if (message !== undefined) return message;
      if (this.closed !== null) throw new Error(`closed with ${this.closed} before ${ops.join(' or ')}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Takes the next answer of that kind out of what was heard. */
  async next<Op extends UplinkDown['op']>(
    op: Op,
    fits: (answer: Answer<Op>) => boolean = () => true,
  ): Promise<Answer<Op>> {
    for (;;) {
      for (const [i, message] of this.heard.entries()) {
        if (!isOp(message, op) || !fits(message)) continue;
        this.heard.splice(i, 1);
        return message;
      }
      if (this.closed !== null) throw new Error(`closed with ${this.closed} before ${op}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Sends and waits until all of it is acked. */
  async store(log: readonly MatchEvent[]): Promise<void> {
    this.sendLog(log);
    const last = log.at(-1);
    await this.next('ack', ({ match, seq }) => match === last?.match && seq >= last.seq);
  }

  close(): void {
    this.socket.close();
  }
}

function isOp<Op extends UplinkDown['op']>(message: UplinkDown, op: Op): message is Answer<Op> {
  return message.op === op;
}
