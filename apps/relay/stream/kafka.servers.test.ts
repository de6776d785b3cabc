import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, describe } from 'vitest';
import { type KafkaServer, startKafka, whyNoKafka } from '../../../scripts/servers/kafka.ts';
import type { KafkaAddress } from '../kafka/client.ts';
import { KafkaMetrics } from '../kafka/metrics.ts';
import { Outbox } from '../kafka/outbox.ts';
import { Turns } from '../turns.ts';
import { streamContract } from './contract.ts';
import { KafkaStream } from './kafka.ts';
import { LocalStream } from './local.ts';

const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
const PARTITIONS = 4;
const turns = new Turns();

const why = await whyNoKafka();
if (why !== null) process.stdout.write(`KafkaStream is not tried: ${why}\n`);
const kafka: KafkaServer | null = why === null ? await startKafka() : null;

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; !holds(); await sleep(5)) {
    if (Date.now() > deadline) throw new Error(`not within 60 s: ${what}`);
  }
}

describe.skipIf(kafka === null)('over a real Kafka', () => {
  afterAll(() => kafka?.close());

  streamContract('KafkaStream', async ({ pool }) => {
    if (kafka === null) throw new Error('skipped');
    const address: KafkaAddress = { brokers: [kafka.brokers], tls: false, login: null, partitions: PARTITIONS };
    return {
      async join() {
        const metrics = new KafkaMetrics(new Registry());
        const stream = new KafkaStream(address, { local: new LocalStream(log), turns, metrics, log });
        stream.start(() => undefined);
        const outbox = new Outbox(pool, stream, address, metrics, log);
        await until('listening', () => stream.isListening);
        return {
          stream,
          async leave() {
            await outbox.close();
            await stream.close();
          },
        };
      },
      async crash() {
        await kafka.kill();
        await sleep(100);
        await kafka.start();
      },
      close: async () => {},
    };
  });
});
