import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { readOptions } from '#shared/config/options.ts';
import { type Credentials, Credentials as CredentialsSchema, Reply, type Role, topics } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { consoleOptions } from '../../config.ts';
import { type Core, startCore } from '../core.ts';

const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' });

export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'scorewire-console-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A real console on free ports, stopped when the test ends. */
export async function startConsole(
  dataDir = tempDir(),
  settings: Record<string, string> = {},
  pages?: string,
): Promise<Core> {
  const env = {
    CONSOLE_PORT: '0',
    CONSOLE_HOST: '127.0.0.1',
    MQTT_PORT: '0',
    MQTT_HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    ...settings,
  };
  const options = readOptions(consoleOptions, [], env);
  if (!options.ok) throw new Error(options.problem.message);
  const core = await startCore(options.values, log, pages);
  onTestFinished(() => core.stop());
  return core;
}

export function localScorer(dataDir: string): Credentials {
  const text = readFileSync(join(dataDir, 'console', 'local-scorer.json'), 'utf8');
  return CredentialsSchema.parse(JSON.parse(text));
}

export async function pair(core: Core, role: Role, code = core.pairingCode): Promise<Credentials & { cookie: string }> {
  const response = await fetch(`http://127.0.0.1:${core.httpPort}/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, name: `a ${role}`, role }),
  });
  const credentials = CredentialsSchema.parse(await response.json());
  return { ...credentials, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

export interface Message {
  readonly topic: string;
  readonly text: string;
  readonly retain: boolean;
}

/** An MQTT client that keeps what it receives. Without `reconnectPeriod` it does not come back. */
export class TestClient {
  readonly mqtt: MqttClient;
  readonly received: Message[] = [];
  sessionPresent: boolean | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(client: MqttClient) {
    this.mqtt = client;
    client.on('error', () => undefined);
    client.on('connect', (ack) => {
      this.sessionPresent = ack.sessionPresent;
    });
    client.on('message', (topic, payload, packet) => {
      this.received.push({ topic, text: payload.toString(), retain: packet.retain });
      for (const wake of this.#waiting) wake();
    });
  }

  /** Resolves once `enough` says that what was received is. */
  async until(enough: (received: readonly Message[]) => boolean): Promise<void> {
    while (!enough(this.received)) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  on(topic: string): string[] {
    return this.received.filter((message) => message.topic === topic).map((message) => message.text);
  }

  replies(match: string): Reply[] {
    const { username = '' } = this.mqtt.options;
    return this.on(topics.reply(match, username)).map((text) => {
      const reply = parseMessage(Reply, text);
      if (!reply.ok) throw new Error(reply.problem.message);
      return reply.value;
    });
  }
}

export async function connect(
  url: string,
  credentials: Pick<Credentials, 'username' | 'password' | 'clientId'>,
  options: IClientOptions = {},
): Promise<TestClient> {
  const { username, password, clientId } = credentials;
  const client = mqtt.connect(url, {
    protocolVersion: 4,
    reconnectPeriod: 0,
    ...options,
    username,
    password,
    clientId,
  });
  onTestFinished(() => {
    client.end(true);
  });
  const test = new TestClient(client);
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('error', reject);
    client.once('close', () => reject(new Error('closed before it was connected')));
  });
  return test;
}

export function tcp(core: Core): string {
  return `mqtt://127.0.0.1:${core.mqttPort}`;
}

/** A scorer that hears its replies for `match`. */
export async function scorer(core: Core, dataDir: string, match: string): Promise<TestClient> {
  const client = await connect(tcp(core), localScorer(dataDir));
  await client.mqtt.subscribeAsync(topics.reply(match, localScorer(dataDir).id), { qos: 1 });
  return client;
}

export async function closed(client: TestClient): Promise<void> {
  if (client.mqtt.connected) await new Promise<void>((resolve) => client.mqtt.once('close', () => resolve()));
}
