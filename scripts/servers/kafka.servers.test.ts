import { Admin, Consumer, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka';
import { expect, it } from 'vitest';
import { startKafka, whyNoKafka } from './kafka.ts';

const why = await whyNoKafka();

it.skipIf(why !== null)(
  `a broker that is killed has kept what it acknowledged (${why ?? 'Kafka is here'})`,
  async () => {
    const startedAt = Date.now();
    const kafka = await startKafka();
    const startMs = Date.now() - startedAt;
    const client = { clientId: 'test', bootstrapBrokers: [kafka.brokers] };
    const admin = new Admin(client);
    await admin.createTopics({ topics: ['words'], partitions: 1, replicas: 1 });
    await admin.close();
    const producer = new Producer({ ...client, serializers: stringSerializers, idempotent: true });
    const words = ['one', 'two', 'three'];
    await producer.send({ messages: words.map((value) => ({ topic: 'words', key: 'k', value })), acks: -1 });
    await producer.close();

    const killedAt = Date.now();
    await kafka.kill();
    await kafka.start();
    const restartMs = Date.now() - killedAt;
    const consumer = new Consumer({ ...client, groupId: 'test', deserializers: stringDeserializers });
    const heard: (string | undefined)[] = [];
    for await (const message of await consumer.consume({ topics: ['words'], mode: 'earliest', autocommit: false })) {
      heard.push(message.value);
      if (heard.length === words.length) break;
    }
    await consumer.close(true);
    await kafka.close();
    expect(heard).toEqual(words);
    process.stdout.write(
      `${JSON.stringify({ test: 'kafka-server', start_ms: startMs, kill_restart_ms: restartMs })}\n`,
    );
  },
);
