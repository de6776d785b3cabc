import { connect, createServer, type Server, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Connection, ConnectionEvents } from '#shared/client/runtime.ts';

/** A connection that nobody uses any more is still open at the other end for this long, ms. */
const ABANDONED_MS = 15_000;

/** A fan's real connection, which breaks in the ways that networks have. */
export class Line implements Connection {
  readonly #webSocket: WebSocket;
  readonly #on: ConnectionEvents;
  #socket: Socket | null = null;
  /** Nothing comes through any more, and neither end knows. */
  #silent = false;

  constructor(url: string, protocol: string, on: ConnectionEvents) {
    this.#on = on;
    const { hostname, port } = new URL(url);
    this.#webSocket = new WebSocket(url, protocol, {
      perMessageDeflate: false,
      createConnection: () => {
        this.#socket = connect(Number(port), hostname);
        return this.#socket;
      },
    });
    this.#webSocket.on('open', () => on.open());
    this.#webSocket.on('message', (data) => on.message(data.toString()));
    this.#webSocket.on('close', (code) => on.close(code));
    this.#webSocket.on('error', () => undefined);
  }

  /** Ours, by which a `Middle` knows it. */
  get port(): number | undefined {
    return this.#socket?.localPort;
  }

  send(text: string): void {
    if (!this.#silent) this.#webSocket.send(text);
  }

  close(): void {
    if (this.#silent) setTimeout(() => this.#socket?.destroy(), ABANDONED_MS);
    else this.#webSocket.close();
  }

  /** Gone without a goodbye. */
  drop(): void {
    this.#socket?.destroy();
  }

  reset(): void {
    this.#socket?.resetAndDestroy();
  }

  /** Reads nothing for a while. */
  stall(ms: number): void {
    this.#socket?.pause();
    setTimeout(() => {
      if (!this.#silent) this.#socket?.resume();
    }, ms);
  }

  /** Half open: it stays so at the relay's end, and nothing is heard of it at ours. */
  silence(): void {
    this.#silent = true;
    this.#socket?.pause();
  }
}

/** A network's box between fans and the relay, which ends connections from the relay's side, or forgets them. */
export class Middle {
  readonly #server: Server;
  readonly #far = new Map<number, { near: Socket; far: Socket }>();
  url = '';

  private constructor(relay: string) {
    const { hostname, port } = new URL(relay);
    this.#server = createServer((near) => {
      const far = connect(Number(port), hostname);
      const known = near.remotePort ?? 0;
      this.#far.set(known, { near, far });
      near.pipe(far).pipe(near);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => undefined);
        one.on('close', () => {
          this.#far.delete(known);
          other.destroy();
        });
      }
    });
  }

  static async open(relay: string): Promise<Middle> {
    const middle = new Middle(relay);
    await new Promise<void>((resolve) => middle.#server.listen(0, '127.0.0.1', resolve));
    const address = middle.#server.address();
    middle.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    return middle;
  }

  /** The fan's end hears that it is over, as when the relay ended it. */
  end(port: number): void {
    this.#far.get(port)?.near.resetAndDestroy();
  }

  /** Both ends stay open; what they send goes nowhere. */
  forget(port: number): void {
    const sockets = this.#far.get(port);
    sockets?.near.unpipe();
    sockets?.far.unpipe();
    sockets?.near.resume();
    sockets?.far.resume();
  }
}
