import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Committed } from '../store/log.ts';
import type { LocalStream } from './local.ts';
import { readCommitted, writeCommitted } from './message.ts';
import type { Stream, StreamConsumer } from './stream.ts';

const COMMITS = 'scorewire:commits';
/** More is not handed to a Redis that does not take it: readers find it in the store. Characters. */
const MAX_UNSENT = 8 * 1024 * 1024;
/** Reconnects wait a random time up to this, doubled each time, up to `RECONNECT_MOST_MS`. */
const RECONNECT_FIRST_MS = 50;
const RECONNECT_MOST_MS = 1000;
/** A connection that answers nothing for so long is dead. */
const DEAD_AFTER_MS = 5000;
/** Only who asks finds out. */
const PING_EVERY_MS = 5000;

export interface RedisObserver {
  /** What was committed while there was no connection is in the store only. */
  connected(): void;
  disconnected(): void;
  /** A commit that Redis was not told of. */
  unsent(): void;
  /** An event of another replica's, recorded then (UTC ms). */
  received(recordedAt: number): void;
}

/**
 * Redis Pub/Sub between replicas: quick, and it forgets. What gets lost is found by the head watch of each replica, so
 * nothing here waits for Redis, and the relay works without it, a little later.
 */
export class RedisStream implements Stream {
  readonly #local: LocalStream;
  readonly #replica: string;
  readonly #observer: RedisObserver;
  readonly #log: Logger;
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  #pinging: NodeJS.Timeout | null = null;
  /** What is done with the messages of each channel. */
  readonly #channels = new Map([[COMMITS, (text: string) => this.#receive(text)]]);
  #unsent = 0;
  #isListening = false;
  #isBarred = false;

  /** @param replica tells this replica's own commits from the others' */
  constructor(url: string, replica: string, local: LocalStream, observer: RedisObserver, log: Logger) {
    this.#local = local;
    this.#replica = replica;
    this.#observer = observer;
    this.#log = log;
    this.#publisher = connectTo(url, log);
    this.#subscriber = connectTo(url, log);
    // ioredis subscribes again after a reconnect only to what it had subscribed to before.
    this.#subscriber.on('ready', () => this.#listen());
    this.#subscriber.on('close', () => this.#deaf());
    this.#subscriber.on('message', (channel, text) => this.#channels.get(channel)?.(text));
  }

  /** From now on it is connected whenever Redis is there. */
  start(): void {
    for (const redis of [this.#publisher, this.#subscriber]) redis.connect().catch(() => undefined);
    this.#pinging = setInterval(() => this.#ping(), PING_EVERY_MS).unref();
  }

  /** Do others' commits arrive? */
  get isListening(): boolean {
    return this.#isListening;
  }

  publish(committed: Committed): void {
    this.#local.publish(committed);
    this.#send(COMMITS, () => writeCommitted(committed, this.#replica)).catch(() => this.#observer.unsent());
  }

  /** Something else on the same connections, before `start`. @returns says it to all replicas, if Redis is there */
  carry(channel: string, heard: (text: string) => void): (text: string) => void {
    this.#channels.set(channel, heard);
    return (text) => void this.#send(channel, () => text).catch(() => undefined);
  }

  subscribe(consumer: StreamConsumer): () => void {
    return this.#local.subscribe(consumer);
  }

  close(): void {
    if (this.#pinging !== null) clearInterval(this.#pinging);
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  async #send(channel: string, write: () => string): Promise<void> {
    if (this.#publisher.status !== 'ready' || this.#unsent > MAX_UNSENT) throw new Error('Redis does not take it');
    const text = write();
    this.#unsent += text.length;
    try {
      await this.#publisher.publish(channel, text);
    } finally {
      this.#unsent -= text.length;
    }
  }

  #listen(): void {
    if (this.#isListening || this.#subscriber.status !== 'ready') return;
    this.#subscriber.subscribe(...this.#channels.keys()).then(
      () => {
        this.#isListening = true;
        this.#isBarred = false;
        this.#observer.connected();
      },
      (error: Error) => {
        // One that has broken again comes back by itself; one that may not listen (its ACL, say) has to be asked.
        if (this.#subscriber.status !== 'ready') return;
        if (!this.#isBarred) this.#log.error({ err: error }, 'Redis does not let us listen; trying again');
        this.#isBarred = true;
        setTimeout(() => this.#listen(), RECONNECT_MOST_MS).unref();
      },
    );
  }

  #deaf(): void {
    if (!this.#isListening) return;
    this.#isListening = false;
    this.#observer.disconnected();
  }

  #receive(text: string): void {
    const message = readCommitted(text);
    if (!message.ok) {
      this.#log.error({ problem: message.problem }, 'what came from Redis is no commit');
      return;
    }
    const { from, ...committed } = message.value;
    if (from === this.#replica) return;
    for (const { event } of committed.entries) this.#observer.received(event.recordedAt);
    this.#local.tell(committed, 'elsewhere');
  }

  #ping(): void {
    for (const redis of [this.#publisher, this.#subscriber]) {
      if (redis.status === 'ready') redis.ping().catch(() => undefined);
    }
  }
}

function connectTo(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: DEAD_AFTER_MS,
    socketTimeout: DEAD_AFTER_MS,
    // Nothing waits for a Redis that is away.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) =>
      10 + Math.random() * Math.min(RECONNECT_MOST_MS, RECONNECT_FIRST_MS * 2 ** Math.min(times, 10)),
  });
  let isReported = false;
  redis.on('ready', () => {
    isReported = false;
  });
  redis.on('error', (error: Error) => {
    // Once for each time that it goes away, not for each try.
    if (!isReported) log.warn({ err: error }, 'Redis does not answer; trying again');
    isReported = true;
  });
  return redis;
}
