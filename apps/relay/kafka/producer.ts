import { compatibilityPartitioner, ProduceAcks, Producer, stringSerializers } from '@platformatic/kafka';
import { KAFKA_SCHEMA, SCHEMA_HEADER } from '#shared/wire/kafka.ts';
import { clientOptions, type KafkaAddress } from './client.ts';
import { openTopics } from './topics.ts';

export interface Keyed {
  /** The match. */
  readonly key: string;
  readonly value: string;
}

/**
 * Writes records to one topic, one request at a time, so that nothing overtakes anything. All replicas have a record
 * before it counts (acks=all), and a request that is repeated inside the client counts once (idempotent).
 */
export class TopicProducer {
  readonly #address: KafkaAddress;
  readonly #topic: string;
  readonly #producer: Producer<string, string, string, string>;
  #isOpen = false;

  constructor(address: KafkaAddress, topic: string) {
    this.#address = address;
    this.#topic = topic;
    this.#producer = new Producer({
      ...clientOptions(address, 'producer'),
      serializers: stringSerializers,
      idempotent: true,
      acks: ProduceAcks.ALL,
      // As Java's clients do it: whoever else writes or joins by key agrees with us.
      partitioner: compatibilityPartitioner,
    });
  }

  /** Settles when the topic is there; at once when it was. */
  async open(): Promise<void> {
    if (this.#isOpen) return;
    await openTopics(this.#address);
    this.#isOpen = true;
  }

  /** Settles when Kafka has them all; after a rejection it may have any of them. */
  async send(records: readonly Keyed[]): Promise<void> {
    await this.open();
    const headers = { [SCHEMA_HEADER]: KAFKA_SCHEMA };
    try {
      await this.#producer.send({ messages: records.map((record) => ({ ...record, topic: this.#topic, headers })) });
    } catch (error) {
      // A cluster that was set up anew in the meantime has no topics.
      this.#isOpen = false;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#producer.close();
  }
}
