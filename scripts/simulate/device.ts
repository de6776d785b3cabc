import { connectAsync, type MqttClient } from 'mqtt';
import type { JsonObject } from '#shared/json/json.ts';
import { type Credentials, type Presence, topics } from '#shared/wire/mqtt.ts';

const STATUS_EVERY = 30_000;
/** Of a full battery, lost with each status. */
const DRAIN = 0.0005;

/** A simulated device at a venue: says that it is there, how full its battery is, and what it sees. */
export class Device {
  readonly #client: MqttClient;
  readonly #id: string;
  readonly #timer: NodeJS.Timeout;
  #battery = 0.93;

  private constructor(client: MqttClient, id: string) {
    this.#client = client;
    this.#id = id;
    client.on('error', () => undefined);
    client.on('connect', () => this.#tell());
    this.#timer = setInterval(() => this.#tell(), STATUS_EVERY);
    this.#tell();
  }

  static async connect(url: string, { id, clientId, username, password }: Credentials): Promise<Device> {
    const offline: Presence = { state: 'offline' };
    const client = await connectAsync(url, {
      ...{ protocolVersion: 4, clientId, username, password, reconnectPeriod: 1000 },
      will: { topic: topics.deviceStatus(id), payload: Buffer.from(JSON.stringify(offline)), qos: 1, retain: true },
    });
    return new Device(client, id);
  }

  /** With its time in it, so that what is sent twice counts once. */
  async observe(match: string, kind: string, data: JsonObject): Promise<void> {
    const message = JSON.stringify({ ...data, at: Date.now() });
    await this.#client.publishAsync(topics.observation(match, this.#id, kind), message, { qos: 1 });
  }

  /** Calls `heard` with each of the match's scoreboards. */
  async watch(match: string, heard: (text: string) => void): Promise<void> {
    this.#client.on('message', (_topic, payload) => heard(payload.toString()));
    await this.#client.subscribeAsync(topics.scoreboard(match), { qos: 1 });
  }

  /** As when its battery is pulled out. */
  breakOff(): void {
    clearInterval(this.#timer);
    this.#client.options.reconnectPeriod = 0;
    this.#client.stream.destroy();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#client.endAsync();
  }

  #tell(): void {
    this.#battery = Math.max(0, this.#battery - DRAIN);
    const status: Presence = { state: 'online', battery: this.#battery, at: Date.now(), firmware: 'simulated' };
    this.#client.publish(
      topics.deviceStatus(this.#id),
      JSON.stringify(status),
      { qos: 1, retain: true },
      () => undefined,
    );
  }
}
