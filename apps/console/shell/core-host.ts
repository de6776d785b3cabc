import type { Logger } from 'pino';
import { readOptions } from '#shared/config/options.ts';
import { ProblemError } from '#shared/problem.ts';
import { consoleOptions } from '../config.ts';
import { servePort } from '../core/api-port.ts';
import { type Core, startCore } from '../core/core.ts';
import { type FromCore, ToCore } from './messages.ts';

/** A port as Electron gives it to a utility process. */
export interface WindowPort {
  postMessage(message: string): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Whose actions these are in the log: whoever sits at the desktop app. */
const DESKTOP_USER = 'desktop';

/** Runs the console's core on behalf of the shell: one message in, at most one answer out, windows come as ports. */
export class CoreHost {
  readonly #post: (message: FromCore) => void;
  readonly #exit: (code: number) => void;
  readonly #log: Logger;
  #core: Core | null = null;

  constructor(post: (message: FromCore) => void, exit: (code: number) => void, log: Logger) {
    this.#post = post;
    this.#exit = exit;
    this.#log = log;
  }

  async received(message: unknown, ports: readonly WindowPort[]): Promise<void> {
    const parsed = ToCore.safeParse(message);
    if (!parsed.success) {
      this.#log.warn('The shell sent what is no message.');
      return;
    }
    switch (parsed.data.kind) {
      case 'start':
        await this.#start(parsed.data);
        return;
      case 'window':
        for (const port of ports) this.#serve(port);
        return;
      case 'stop':
        await this.#core?.stop();
        this.#exit(0);
    }
  }

  async #start({ settings, pages }: ToCore & { kind: 'start' }): Promise<void> {
    const options = readOptions(consoleOptions, [], settings);
    if (!options.ok) {
      this.#post({ kind: 'failed', message: options.problem.message });
      return;
    }
    try {
      this.#core = await startCore(options.values, this.#log, pages);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#post({ kind: 'failed', message: error.message });
      return;
    }
    const { httpPort, mqttPort } = this.#core;
    this.#post({ kind: 'ready', httpPort, mqttPort });
  }

  #serve(port: WindowPort): void {
    if (this.#core === null) {
      // The window asks again by itself.
      port.close();
      return;
    }
    const api = { post: (text: string) => port.postMessage(text), close: () => port.close() };
    const server = servePort(api, this.#core.api, DESKTOP_USER, this.#log);
    port.on('message', ({ data }) => server.received(data));
    port.on('close', () => server.closed());
    port.start();
  }
}
