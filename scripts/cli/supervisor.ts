import type * as z from 'zod';
import { launch, type Running, stop } from './process.ts';

const RESTART_AFTER_MS = 1000;
/** A server that fails this often within a minute will not get better by itself. */
const MAX_CRASHES_PER_MINUTE = 5;

export interface ServerSpec<R> {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ready: z.ZodType<R>;
  readonly onLog: (line: string) => void;
}

/** A server process that is started again when it dies, until it is stopped. */
export class Supervised<R> {
  readonly #spec: ServerSpec<R>;
  readonly #onGiveUp: (name: string) => void;
  #running: Running<R>;
  #stopping = false;
  #crashes: number[] = [];

  private constructor(spec: ServerSpec<R>, running: Running<R>, onGiveUp: (name: string) => void) {
    this.#spec = spec;
    this.#running = running;
    this.#onGiveUp = onGiveUp;
    this.#watch();
  }

  static async start<R>(spec: ServerSpec<R>, onGiveUp: (name: string) => void): Promise<Supervised<R>> {
    return new Supervised(spec, await launch(spec.script, spec.env, spec.ready, spec.onLog), onGiveUp);
  }

  get ready(): R {
    return this.#running.ready;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await stop(this.#running);
  }

  #watch(): void {
    void this.#running.ended.then(({ code, signal }) => {
      if (this.#stopping) return;
      process.stderr.write(`The ${this.#spec.name} ended (${signal ?? `exit code ${code}`}); starting it again.\n`);
      void this.#restart();
    });
  }

  async #restart(): Promise<void> {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < 60_000), now];
    if (this.#crashes.length > MAX_CRASHES_PER_MINUTE) return this.#onGiveUp(this.#spec.name);
    await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
    if (this.#stopping) return;
    try {
      this.#running = await launch(this.#spec.script, this.#spec.env, this.#spec.ready, this.#spec.onLog);
      // A stop that came while the server was starting must not leave it behind.
      if (this.#stopping) await stop(this.#running);
      else this.#watch();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      await this.#restart();
    }
  }
}
