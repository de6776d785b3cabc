import { Admin } from '@platformatic/kafka';
import { SCORES_TOPIC, SNAPSHOTS_TOPIC } from '#shared/wire/kafka.ts';
import { clientOptions, isKafkaError, type KafkaAddress } from './client.ts';

/**
 * Makes the topics that are not there yet, with the brokers' own number of replicas; one that is there stays as it is.
 * More partitions later would tear matches apart: a key then goes elsewhere.
 */
export async function openTopics(address: KafkaAddress): Promise<void> {
  const admin = new Admin(clientOptions(address, 'topics'));
  try {
    // Kept for ever: all views can be built again from it.
    await create(admin, SCORES_TOPIC, address.partitions, [
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: '-1' },
      { name: 'retention.bytes', value: '-1' },
    ]);
    await create(admin, SNAPSHOTS_TOPIC, address.partitions, [{ name: 'cleanup.policy', value: 'compact' }]);
  } finally {
    await admin.close();
  }
}

async function create(
  admin: Admin,
  topic: string,
  partitions: number,
  configs: { name: string; value: string }[],
): Promise<void> {
  try {
    await admin.createTopics({ topics: [topic], partitions, replicas: -1, configs });
  } catch (error) {
    if (!isKafkaError(error, 'TOPIC_ALREADY_EXISTS')) throw error;
  }
}
