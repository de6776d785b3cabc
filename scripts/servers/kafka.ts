import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ProblemError } from '#shared/problem.ts';
import { openFolder } from '../cli/machine.ts';
import { kafkaJars } from './kafka-jars.ts';
import { answers, freePort, ServerProcess } from './process.ts';

/** Two seconds on an idle machine. */
const PATIENCE_MS = 120_000;
/** A small heap, and no second compiler: a broker for tests lives for minutes. */
const JAVA = [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

/** A real Apache Kafka of its own: one node, broker and controller (KRaft), on this machine only. */
export interface KafkaServer {
  /** What `KAFKA_BROKERS` names. */
  readonly brokers: string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Again on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** Why no Kafka can be started here; null when one can. Fetches it the first time. */
export async function whyNoKafka(): Promise<string | null> {
  try {
    await kafkaJars();
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
}

/** @throws ProblemError `no-server` with the reason */
export async function startKafka(): Promise<KafkaServer> {
  const jars = await kafkaJars();
  const folder = await openFolder('scorewire-kafka-');
  const port = await freePort();
  const settings = join(folder, 'server.properties');
  await writeFile(settings, properties(port, await freePort(), join(folder, 'data')));
  const java = [...JAVA, '-cp', join(jars, '*')];
  const id = randomBytes(16).toString('base64url');
  const format = ['kafka.tools.StorageTool', 'format', '--cluster-id', id, '--config', settings];
  await promisify(execFile)('java', [...java, ...format]);
  const server = new ServerProcess({
    name: 'Kafka',
    command: 'java',
    args: [...java, 'kafka.Kafka', settings],
    patienceMs: PATIENCE_MS,
    isReady: () => answers(port),
  });
  await server.start();
  return {
    brokers: `127.0.0.1:${port}`,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    async close() {
      // Nobody needs its data any more, so that it need not put it in order.
      await server.end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function properties(port: number, controllerPort: number, data: string): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `BROKER://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `BROKER://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'BROKER',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // Tests start their consumers one by one; waiting for more of them is no use.
    'group.initial.rebalance.delay.ms': 0,
    // After a kill -9 the controller waits until it misses the broker that was, before it takes the new one.
    'broker.session.timeout.ms': 2000,
    'broker.heartbeat.interval.ms': 500,
    // A test kills a consumer and waits until it is missed.
    'group.min.session.timeout.ms': 1000,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
