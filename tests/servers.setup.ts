import { findKafka } from '../scripts/servers/kafka-jars.ts';
import { findNginx } from '../scripts/servers/nginx.ts';
import { findPostgres } from '../scripts/servers/postgres.ts';
import { findRedis } from '../scripts/servers/redis.ts';
import { CHROMIUM } from './browser.ts';
import { ELECTRON } from './electron.ts';
import { findProgram } from './support.ts';

/** Says which real servers and clients this machine has: what is missing is skipped, and nobody should have to guess. */
export default async function setup(): Promise<void> {
  const found = {
    'Postgres of npm': 'always',
    'Postgres of the machine': await findPostgres(),
    Redis: findRedis(),
    nginx: findNginx(),
    mosquitto_pub: findProgram('mosquitto_pub'),
    Chromium: CHROMIUM,
    Kafka: findKafka(),
    Electron: ELECTRON,
  };
  const lines = Object.entries(found).map(([name, what]) => `  ${name}: ${what ?? 'not found, its suite is skipped'}`);
  process.stdout.write(`Servers and clients for these suites:\n${lines.join('\n')}\n`);
}
