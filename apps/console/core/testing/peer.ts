import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { emptyHead } from '#shared/match/chain.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { UPLINK_PATH, type UplinkDown, UplinkUp } from '#shared/wire/uplink.ts';
import { listen } from '../listen.ts';

const PEER = { id: 'peer', name: 'peer', version: '0' };

type Events = Extract<UplinkUp, { op: 'events' }>;

/**
 * The other end of the uplink, for what a real relay cannot be made to do: go back in time, refuse at will, be silent.
 * Says nothing by itself but `welcome` and `head`, from `heads`.
 */
export class Peer {
  readonly received: UplinkUp[] = [];
  /** What the peer claims to have of each match; nothing of those that are not in it. */
  readonly heads = new Map<string, { term: number; seq: number; hash: string }>();
  connections = 0;
  /** Called with each batch, to answer it. */
  onEvents: (batch: Events) => void = () => undefined;
  readonly #server: Server;
  #port = 0;
  #socket: WebSocket | null = null;
  readonly #waiting = new Set<() => void>();

  private constructor(accept: (authorization: string | undefined) => boolean) {
    this.#server = createServer();
    const sockets = new WebSocketServer({ noServer: true });
    this.#server.on('upgrade', (request, socket, head) => {
      if (request.url !== UPLINK_PATH || !accept(request.headers.authorization)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.connections++;
        this.#socket = webSocket;
        webSocket.on('message', (data) => this.#receive(data.toString()));
      });
    });
    onTestFinished(() => {
      this.drop();
      this.#server.close();
    });
  }

  static async start(accept: (authorization: string | undefined) => boolean = () => true): Promise<Peer> {
    const peer = new Peer(accept);
    peer.#port = await listen(peer.#server, { host: '127.0.0.1', port: 0, setting: 'RELAY_PORT' });
    return peer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  say(message: UplinkDown): void {
    this.#socket?.send(JSON.stringify(message));
  }

  drop(): void {
    this.#socket?.terminate();
  }

  ack({ match, events }: Events): void {
    const last = events.at(-1);
    if (last !== undefined) this.say({ op: 'ack', match, term: last.term, seq: last.seq });
  }

  batches(match?: string): Events[] {
    return this.received.filter((one): one is Events => one.op === 'events' && (match ?? one.match) === one.match);
  }

  seqs(match: string): number[] {
    return this.batches(match).flatMap((batch) => batch.events.map((event) => event.seq));
  }

  async until(enough: () => boolean): Promise<void> {
    while (!enough()) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  async closed(): Promise<void> {
    if (this.#socket !== null) await once(this.#socket, 'close');
  }

  #receive(text: string): void {
    const parsed = parseMessage(UplinkUp, text);
    if (!parsed.ok) throw new Error(`The console sent no uplink message: ${parsed.problem.message}`);
    const message = parsed.value;
    this.received.push(message);
    const head = (match: string) => ({ match, ...emptyHead(match), ...this.heads.get(match) });
    if (message.op === 'hello') {
      this.say({ op: 'welcome', relay: PEER, now: Date.now(), heads: message.matches.map(({ match }) => head(match)) });
    } else if (message.op === 'open') {
      this.say({ op: 'head', head: head(message.head.match) });
    } else if (message.op === 'events') {
      this.onEvents(message);
    }
    for (const wake of this.#waiting) wake();
  }
}
