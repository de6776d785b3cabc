import { connectAsync, type MqttClient } from 'mqtt';
import type { Draft } from '#shared/match/event.ts';
import { type Credentials, type Presence, topics } from '#shared/wire/mqtt.ts';

/** A simulated radar gun: tells its presence, and what it measured of each delivery. */
export class SpeedGun {
  readonly #client: MqttClient;
  readonly #topic: string;

  private constructor(client: MqttClient, topic: string) {
    this.#client = client;
    this.#topic = topic;
    client.on('error', () => undefined);
  }

  static async connect(url: string, login: Credentials, match: string): Promise<SpeedGun> {
    const status = topics.deviceStatus(login.id);
    const client = await connectAsync(url, {
      protocolVersion: 4,
      clientId: login.clientId,
      username: login.username,
      password: login.password,
      reconnectPeriod: 1000,
      will: {
        topic: status,
        payload: Buffer.from(JSON.stringify({ state: 'offline' } satisfies Presence)),
        qos: 1,
        retain: true,
      },
    });
    const online: Presence = { state: 'online', battery: 0.87, at: Date.now() };
    await client.publishAsync(status, JSON.stringify(online), { qos: 1, retain: true });
    return new SpeedGun(client, topics.observation(match, login.id, 'ball-speed'));
  }

  measure(draft: Draft, at: number): void {
    if (typeof draft.data.speedKmh !== 'number') return;
    this.#client.publish(this.#topic, JSON.stringify({ kmh: draft.data.speedKmh, at }), { qos: 1 }, () => undefined);
  }

  async close(): Promise<void> {
    await this.#client.endAsync();
  }
}
