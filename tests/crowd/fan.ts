import { isDeepStrictEqual } from 'node:util';
import { LiveClient } from '#shared/client/live-client.ts';
import type { Connection, ConnectionEvents } from '#shared/client/runtime.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { pick, type Random } from '../../scripts/demo/random.ts';
import type { Ledger } from './ledger.ts';
import { Line, type Middle } from './line.ts';

type Trouble = 'drop' | 'reset' | 'stall' | 'half-open' | 'away' | 'ended by the relay’s side' | 'forgotten between';

/** A fan who believes the client library: what it calls out must be each event, once and in order. */
export class CrowdFan {
  readonly name: string;
  seq = 0;
  connections = 0;
  readonly #random: Random;
  readonly #ledger: Ledger;
  readonly #middle: Middle | null;
  readonly #client: LiveClient;
  #line: Line | null = null;
  #covered = new Uint8Array(1024);
  #have = 0;
  #board: object = {};
  #gapTo: number | null = null;

  constructor(name: string, relay: string, match: string, ledger: Ledger, middle: Middle | null, random: Random) {
    this.name = name;
    this.#ledger = ledger;
    this.#middle = middle;
    this.#random = random;
    this.#client = new LiveClient({
      url: `${(middle?.url ?? relay).replace('http', 'ws')}/v1/live`,
      runtime: {
        connect: (url, protocol, on) => this.#connect(url, protocol, on),
        now: () => performance.now(),
        random,
        after(ms, run) {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      },
      listener: {
        state: () => undefined,
        snapshot: ({ seq, scoreboard }) => this.#snapshot(seq, scoreboard),
        event: ({ seq, event, scoreboard }) => {
          if (seq !== this.seq + 1) this.#fault(`is told ${seq} after ${this.seq}`);
          if (event.seq !== seq) this.#fault(`is told ${event.seq} as ${seq}`);
          this.seq = seq;
          ledger.check(event);
          this.#cover(seq);
          this.#board = { ...this.#board, ...scoreboard };
        },
        gap: ({ seq }) => {
          this.#gapTo = seq;
        },
        error: () => undefined,
      },
    });
    this.#client.subscribe(match, { term: 0, seq: 0 });
  }

  get isLive(): boolean {
    return this.#client.state === 'live';
  }

  start(): void {
    this.#client.start();
  }

  stop(): void {
    this.#client.stop();
  }

  /** Somebody looks at the device. */
  wake(): void {
    if (this.#client.state === 'stopped') this.#client.start();
    else this.#client.nudge();
  }

  /** Every event up to there, and that board. */
  isAt(seq: number, board: Scoreboard): boolean {
    return this.seq === seq && this.#have === seq && isDeepStrictEqual(this.#board, board);
  }

  /** @param longest away, ms */
  trouble(longest: number): Trouble {
    const line = this.#line;
    const port = line?.port;
    const kind = pick<Trouble>(this.#random, [
      [30, 'drop'],
      [10, 'reset'],
      [20, 'stall'],
      [15, 'half-open'],
      [15, 'away'],
      ...(this.#middle === null
        ? []
        : ([
            [60, 'ended by the relay’s side'],
            [30, 'forgotten between'],
          ] as const)),
    ]);
    const shortly = 500 + 8000 * this.#random();
    if (kind === 'drop') line?.drop();
    else if (kind === 'reset') line?.reset();
    else if (kind === 'stall') line?.stall(shortly);
    else if (kind === 'half-open') {
      line?.silence();
      setTimeout(() => this.#client.nudge(), shortly);
    } else if (kind === 'away') {
      this.#client.stop();
      // Mostly a short while, seldom a long one.
      setTimeout(() => this.wake(), longest * this.#random() ** 4);
    } else if (port !== undefined) {
      if (kind === 'forgotten between') this.#middle?.forget(port);
      else this.#middle?.end(port);
    }
    return kind;
  }

  #connect(url: string, protocol: string, on: ConnectionEvents): Connection {
    this.connections += 1;
    this.#line = new Line(url, protocol, on);
    return this.#line;
  }

  #snapshot(seq: number, scoreboard: Scoreboard): void {
    if (seq < this.seq) this.#fault(`is thrown back from ${this.seq} to ${seq}`);
    if (seq > this.seq) {
      if (this.#gapTo === null) this.#fault(`was not told of the gap from ${this.seq} to ${seq}`);
      this.#ledger.fetch(this.seq, seq).then(
        (seqs) => {
          for (const one of seqs) this.#cover(one);
        },
        (error: Error) => this.#fault(error.message),
      );
    }
    this.#gapTo = null;
    this.seq = seq;
    this.#board = scoreboard;
  }

  #cover(seq: number): void {
    if (seq >= this.#covered.length) {
      const larger = new Uint8Array(2 * seq);
      larger.set(this.#covered);
      this.#covered = larger;
    }
    if (this.#covered[seq] === 1) this.#fault(`has event ${seq} twice`);
    this.#covered[seq] = 1;
    this.#have += 1;
  }

  #fault(what: string): void {
    this.#ledger.faults.push(`${this.name} ${what}`);
  }
}
