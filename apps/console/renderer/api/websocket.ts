import { backoff } from './backoff.ts';
import type { Transport, TransportListener } from './transport.ts';

/** What is used of a browser's WebSocket; the desktop shell's connection looks the same. */
export interface Socket {
  onopen: ((event: Event) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  send(text: string): void;
  close(): void;
}

/** An attempt that has not opened by then is given up: a packet filter may swallow it without an answer. */
const CONNECT_TIMEOUT_MS = 8_000;

/** A WebSocket that comes back. One socket at a time: what an abandoned one still says is not heard. */
export class WebSocketTransport implements Transport {
  private readonly connect: () => Socket;
  private readonly random: () => number;
  private listener: TransportListener | null = null;
  private socket: Socket | null = null;
  private open = false;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connect: () => Socket, random: () => number = Math.random) {
    this.connect = connect;
    this.random = random;
  }

  start(listener: TransportListener): void {
    if (this.listener !== null) return;
    this.listener = listener;
    this.dial();
  }

  send(text: string): boolean {
    if (!this.open || this.socket === null) return false;
    this.socket.send(text);
    return true;
  }

  reset(): void {
    if (this.socket !== null) this.lost(this.socket);
  }

  stop(): void {
    this.listener = null;
    this.drop();
  }

  private dial(): void {
    const socket = this.connect();
    this.socket = socket;
    this.timer = setTimeout(() => this.lost(socket), CONNECT_TIMEOUT_MS);
    socket.onopen = () => {
      clearTimeout(this.timer);
      this.open = true;
      this.attempts = 0;
      this.listener?.opened();
    };
    socket.onclose = () => this.lost(socket);
    socket.onmessage = (event) => {
      if (typeof event.data === 'string') this.listener?.received(event.data);
    };
  }

  private lost(socket: Socket): void {
    if (socket !== this.socket) return;
    this.drop();
    this.attempts += 1;
    this.timer = setTimeout(() => this.dial(), backoff(this.attempts, this.random()));
    this.listener?.closed(this.attempts);
    if (this.listener === null) clearTimeout(this.timer);
  }

  private drop(): void {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    this.open = false;
    if (socket === null) return;
    socket.onopen = null;
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
  }
}
