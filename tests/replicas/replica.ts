import { join } from 'node:path';
import { RelayProcess } from '../../apps/relay/testing/process.ts';
import { ADMIN_KEY } from '../../apps/relay/testing/relay.ts';
import { freePort } from '../../scripts/servers/process.ts';

type Environment = Readonly<Record<string, string>>;

/** One relay process; started again it has the same port and folder. */
export class Replica {
  readonly name: string;
  readonly #env: Environment;
  #process: RelayProcess | null = null;

  constructor(name: string, env: Environment) {
    this.name = name;
    this.#env = env;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#env.RELAY_PORT}`;
  }

  get address(): string {
    return `127.0.0.1:${this.#env.RELAY_PORT}`;
  }

  get log(): readonly string[] {
    return this.#process?.log ?? [];
  }

  async start(): Promise<void> {
    this.#process = await RelayProcess.start({ env: this.#env });
  }

  /** @returns the exit code; null after SIGKILL. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const ended = this.#process;
    this.#process = null;
    return ended === null ? null : ended.end(signal);
  }

  /** A figure of its metrics; 0 when it is not there. */
  async metric(name: string): Promise<number> {
    const response = await fetch(`${this.url}/metrics`).catch(() => null);
    const line = (await response?.text())?.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.split(' ')[1] ?? 0);
  }
}

/** The next replica of a role; `env` is what all of them share. */
export async function newReplica(
  role: 'ingest' | 'edge',
  i: number,
  folder: string,
  env: Environment,
): Promise<Replica> {
  const name = `${role}-${i + 1}`;
  const own = { ROLE: role, DATA_DIR: join(folder, name), RELAY_PORT: String(await freePort()) };
  return new Replica(name, { ADMIN_KEY, ...env, ...own });
}
