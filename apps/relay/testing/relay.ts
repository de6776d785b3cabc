import { rmSync } from 'node:fs';
import { pino } from 'pino';
import { readOptions } from '#shared/config/options.ts';
import { type RelayConfig, relayOptions } from '../config.ts';
import { startRelay } from '../relay.ts';
import { openFolder } from './postgres.ts';

export const UPLINK_TOKEN = 'uplink-token-of-the-tests';
export const FEED_KEY = 'feed-key-of-the-tests';
export const ADMIN_KEY = 'admin-key-of-the-tests';

export interface TestRelay {
  readonly url: string;
  readonly ws: string;
  close(): Promise<void>;
}

export function testConfig(dataDir: string, env: Readonly<Record<string, string>> = {}): RelayConfig {
  const settings = readOptions(relayOptions, [], {
    DATA_DIR: dataDir,
    RELAY_PORT: '0',
    RELAY_HOST: '127.0.0.1',
    UPLINK_TOKEN,
    FEED_KEY,
    ADMIN_KEY,
    ...env,
  });
  if (!settings.ok) throw new Error(settings.problem.message);
  return settings.values;
}

/** A whole relay in this process, with a private Postgres that is gone after the test file. */
export async function testRelay(): Promise<TestRelay> {
  const folder = openFolder();
  const relay = await startRelay(testConfig(folder), pino({ level: process.env.TEST_LOG ?? 'silent' }));
  return {
    url: relay.url,
    ws: relay.url.replace('http', 'ws'),
    async close() {
      await relay.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
