import { createECDH } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UPLINK_TOKEN } from '../../apps/relay/testing/relay.ts';
import { ConsoleReady, launch, type Running, stop } from '../../scripts/cli/process.ts';
import { type NginxServer, startNginx } from '../../scripts/servers/nginx.ts';
import { type PostgresServer, startPostgres } from '../../scripts/servers/postgres.ts';
import { type RedisServer, startRedis } from '../../scripts/servers/redis.ts';
import { openFolder, ROOT } from '../support.ts';
import { newReplica, type Replica } from './replica.ts';

/** Everything that a large installation has, on this machine: a console, nginx, replicas, Redis, Postgres. */
export class Fleet {
  readonly folder: string;
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  readonly nginx: NginxServer;
  readonly ingest: readonly Replica[];
  readonly edges: readonly Replica[];
  readonly #console: Running<{ mqtt: string }>;

  private constructor(
    folder: string,
    servers: Pick<Fleet, 'postgres' | 'redis' | 'nginx'>,
    replicas: Pick<Fleet, 'ingest' | 'edges'>,
    console: Running<{ mqtt: string }>,
  ) {
    this.folder = folder;
    this.postgres = servers.postgres;
    this.redis = servers.redis;
    this.nginx = servers.nginx;
    this.ingest = replicas.ingest;
    this.edges = replicas.edges;
    this.#console = console;
  }

  static async start(counts: { readonly ingest: number; readonly edges: number }): Promise<Fleet> {
    const folder = await openFolder('scorewire-fleet-');
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const shared = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      VAPID_PRIVATE_KEY: newVapidKey(),
      LOG_LEVEL: 'warn',
      DRAIN_SECONDS: '1',
    };
    const replica = (role: 'ingest' | 'edge', i: number) => newReplica(role, i, folder, shared);
    const ingest = await Promise.all(Array.from({ length: counts.ingest }, (_, i) => replica('ingest', i)));
    const edges = await Promise.all(Array.from({ length: counts.edges }, (_, i) => replica('edge', i)));
    // All at once: one makes the schema, the others wait for it.
    await Promise.all([...ingest, ...edges].map((one) => one.start()));
    const nginx = await startNginx({
      edges: edges.map(({ address }) => address),
      ingest: ingest.map(({ address }) => address),
    });
    const env = {
      DATA_DIR: folder,
      CONSOLE_PORT: '0',
      CONSOLE_HOST: '127.0.0.1',
      MQTT_PORT: '0',
      MQTT_HOST: '127.0.0.1',
      RELAY_URL: nginx.url,
      RELAY_TOKEN: UPLINK_TOKEN,
      LOG_LEVEL: 'warn',
    };
    const console = await launch(join(ROOT, 'apps/console/main.ts'), env, ConsoleReady, () => undefined);
    return new Fleet(folder, { postgres, redis, nginx }, { ingest, edges }, console);
  }

  get mqttUrl(): string {
    return this.#console.ready.mqtt;
  }

  /** The ingest replica that the console is connected to; null: none just now. */
  async uplinked(): Promise<Replica | null> {
    for (const one of this.ingest) if ((await one.metric('scorewire_uplink_connections')) > 0) return one;
    return null;
  }

  async stop(): Promise<void> {
    await stop(this.#console);
    await Promise.all([...this.ingest, ...this.edges].map((one) => one.end('SIGTERM')));
    await Promise.all([this.nginx.close(), this.redis.close()]);
    await this.postgres.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function newVapidKey(): string {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return Buffer.from(curve.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}
