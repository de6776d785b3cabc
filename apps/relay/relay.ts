import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { LIVE_PATH } from '#shared/wire/live.ts';
import { UPLINK_PATH } from '#shared/wire/uplink.ts';
import manifest from '../../package.json' with { type: 'json' };
import { ApiKeys } from './access/api-keys.ts';
import { KeyStore } from './access/key-store.ts';
import { openAlerts } from './alerts/alerts.ts';
import { createServer } from './api/server.ts';
import { type RelayConfig, relayDir } from './config.ts';
import { DeliveryQueue } from './delivery/queue.ts';
import { GRAPHQL_PATH, Graphql } from './graphql/graphql.ts';
import { Consoles } from './ingest/consoles.ts';
import { FeedDesk } from './ingest/feed-desk.ts';
import { Uplink } from './ingest/uplink.ts';
import { Crowd } from './live/crowd.ts';
import { Live } from './live/live.ts';
import { Metrics } from './ops/metrics.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { type Database, openDatabase } from './store/database.ts';
import type { CommitObserver } from './store/group-commit.ts';
import { Store } from './store/store.ts';
import { LocalStream } from './stream/local.ts';
import type { Stream } from './stream/stream.ts';
import { Turns } from './turns.ts';
import { Views } from './views/views.ts';
import { openWebhooks } from './webhooks/webhooks.ts';

/** While the server closes, connections that have had their answer are closed at this pace, ms; all of them in the end. */
const SWEEP_MS = 50;
const PATIENCE_MS = 5000;
/** A match that cannot be read at all is tried at this pace for as long as the relay runs. */
const HEAL_AGAIN = { firstMs: 1000, maxMs: 60_000 };

export interface Relay {
  /** Where it listens. */
  readonly url: string;
  /** Finishes what was received, tells everybody, and ends the private Postgres. */
  close(): Promise<void>;
}

/** @throws ProblemError a sentence for the person who starts it. */
export async function startRelay(config: RelayConfig, log: Logger): Promise<Relay> {
  const dataDir = relayDir(config);
  // Not 0700: Postgres' own account has to pass through. What is secret in it is 0600.
  await mkdir(dataDir, { recursive: true, mode: 0o755 }).catch((error: Error) => {
    throw new ProblemError(problem('no-data-dir', `The folder ${dataDir} cannot be made: ${error.message}.`));
  });
  const secrets = await openSecrets(config);
  const database = await openDatabase(config.databaseUrl, dataDir, log);
  try {
    return await run(config, secrets, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function run(config: RelayConfig, secrets: Secrets, database: Database, log: Logger): Promise<Relay> {
  const stream = new LocalStream(log);
  const turns = new Turns();
  const metrics = new Metrics(() => views.size);
  const store = new Store(database.pool, commitObserver(stream, metrics));
  const views = new Views(store, stream, turns, log);
  const crowd = new Crowd(metrics);
  const live = new Live(views, crowd, metrics);
  const graphql = new Graphql({ views, store, crowd, log });
  const uplink = new Uplink(secrets.uplinkToken, {
    store,
    turns,
    metrics,
    log,
    identity: { id: await store.identity(), name: hostname(), version: manifest.version },
    consoles: new Consoles(stream),
    reach: (match) => ({ seq: views.shown(match), fans: live.fans(match) }),
  });
  const desk = new FeedDesk(store, turns, metrics, stream);
  const deliveries = new DeliveryQueue(database.pool, stream, metrics, log);
  const privateToo = config.webhookNetworks === 'private';
  const webhooks = await openWebhooks({ pool: database.pool, queue: deliveries, views, turns, log, privateToo });
  const alerts = await openAlerts({ pool: database.pool, queue: deliveries, views, turns, log }, config, secrets);
  let isClosing = false;
  const app = await createServer({
    store,
    views,
    desk,
    metrics,
    log,
    webhooks,
    live,
    graphql,
    alerts,
    keys: new ApiKeys(new KeyStore(database.pool), secrets, log),
    publicUrl: config.publicUrl,
    isClosing: () => isClosing,
  });
  route(app, { [UPLINK_PATH]: uplink, [LIVE_PATH]: live, '/ws': live, [GRAPHQL_PATH]: graphql });
  await listen(app, config);
  void heal(views, log, () => isClosing);

  const close = async () => {
    isClosing = true;
    await uplink.close();
    await store.idle();
    await Promise.all([live.close(), graphql.close()]);
    await closeServer(app);
    await deliveries.close();
    webhooks.close();
    alerts.close();
    await views.close();
    await database.close();
  };
  return { url: addressOf(app), close };
}

/** Tries until the lists are in step with the logs: the database may be away at this very moment. */
async function heal(views: Views, log: Logger, isClosing: () => boolean): Promise<void> {
  for (let wait = HEAL_AGAIN.firstMs; !isClosing(); wait = Math.min(2 * wait, HEAL_AGAIN.maxMs)) {
    try {
      if (await views.heal()) return;
    } catch (error) {
      log.error({ err: error }, 'the list of matches may be behind; trying again');
    }
    await sleep(wait, undefined, { ref: false });
  }
}

function commitObserver(stream: Stream, metrics: Metrics): CommitObserver {
  return {
    committed(committed) {
      for (const { event } of committed.entries) metrics.stage('stored', event.recordedAt);
      stream.publish(committed);
    },
    group({ appends, events, seconds }) {
      metrics.appends.inc(appends);
      metrics.events.inc(events);
      metrics.commitSeconds.observe(seconds);
    },
  };
}

type Upgrades = Readonly<Record<string, Pick<Live, 'upgrade'>>>;

/** One place decides which WebSocket an upgrade is for. */
function route(app: FastifyInstance, upgrades: Upgrades): void {
  const byPath = new Map(Object.entries(upgrades));
  app.server.on('upgrade', (request, socket, head) => {
    const target = byPath.get(request.url?.split('?')[0] ?? '');
    if (target === undefined) refuseUpgrade(socket, 404, 'There is no WebSocket here.');
    else target.upgrade(request, socket, head);
  });
}

async function listen(app: FastifyInstance, { relayHost: host, relayPort: port }: RelayConfig): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why = error instanceof Error ? error.message : String(error);
    const message =
      code === 'EADDRINUSE'
        ? `Port ${port} is taken; set RELAY_PORT (--relay-port) to another.`
        : `The relay cannot listen on ${host} port ${port}: ${why}.`;
    throw new ProblemError(problem('no-port', message));
  }
}

/** A connection that was in use when the closing began is kept alive after its answer, for a minute: nobody waits for it. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const sweeping = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  const cutting = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS);
  await app.close();
  clearInterval(sweeping);
  clearTimeout(cutting);
}

function addressOf(app: FastifyInstance): string {
  const bound = app.server.address();
  const { address, port, family } = isAddress(bound) ? bound : { address: '', port: 0, family: '' };
  const isAny = address === '0.0.0.0' || address === '::';
  const host = isAny ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

function isAddress(bound: string | AddressInfo | null): bound is AddressInfo {
  return typeof bound === 'object' && bound !== null;
}
