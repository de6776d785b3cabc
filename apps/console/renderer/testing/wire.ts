import type { Transport, TransportListener } from '../api/transport.ts';

/** A transport whose far end the test holds in its hand. */
export class Wire implements Transport {
  /** What went out, parsed. */
  readonly sent: unknown[] = [];
  resets = 0;
  private listener: TransportListener | null = null;
  private up = false;

  start(listener: TransportListener): void {
    this.listener = listener;
  }

  send(text: string): boolean {
    if (this.up) this.sent.push(JSON.parse(text));
    return this.up;
  }

  reset(): void {
    this.resets += 1;
    this.drop();
  }

  stop(): void {
    this.listener = null;
  }

  connect(): void {
    this.up = true;
    this.listener?.opened();
  }

  drop(): void {
    this.up = false;
    this.listener?.closed(1);
  }

  say(frame: object | string): void {
    this.listener?.received(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }
}
