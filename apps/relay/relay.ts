import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { LIVE_PATH } from '#shared/wire/live.ts';
import { UPLINK_PATH } from '#shared/wire/uplink.ts';
import manifest from '../../package.json' with { type: 'json' };
import { ApiKeys } from './access/api-keys.ts';
import { KeyStore } from './access/key-store.ts';
import { openAlerts } from './alerts/alerts.ts';
import { createServer } from './api/server.ts';
import { type RelayConfig, relayDir, roleProblem } from './config.ts';
import { DeliveryQueue } from './delivery/queue.ts';
import { GRAPHQL_PATH, Graphql } from './graphql/graphql.ts';
import { Consoles } from './ingest/consoles.ts';
import { FeedDesk } from './ingest/feed-desk.ts';
import { noUplink } from './ingest/not-an-ingest.ts';
import { Uplink } from './ingest/uplink.ts';
import { KafkaFeed, kafkaOf } from './kafka/kafka.ts';
import { addressOf, closeServer, listen, routeUpgrades } from './listen.ts';
import { Crowd } from './live/crowd.ts';
import { Live } from './live/live.ts';
import { LocalPresence } from './live/presence.ts';
import { Metrics } from './ops/metrics.ts';
import { Bus } from './replica/bus.ts';
import { Lease } from './replica/lease.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { type Database, openDatabase } from './store/database.ts';
import type { CommitObserver } from './store/group-commit.ts';
import { Store } from './store/store.ts';
import type { Stream } from './stream/stream.ts';
import { Turns } from './turns.ts';
import { Views } from './views/views.ts';
import { openWebhooks } from './webhooks/webhooks.ts';
import { shareFigures } from './workers.ts';

export interface Relay {
  /** Where it listens. */
  readonly url: string;
  /** Finishes what was received, tells everybody, and ends the private Postgres. */
  close(): Promise<void>;
}

/** @throws ProblemError a sentence for the person who starts it. */
export async function startRelay(config: RelayConfig, log: Logger): Promise<Relay> {
  const fault = roleProblem(config);
  if (fault !== null) throw new ProblemError(fault);
  const dataDir = relayDir(config);
  // Not 0700: Postgres' own account has to pass through. What is secret in it is 0600.
  await mkdir(dataDir, { recursive: true, mode: 0o755 }).catch((error: Error) => {
    throw new ProblemError(problem('no-data-dir', `The folder ${dataDir} cannot be made: ${error.message}.`));
  });
  const secrets = await openSecrets(config);
  const schema = config.role === 'edge' ? 'await' : 'migrate';
  const database = await openDatabase(config.databaseUrl, dataDir, log, schema);
  try {
    return await run(config, secrets, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function run(config: RelayConfig, secrets: Secrets, database: Database, log: Logger): Promise<Relay> {
  /** Consoles and feeds, and all that follows from what they send: an edge leaves that to others. */
  const isIngest = config.role !== 'edge';
  const turns = new Turns();
  const metrics = new Metrics(() => views.size);
  shareFigures(metrics.registry);
  const kafka = kafkaOf(config, metrics);
  const bus = new Bus(config, database, { metrics, kafka, turns, log });
  const { stream } = bus;
  const store = new Store(database.pool, commitObserver(stream, metrics));
  const views = new Views(store, stream, turns, log);
  const crowd = new Crowd(metrics, config.maxFans);
  const presence = new LocalPresence();
  const live = new Live({ views, crowd, presence, turns, metrics });
  const graphql = new Graphql({ views, store, crowd, presence, log });
  const consoles = new Consoles(stream);
  bus.share(presence, consoles);
  const identity = { id: await store.identity(), name: hostname(), version: manifest.version };
  const reach = (match: string) => ({ seq: views.shown(match), fans: presence.fans(match) });
  const uplink = isIngest
    ? new Uplink(secrets.uplinkToken, { store, turns, metrics, log, identity, consoles, reach })
    : noUplink;
  const desk = new FeedDesk(store, turns, metrics, stream);
  const deliveries = new DeliveryQueue(database.pool, stream, metrics, log, isIngest);
  const privateToo = config.webhookNetworks === 'private';
  const webhooks = await openWebhooks({ pool: database.pool, queue: deliveries, views, turns, log, privateToo });
  const alerts = await openAlerts({ pool: database.pool, queue: deliveries, views, turns, log }, config, secrets);
  let isClosing = false;
  let feed: KafkaFeed | null = null;
  const app = await createServer({
    store,
    views,
    desk,
    takesLogs: isIngest,
    metrics,
    log,
    webhooks,
    live,
    presence,
    graphql,
    alerts,
    keys: new ApiKeys(new KeyStore(database.pool), secrets, log),
    publicUrl: config.publicUrl,
    isClosing: () => isClosing,
    fault: () => bus.fault ?? feed?.fault ?? null,
  });
  routeUpgrades(app, { [UPLINK_PATH]: uplink, [LIVE_PATH]: live, '/ws': live, [GRAPHQL_PATH]: graphql });
  await listen(app, config);
  bus.start(store, () => [...views.heads(), ...consoles.heads()]);
  if (isIngest && kafka !== null) feed = new KafkaFeed(kafka, { pool: database.pool, stream, views, log });
  const lease = isIngest
    ? new Lease({
        store,
        stream,
        log,
        owed: () => views.owed,
        consumers: () => deliveries.consumers,
        isAlone: database.isPrivate,
        takenOver: (matches) => metrics.takenOver.inc(matches),
      })
    : null;

  const close = async () => {
    isClosing = true;
    crowd.close();
    // Consoles first: what they send from now on another replica takes, and the fans here still hear of it.
    await uplink.close();
    await store.idle();
    await lease?.close();
    await Promise.all([live.close(config.drainSeconds * 1000), graphql.close()]);
    presence.close();
    await closeServer(app);
    await deliveries.close();
    webhooks.close();
    alerts.close();
    await feed?.close();
    await views.close();
    await bus.close();
    await database.close();
  };
  return { url: addressOf(app), close };
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
