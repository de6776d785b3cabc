/** The way to the console's core: a WebSocket in a browser, IPC in Electron. It carries texts and knows nothing of them. */
export interface Transport {
  /** Connects, and connects again whenever the connection is lost, until `stop`. */
  start(listener: TransportListener): void;
  /** False when there is no connection; nothing is kept for later. */
  send(text: string): boolean;
  /** Drops a connection that no longer answers; another one is made. */
  reset(): void;
  stop(): void;
}

export interface TransportListener {
  opened(): void;
  /** Also when an attempt to connect failed. `attempts` counts the failures since the last connection, from 1. */
  closed(attempts: number): void;
  received(text: string): void;
}
