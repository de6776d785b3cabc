import type { OutputFrame } from '#shared/wire/outputs.ts';

/** Bytes that a page may be behind before it is sent nothing more; what it gets then is the newest. */
const MAX_BACKLOG = 64 * 1024;
/** A page that has heard nothing for longer takes its connection for dead. */
export const HEARTBEAT = 5_000;

/** One page on some screen, by whatever carries frames to it. */
export interface ViewerChannel {
  /** `sent` is called when the page has taken the frame, or some time after. */
  send(text: string, sent: () => void): void;
  /** Bytes that the page has not taken yet. */
  readonly backlog: number;
  close(code: number): void;
}

interface Sources {
  readonly frame: () => OutputFrame;
  /** UTC ms of the next change that is known already; null: none is. */
  readonly next: () => number | null;
  readonly clock: () => number;
}

/** Keeps one page up to date: it has nothing queued but is told the newest when it has room. */
export class Viewer {
  readonly output: string;
  readonly #channel: ViewerChannel;
  readonly #sources: Sources;
  #timer: NodeJS.Timeout | null = null;
  #behind = false;

  constructor(output: string, channel: ViewerChannel, sources: Sources) {
    this.output = output;
    this.#channel = channel;
    this.#sources = sources;
  }

  update(): void {
    if (this.#channel.backlog > MAX_BACKLOG) {
      this.#behind = true;
      return;
    }
    this.#behind = false;
    this.#channel.send(JSON.stringify(this.#sources.frame()), () => {
      if (this.#behind) this.update();
    });
    this.#wait();
  }

  close(code: number): void {
    this.left();
    this.#channel.close(code);
  }

  left(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
  }

  #wait(): void {
    clearTimeout(this.#timer ?? undefined);
    const next = this.#sources.next();
    const until = next === null ? HEARTBEAT : Math.min(HEARTBEAT, Math.max(1, next - this.#sources.clock()));
    this.#timer = setTimeout(() => this.update(), until).unref();
  }
}
