import { join } from 'node:path';
import * as z from 'zod';
import { logLevelOption, port, switchValue, type Values } from '#shared/config/options.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { KafkaLogin } from './kafka/client.ts';

const secret = z
  .string()
  .min(16, 'it needs at least 16 characters')
  .regex(/^[\x21-\x7e]+$/, 'it has characters that a header cannot carry');

const broker = /^(\[[0-9a-f:.]+\]|[A-Za-z0-9._-]+):\d{1,5}$/;
const brokers = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((list) => list.every((one) => broker.test(one)), 'it is host:port, with commas between');
const login = z
  .string()
  .regex(/^(PLAIN|SCRAM-SHA-256|SCRAM-SHA-512):[^:]+:.+$/, 'it is MECHANISM:USER:PASSWORD')
  .transform((text) => {
    const [mechanism, username, ...password] = text.split(':');
    return KafkaLogin.parse({ mechanism, username, password: password.join(':') });
  });

/** The relay's settings; see `shared/config/options.ts` for how they are given. */
export const relayOptions = {
  relayPort: { env: 'RELAY_PORT', schema: port, fallback: '8080', help: 'port for fans, integrators and consoles' },
  relayHost: {
    env: 'RELAY_HOST',
    schema: z.string().min(1).max(255),
    fallback: '0.0.0.0',
    help: 'address to listen on',
  },
  dataDir: {
    env: 'DATA_DIR',
    schema: z.string().min(1),
    fallback: './data',
    help: "folder of the data; the relay's is relay/ in it",
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    schema: z.url({ protocol: /^postgres(ql)?$/, error: 'not a postgres:// address' }).optional(),
    help: 'a Postgres of yours; without it the relay runs a private one in DATA_DIR',
  },
  role: {
    env: 'ROLE',
    schema: z.enum(['all', 'ingest', 'edge'], { error: 'it is all, ingest or edge' }),
    fallback: 'all',
    help: 'what this replica does: ingest takes logs from consoles and feeds, edge serves fans, all does both',
  },
  redisUrl: {
    env: 'REDIS_URL',
    schema: z.url({ protocol: /^rediss?$/, error: 'not a redis:// address' }).optional(),
    help: 'a Redis through which several replicas tell each other what happens at once',
  },
  drainSeconds: {
    env: 'DRAIN_SECONDS',
    schema: z.coerce.number<string>().int('not a whole number').min(0).max(600),
    fallback: '0',
    help: 'how long a planned stop takes: /readyz says so from its beginning, fans are sent away bit by bit',
  },
  workers: {
    env: 'WORKERS',
    schema: z.coerce.number<string>().int('not a whole number').min(1).max(256),
    fallback: '1',
    help: 'processes behind this port, one for each core; for ROLE=edge',
  },
  maxFans: {
    env: 'MAX_FANS',
    schema: z.coerce.number<string>().int('not a whole number').min(1).max(1_000_000),
    fallback: '20000',
    help: 'fans that may be connected to this process; count 12 kB of memory and an open file for each',
  },
  kafkaBrokers: {
    env: 'KAFKA_BROKERS',
    schema: brokers.optional(),
    help: 'host:port, with commas between: a Kafka that gets every event (topics match_scores, match_snapshots)',
  },
  kafkaPartitions: {
    env: 'KAFKA_PARTITIONS',
    schema: z.coerce.number<string>().int('not a whole number').min(1).max(10_000),
    fallback: '12',
    help: 'partitions of the topics, if they have to be made',
  },
  kafkaTls: {
    env: 'KAFKA_TLS',
    schema: switchValue,
    fallback: 'false',
    isSwitch: true as const,
    help: 'talks to Kafka by TLS; a CA of yours goes into NODE_EXTRA_CA_CERTS',
  },
  kafkaLogin: {
    env: 'KAFKA_LOGIN',
    schema: login.optional(),
    help: 'MECHANISM:USER:PASSWORD for Kafka; the mechanism is PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512',
  },
  uplinkToken: {
    env: 'UPLINK_TOKEN',
    schema: secret.optional(),
    help: 'what consoles must know; made at first start if not set (DATA_DIR/relay/secrets.json)',
  },
  feedKey: {
    env: 'FEED_KEY',
    schema: secret.optional(),
    help: 'what API feeds must know; made at first start if not set (DATA_DIR/relay/secrets.json)',
  },
  adminKey: {
    env: 'ADMIN_KEY',
    schema: secret.optional(),
    help: 'API key that may do everything; made at first start if not set (DATA_DIR/relay/secrets.json)',
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    schema: z.url({ protocol: /^https?$/, error: 'not an http:// or https:// address' }).optional(),
    help: 'address under which the world knows this relay, for the API document',
  },
  vapidPrivateKey: {
    env: 'VAPID_PRIVATE_KEY',
    schema: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/, 'it is a P-256 private key, 32 bytes in base64url')
      .optional(),
    help: 'signs Web Push messages, the same in all replicas; made at first start if not set (DATA_DIR/relay/secrets.json)',
  },
  vapidSubject: {
    env: 'VAPID_SUBJECT',
    schema: z.url({ protocol: /^(https|mailto)$/, error: 'it is a mailto: or https:// address' }).optional(),
    help: 'whom a push service may turn to (RFC 8292); PUBLIC_URL if not set',
  },
  fcmServiceAccount: {
    env: 'FCM_SERVICE_ACCOUNT',
    schema: z.string().min(1).optional(),
    help: "path of a Firebase service account's JSON, for alerts to apps; without it alerts go to browsers only",
  },
  fcmUrl: {
    env: 'FCM_URL',
    schema: z.url({ protocol: /^https?$/, error: 'not an http:// or https:// address' }),
    fallback: 'https://fcm.googleapis.com',
    help: "address of FCM's API",
  },
  webhookNetworks: {
    env: 'WEBHOOK_NETWORKS',
    schema: z.enum(['public', 'private'], { error: 'it is public or private' }),
    fallback: 'public',
    help: 'where webhooks and push messages may lead: to https:// on the internet, or (private) into your own networks too',
  },
  logLevel: logLevelOption,
} as const;

export type RelayConfig = Values<typeof relayOptions>;

/** What is missing for the role, in one sentence; null when all is there. */
export function roleProblem({ role, databaseUrl, workers }: RelayConfig): Problem | null {
  if (role !== 'edge' && workers > 1) {
    return problem('bad-setting', `WORKERS=${workers} (--workers) goes with ROLE=edge: only edges come in numbers.`);
  }
  if (role === 'all' || databaseUrl !== undefined) return null;
  const message = `ROLE=${role} shares a database with other replicas: set DATABASE_URL (--database-url) to a Postgres that all of them reach.`;
  return problem('no-shared-database', message);
}

/** Where the relay keeps its own files. */
export function relayDir(config: RelayConfig): string {
  return join(config.dataDir, 'relay');
}
