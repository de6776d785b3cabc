import type { Logger } from 'pino';

/** Messages that may wait; beyond that only the newest event of a match is kept, and replies are dropped. */
const MAX_WAITING = 10_000;
/** Messages given to aedes at once. A turn of the event loop may take as long as a large commit, and each needs two. */
export const WINDOW = 512;

interface Message {
  readonly topic: string;
  payload: string;
  readonly retain: boolean;
  readonly qos: 0 | 1;
}

/** Gives a message to the broker; `done` once every subscriber's socket has taken it. */
export type Send = (message: Readonly<Message>, done: () => void) => void;

/**
 * Everything the console says on MQTT, in order. aedes drops a message for a subscriber that has had a later one: it
 * numbers messages as they come in but delivers those of one kind (QoS and retain flag) faster than those of another.
 * So there are two kinds, and one waits until all of the other that were before it are out.
 */
export class Publisher {
  readonly #send: Send;
  readonly #log: Logger;
  readonly #limit: number;
  #queue: Message[] = [];
  #next = 0;
  #inFlight = 0;
  #flying = false;
  /** Snapshots that wait, and the newest waiting event of each topic. */
  readonly #snapshots = new Map<string, Message>();
  readonly #events = new Map<string, Message>();
  #dropped = 0;
  #held: (() => void)[] = [];
  #idle: (() => void)[] = [];

  constructor(send: Send, log: Logger, limit = MAX_WAITING) {
    this.#send = send;
    this.#log = log;
    this.#limit = limit;
  }

  /** Retained; a newer one of the same topic takes the place of one that still waits. */
  snapshot(topic: string, payload: string): void {
    this.#replaceOrPush(this.#snapshots, topic, payload);
  }

  /** Retained, every one of them as long as there is room; the `seq` in them shows a gap. */
  event(topic: string, payload: string): void {
    if (this.#waiting >= this.#limit) {
      this.#dropped++;
      this.#replaceOrPush(this.#events, topic, payload);
      return;
    }
    const message = retained(topic, payload);
    this.#events.set(topic, message);
    this.#push(message);
  }

  /**
   * Not retained, and QoS 0: QoS 1 would add nothing, for aedes sends nothing twice to a clean session, and the client's
   * PUBACK would make TCP (Nagle) hold the client's next publish back for up to 40 ms.
   */
  reply(topic: string, payload: string): void {
    if (this.#waiting >= this.#limit) this.#dropped++;
    else this.#push({ topic, payload, retain: false, qos: 0 });
  }

  /** Calls `go` at once or, when much waits to be sent, once it is less: in the order of the calls. */
  whenRoom(go: () => void): void {
    if (this.#held.length === 0 && this.#waiting < this.#limit / 2) go();
    else this.#held.push(go);
  }

  /** Resolves when nothing waits. */
  idle(): Promise<void> {
    if (this.#waiting + this.#inFlight === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  get #waiting(): number {
    return this.#queue.length - this.#next;
  }

  #replaceOrPush(newest: Map<string, Message>, topic: string, payload: string): void {
    const waiting = newest.get(topic);
    if (waiting !== undefined) {
      waiting.payload = payload;
      return;
    }
    const message = retained(topic, payload);
    newest.set(topic, message);
    this.#push(message);
  }

  #push(message: Message): void {
    this.#queue.push(message);
    this.#pump();
  }

  #pump(): void {
    for (;;) {
      const message = this.#queue[this.#next];
      if (message === undefined || this.#inFlight >= WINDOW) return;
      if (this.#inFlight > 0 && message.retain !== this.#flying) return;
      this.#take(message);
      this.#flying = message.retain;
      this.#inFlight++;
      this.#send(message, () => this.#sent());
    }
  }

  #take(message: Message): void {
    this.#next++;
    if (this.#snapshots.get(message.topic) === message) this.#snapshots.delete(message.topic);
    if (this.#events.get(message.topic) === message) this.#events.delete(message.topic);
    if (this.#next < 1024 && this.#next < this.#queue.length) return;
    this.#queue = this.#queue.slice(this.#next);
    this.#next = 0;
  }

  #sent(): void {
    this.#inFlight--;
    this.#pump();
    if (this.#held.length > 0 && this.#waiting < this.#limit / 2) for (const go of this.#held.splice(0)) go();
    if (this.#waiting + this.#inFlight > 0) return;
    if (this.#dropped > 0) {
      this.#log.warn({ dropped: this.#dropped }, 'MQTT subscribers were too slow: replies or events were left out.');
      this.#dropped = 0;
    }
    for (const resolve of this.#idle) resolve();
    this.#idle = [];
  }
}

function retained(topic: string, payload: string): Message {
  return { topic, payload, retain: true, qos: 1 };
}
