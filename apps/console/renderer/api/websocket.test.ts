import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backoff } from './backoff.ts';
import type { TransportListener } from './transport.ts';
import { type Socket, WebSocketTransport } from './websocket.ts';

class FakeSocket implements Socket {
  onopen: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly sent: string[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
  }

  opens(): void {
    this.onopen?.(new Event('open'));
  }

  fails(): void {
    this.onclose?.(new CloseEvent('close'));
  }

  says(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }));
  }
}

function started() {
  const sockets: FakeSocket[] = [];
  const transport = new WebSocketTransport(
    () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    () => 0.5,
  );
  const listener = { opened: vi.fn(), closed: vi.fn(), received: vi.fn() } satisfies TransportListener;
  transport.start(listener);
  const newest = () => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('nothing was dialled');
    return socket;
  };
  return { transport, listener, sockets, newest };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the WebSocket transport', () => {
  test('sends only while it is open, and says so', () => {
    const { transport, newest } = started();
    expect(transport.send('a')).toBe(false);
    newest().opens();
    expect(transport.send('b')).toBe(true);
    expect(newest().sent).toEqual(['b']);
  });

  test('dials again after a loss, later each time, and soon again once it was open', () => {
    const { listener, sockets, newest } = started();
    newest().opens();
    newest().fails();
    vi.advanceTimersByTime(249);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
    newest().fails();
    vi.advanceTimersByTime(499);
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(3);
    expect(listener.closed.mock.calls).toEqual([[1], [2]]);
    newest().opens();
    newest().fails();
    expect(listener.closed).toHaveBeenLastCalledWith(1);
  });

  test('gives up an attempt that neither opens nor fails', () => {
    const { sockets, newest } = started();
    const first = newest();
    vi.advanceTimersByTime(8_000 + 250);
    expect(first.closed).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  test('does not hear what an abandoned socket still says', () => {
    const { transport, listener, sockets } = started();
    sockets[0]?.opens();
    transport.reset();
    sockets[0]?.says('late');
    sockets[0]?.fails();
    expect(listener.received).not.toHaveBeenCalled();
    expect(listener.closed).toHaveBeenCalledOnce();
  });

  test('stays quiet after stop', () => {
    const { transport, sockets, newest } = started();
    newest().opens();
    transport.stop();
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});

test('the wait doubles to a cap and is spread by a quarter either way', () => {
  expect([1, 2, 3, 10].map((n) => backoff(n, 0.5))).toEqual([250, 500, 1000, 5000]);
  expect(backoff(1, 0)).toBe(188);
  expect(backoff(60, 0.999_999)).toBe(6250);
});
