import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError, problem } from '#shared/problem.ts';

/** A server that does not answer by then is not there, in ms. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 20;
/** Of what it prints, what is shown when it does not start. */
const TAIL = 20;

interface Program {
  /** What people call it. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** How long its start may take at most, ms. */
  readonly patienceMs?: number;
  /** Does it answer? */
  readonly isReady: () => Promise<boolean>;
}

/** A real server as a child process: started, killed without a warning, started again. */
export class ServerProcess {
  readonly #program: Program;
  #child: ChildProcess | null = null;

  constructor(program: Program) {
    this.#program = program;
    process.once('exit', () => this.#signal('SIGKILL'));
  }

  /** Settles once it answers. @throws ProblemError `no-server` with what it printed last */
  async start(): Promise<void> {
    const { name, command, args, env, isReady, patienceMs = PATIENCE_MS } = this.#program;
    // A group of its own: a server's workers have to go with it.
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(env !== undefined && { env }),
    });
    this.#child = child;
    const printed: string[] = [];
    for (const pipe of [child.stdout, child.stderr]) {
      pipe.on('data', (chunk) => {
        printed.push(...String(chunk).trim().split('\n'));
        printed.splice(0, printed.length - TAIL);
      });
    }
    let failure = '';
    child.once('error', (error) => {
      failure = error.message;
    });
    const deadline = Date.now() + patienceMs;
    while (isRunning(child) && failure === '' && Date.now() < deadline) {
      if (await isReady()) return;
      await sleep(LOOK_EVERY_MS);
    }
    await this.end('SIGKILL');
    throw new ProblemError(problem('no-server', `${name} did not start: ${failure || printed.join('\n')}`));
  }

  /** Ends it, and whatever it has started; settles when it is gone. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null || !isRunning(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    this.#signal(signal);
    await ended;
  }

  #signal(signal: NodeJS.Signals): void {
    const child = this.#child;
    if (child?.pid === undefined || !isRunning(child)) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It was gone before we knew.
    }
  }
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** A port of this machine that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Does something listen there? With `say` it also has to answer, with `expect` in it. */
export function answers(port: number, say = '', expect = ''): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => (say === '' ? end(true) : socket.write(say)));
    socket.once('data', (data) => end(data.toString().includes(expect)));
  });
}
