/** What `LiveClient` needs of its surroundings; tests script it, everything else uses `webRuntime`. */
export interface Runtime {
  connect(url: string, protocol: string, on: ConnectionEvents): Connection;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Calls `run` once after `ms`; the answer cancels that. */
  after(ms: number, run: () => void): () => void;
}

export interface ConnectionEvents {
  open(): void;
  message(data: unknown): void;
  /** `code` as in RFC 6455 §7.4; 1006 when the connection just broke. */
  close(code: number): void;
}

export interface Connection {
  /** Only called between `open` and `close`. */
  send(text: string): void;
  close(): void;
}

/** The standard `WebSocket` of browsers, React Native and Node 22 and up. */
export function webRuntime(Socket: typeof WebSocket = WebSocket): Runtime {
  let latest = 0;
  return {
    connect(url, protocol, on) {
      const socket = new Socket(url, protocol);
      socket.onopen = () => on.open();
      socket.onmessage = (message) => on.message(message.data);
      socket.onclose = (close) => on.close(close.code);
      return { send: (text) => socket.send(text), close: () => socket.close() };
    },
    now() {
      // The monotonic clock of most browsers stands still while the device sleeps, and after that nothing is fresh.
      latest = Math.max(latest, Date.now());
      return latest;
    },
    random: Math.random,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
