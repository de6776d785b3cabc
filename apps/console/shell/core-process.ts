import { join } from 'node:path';
import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import { FromCore, type ToCore } from './messages.ts';
import { type Restarts, restarts } from './restarts.ts';

const STOP_WITHIN_MS = 10_000;

interface Options {
  readonly settings: Readonly<Record<string, string>>;
  readonly pages: string;
  readonly onReady: (ready: FromCore & { kind: 'ready' }) => void;
  /** It cannot work, and why. */
  readonly onFailed: (message: string) => void;
}

/** The console's core in a process of its own: a crash of the window or of the core restarts only itself. */
export class CoreProcess {
  readonly #options: Options;
  readonly #restarts: Restarts = restarts();
  #process: UtilityProcess | null = null;
  #stopping = false;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    const { settings, pages } = this.#options;
    const process = utilityProcess.fork(join(import.meta.dirname, 'core.js'), [], { serviceName: 'Scorewire core' });
    this.#process = process;
    process.on('message', (message: unknown) => this.#received(message));
    process.on('exit', () => {
      this.#process = null;
      if (!this.#stopping) setTimeout(() => this.start(), this.#restarts.next(Date.now()));
    });
    this.#post({ kind: 'start', settings: { ...settings }, pages });
  }

  /** Gives a window a connection of its own. Without a core it is closed at once and the window asks again. */
  connect(window: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    if (this.#process === null) port1.close();
    else this.#process.postMessage({ kind: 'window' } satisfies ToCore, [port1]);
    window.postMessage('port', null, [port2]);
  }

  /** Resolves when the journal is closed, or was given up. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const process = this.#process;
    if (process === null) return;
    await new Promise<void>((resolve) => {
      const giveUp = setTimeout(() => process.kill(), STOP_WITHIN_MS);
      process.once('exit', () => {
        clearTimeout(giveUp);
        resolve();
      });
      this.#post({ kind: 'stop' });
    });
  }

  #received(message: unknown): void {
    const parsed = FromCore.safeParse(message);
    if (!parsed.success) return;
    if (parsed.data.kind === 'ready') this.#options.onReady(parsed.data);
    else this.#options.onFailed(parsed.data.message);
  }

  #post(message: ToCore): void {
    this.#process?.postMessage(message);
  }
}
