import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type * as z from 'zod';
import { ConsoleReady, launch, RelayReady, type Running, stop } from './process.ts';

export const RELAY = join(import.meta.dirname, '../../apps/relay/main.ts');
const CONSOLE = join(import.meta.dirname, '../../apps/console/main.ts');

type Relay = Running<z.infer<typeof RelayReady>>;
type Console = Running<z.infer<typeof ConsoleReady>>;

/**
 * A relay and a console of their own, as child processes on free ports: for benches and tests. Each can be killed and
 * started again on the ports it had.
 */
export class Stack {
  readonly dataDir: string;
  readonly #token = randomBytes(24).toString('base64url');
  readonly #env: Readonly<Record<string, string>>;
  readonly log: string[] = [];
  #relay: Relay | null = null;
  #console: Console | null = null;
  #ports = { relay: '0', console: '0', mqtt: '0' };

  constructor(dataDir: string, env: Readonly<Record<string, string>> = {}) {
    this.dataDir = dataDir;
    this.#env = env;
  }

  get relayUrl(): string {
    return `http://127.0.0.1:${this.#ports.relay}`;
  }

  get consoleUrl(): string {
    return `http://127.0.0.1:${this.#ports.console}`;
  }

  get mqttUrl(): string {
    return `mqtt://127.0.0.1:${this.#ports.mqtt}`;
  }

  get consolePid(): number | undefined {
    return this.#console?.child.pid;
  }

  get relayPid(): number {
    return this.#relay?.child.pid ?? 0;
  }

  get pairingCode(): string {
    return this.#console?.ready.pairingCode ?? '';
  }

  async startRelay(): Promise<void> {
    const env = {
      ...this.#env,
      DATA_DIR: this.dataDir,
      RELAY_PORT: this.#ports.relay,
      RELAY_HOST: '127.0.0.1',
      UPLINK_TOKEN: this.#token,
    };
    this.#relay = await launch(RELAY, env, RelayReady, (line) => this.log.push(`relay ${line}`));
    this.#ports.relay = new URL(this.#relay.ready.url).port;
  }

  /** Start the relay first, or give it its port: the console is told the relay's address. */
  async startConsole(): Promise<void> {
    const env = {
      ...this.#env,
      DATA_DIR: this.dataDir,
      CONSOLE_PORT: this.#ports.console,
      CONSOLE_HOST: '127.0.0.1',
      MQTT_PORT: this.#ports.mqtt,
      MQTT_HOST: '127.0.0.1',
      RELAY_URL: this.relayUrl,
      RELAY_TOKEN: this.#token,
    };
    this.#console = await launch(CONSOLE, env, ConsoleReady, (line) => this.log.push(`console ${line}`));
    this.#ports.console = new URL(this.#console.ready.url).port;
    this.#ports.mqtt = new URL(this.#console.ready.mqtt).port;
  }

  async killRelay(): Promise<void> {
    await kill(this.#relay);
    this.#relay = null;
  }

  async killConsole(): Promise<void> {
    await kill(this.#console);
    this.#console = null;
  }

  async stopRelay(): Promise<void> {
    if (this.#relay !== null) await stop(this.#relay);
    this.#relay = null;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#console, this.#relay].map((one) => (one === null ? undefined : stop(one))));
  }
}

async function kill(running: Running<unknown> | null): Promise<void> {
  running?.child.kill('SIGKILL');
  await running?.ended;
}
