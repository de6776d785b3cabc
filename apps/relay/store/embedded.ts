import { hash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { findBinaries, type Native } from './postgres/binaries.ts';
import { ensureCluster } from './postgres/cluster.ts';
import { type Home, openHome, SYSTEM_PLACE } from './postgres/home.ts';
import { type Address, type Postmaster, reach, stop } from './postgres/postmaster.ts';

const WATCH_EVERY_MS = 500;

/**
 * The relay's private Postgres: made at first start, adopted when it runs already, started again when it dies. It
 * listens on a unix socket only and never runs as root.
 */
export class EmbeddedPostgres {
  readonly #home: Home;
  readonly #native: Native;
  readonly #log: Logger;
  readonly #lock: Server;
  #postmaster: Postmaster;
  #watching: Promise<void>;
  #stopping = false;

  private constructor(home: Home, native: Native, lock: Server, postmaster: Postmaster, log: Logger) {
    this.#home = home;
    this.#native = native;
    this.#lock = lock;
    this.#log = log;
    this.#postmaster = postmaster;
    this.#watching = this.#watch();
  }

  /**
   * @param dataDir the relay's own folder; it exists.
   * @throws ProblemError a sentence that names DATABASE_URL when there is no way.
   */
  static async open(dataDir: string, log: Logger): Promise<EmbeddedPostgres> {
    const home = await openHome(dataDir, log);
    // The lock is on the folder, whichever name it was reached by.
    const lock = await claim(await realpath(home.path));
    try {
      const native = await findBinaries(home.account, SYSTEM_PLACE, log);
      await ensureCluster(home, native);
      return new EmbeddedPostgres(home, native, lock, await reach(home, native, log), log);
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  get address(): Address {
    return this.#postmaster.address;
  }

  /** True when a relay that was killed had left it running. */
  get adopted(): boolean {
    return this.#postmaster.child === null;
  }

  async close(): Promise<void> {
    this.#stopping = true;
    await this.#watching;
    await stop(this.#home, this.#native, this.#log);
    this.#lock.close();
  }

  async #watch(): Promise<void> {
    while (!this.#stopping) {
      await sleep(WATCH_EVERY_MS);
      if (this.#stopping || isAlive(this.#postmaster)) continue;
      this.#log.error({ pid: this.#postmaster.pid }, 'Postgres died; starting it again');
      try {
        this.#postmaster = await reach(this.#home, this.#native, this.#log);
      } catch (error) {
        this.#log.error({ err: error }, 'Postgres does not start; the relay takes no events until it does');
      }
    }
  }
}

function isAlive({ child, pid }: Postmaster): boolean {
  if (child !== null) return child.exitCode === null && child.signalCode === null;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * One relay for each private Postgres, for as long as the process lives: a name in Linux' abstract socket space, which
 * the kernel frees with the process, so that a killed relay leaves no stale lock behind.
 */
function claim(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => {
      const message = `Another relay is running with the database in ${path}. Stop it, or give this one another DATA_DIR.`;
      reject(new ProblemError(problem('already-running', message)));
    });
    server.listen(`\0scorewire-${hash('sha256', path)}`, () => resolve(server.unref()));
  });
}
