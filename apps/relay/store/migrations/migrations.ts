import { alerts } from './alerts.ts';
import { apiKeys } from './api-keys.ts';
import { consoleKeys } from './console-keys.ts';
import { deliveries } from './deliveries.ts';
import { handOver } from './hand-over.ts';
import { kafkaOutbox } from './kafka-outbox.ts';
import { kafkaSnapshots } from './kafka-snapshots.ts';
import { leases } from './leases.ts';
import { listLanguages } from './list-languages.ts';
import { log } from './log.ts';
import { matchSearch } from './match-search.ts';
import { offlineEvents } from './offline-events.ts';
import { receiptsByDay } from './receipts-by-day.ts';
import { refusedByMatch } from './refused-by-match.ts';
import { webhooks } from './webhooks.ts';

/**
 * The schema's steps, in order; one that has been released is never changed, a new one goes to the end. Every table that
 * belongs to matches is keyed by match and hash-partitioned by it, so that a cluster can spread matches over machines.
 * Times are UTC ms.
 */
export const migrations: readonly string[] = [
  log,
  handOver,
  consoleKeys,
  deliveries,
  apiKeys,
  webhooks,
  offlineEvents,
  matchSearch,
  alerts,
  leases,
  kafkaOutbox,
  refusedByMatch,
  receiptsByDay,
  listLanguages,
  kafkaSnapshots,
];
