import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { consoleOptions } from '#console/config.ts';
import { relayOptions } from '#relay/config.ts';
import { switchValue } from '#shared/config/options.ts';
import { ensureBuilt } from './cli/built.ts';
import { main } from './cli/main.ts';
import { ConsoleReady, RelayReady } from './cli/process.ts';
import { Supervised } from './cli/supervisor.ts';

const options = {
  ...relayOptions,
  ...consoleOptions,
  demo: {
    env: 'DEMO',
    schema: switchValue,
    fallback: 'true',
    help: 'a demo match that keeps being scored; --no-demo starts empty',
    isSwitch: true as const,
  },
};

const scripts = {
  relay: join(import.meta.dirname, '../apps/relay/main.ts'),
  console: join(import.meta.dirname, '../apps/console/main.ts'),
  demo: join(import.meta.dirname, 'demo/main.ts'),
};

await main('npm start: relay and console on this machine', options, async (set, _rest) => {
  await ensureBuilt();
  const logs = join(set.dataDir, 'log');
  await mkdir(logs, { recursive: true });
  const logTo = (name: string) => {
    const file = createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
    return (line: string) => file.write(`${line}\n`);
  };
  const running: { stop(): Promise<void> }[] = [];
  const ended = Promise.withResolvers<number>();
  const giveUp = (name: string) => {
    process.stderr.write(`The ${name} keeps failing; its log is in ${logs}.\n`);
    ended.resolve(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ended.resolve(0));

  const stopAll = async () => {
    // The console first: what it is still sending, the relay can still take.
    for (const one of running.toReversed()) await one.stop();
  };
  try {
    const token = set.uplinkToken ?? randomBytes(24).toString('base64url');
    const relay = await Supervised.start(
      {
        name: 'relay',
        script: scripts.relay,
        env: { ...settings(set), UPLINK_TOKEN: token },
        ready: RelayReady,
        onLog: logTo('relay'),
      },
      giveUp,
    );
    running.push(relay);
    const desk = await Supervised.start(
      {
        name: 'console',
        script: scripts.console,
        env: { ...settings(set), RELAY_URL: relay.ready.url, RELAY_TOKEN: token },
        ready: ConsoleReady,
        onLog: logTo('console'),
      },
      giveUp,
    );
    running.push(desk);
    banner(relay.ready.url, desk.ready, logs);
    return await ended.promise;
  } finally {
    await stopAll();
  }
});
