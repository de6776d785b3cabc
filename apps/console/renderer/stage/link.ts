import type { OutputFrame } from '#shared/wire/outputs.ts';
import { readFrame } from './frame.ts';

/** The console says something at least every five seconds. */
const SILENCE_MS = 15_000;
const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** Follows an output for ever. What goes wrong is tried again; on air nobody sees any of it. */
export function follow(url: string, show: (frame: OutputFrame) => void): void {
  let attempts = 0;

  function connect(): void {
    const socket = new WebSocket(url);
    let quiet = watch();

    function watch(): ReturnType<typeof setTimeout> {
      return setTimeout(() => {
        socket.onclose = null;
        socket.close();
        again();
      }, SILENCE_MS);
    }
    socket.onmessage = ({ data }) => {
      clearTimeout(quiet);
      quiet = watch();
      const frame = typeof data === 'string' ? readFrame(data) : null;
      if (frame === null) return;
      attempts = 0;
      show(frame);
    };
    socket.onclose = () => {
      clearTimeout(quiet);
      again();
    };
  }

  function again(): void {
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts++, 10));
    setTimeout(connect, wait * (0.75 + Math.random() / 2));
  }

  connect();
}
