import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { consoleOptions } from '#console/config.ts';
import { relayOptions } from '#relay/config.ts';
import { openSecrets } from '#relay/secrets.ts';
import { switchValue } from '#shared/config/options.ts';
import { ensureBuilt } from './cli/built.ts';
import { main } from './cli/main.ts';
import { ConsoleReady, DemoReady, RelayReady } from './cli/process.ts';
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

await main('npm start: a relay, a console and a demo match on this machine', options, async (set) => {
  await ensureBuilt();
  const logs = join(set.dataDir, 'log');
  await mkdir(logs, { recursive: true });
  const ended = Promise.withResolvers<number>();
  // `on`, not `once`: a Ctrl-C reaches us twice, from the terminal and passed on by npm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ended.resolve(0));
  const giveUp = (name: string) => {
    process.stderr.write(`The ${name} keeps failing; its log is in ${logs}.\n`);
    ended.resolve(1);
  };
  const running: { stop(): Promise<void> }[] = [];
  const start = async <R>(name: keyof typeof scripts, ready: z.ZodType<R>, env: Readonly<Record<string, string>>) => {
    const onLog = appendTo(join(logs, `${name}.log`));
    const server = await Supervised.start(
      { name, script: scripts[name], env: { ...environment(set), ...env }, ready, onLog },
      giveUp,
    );
    running.push(server);
    return server;
  };

  try {
    const relay = await start('relay', RelayReady, {});
    const { uplinkToken } = await openSecrets(set);
    const relayUrl = local(relay.ready.url);
    const desk = await start('console', ConsoleReady, { RELAY_URL: relayUrl, RELAY_TOKEN: uplinkToken });
    process.stdout.write(banner(relayUrl, desk.ready, logs));
    if (set.demo) {
      const { url, mqtt, pairingCode } = desk.ready;
      await start('demo', DemoReady, { CONSOLE_URL: local(url), MQTT_URL: local(mqtt), PAIRING_CODE: pairingCode });
    }
    return await ended.promise;
  } finally {
    // The relay last: what the console is still sending, it can still take.
    for (const server of running.toReversed()) await server.stop();
  }
});

/** Every setting as the variable it is, for the servers, which read their settings by themselves. */
function environment(set: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(options).filter(([key]) => set[key] !== undefined);
  return Object.fromEntries(given.map(([key, option]) => [option.env, String(set[key])]));
}

function appendTo(file: string): (line: string) => void {
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 });
  return (line) => stream.write(`${line}\n`);
}

/** Servers say where they listen (0.0.0.0); people and the demo go to this machine. */
function local(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//localhost:${url.port}`;
}

function banner(relayUrl: string, desk: z.infer<typeof ConsoleReady>, logs: string): string {
  return `
Scorewire is running.

  Fans          ${relayUrl}
  Console       ${local(desk.url)}/?code=${desk.pairingCode}
  API docs      ${relayUrl}/docs
  MQTT          ${local(desk.mqtt)}
  Pairing code  ${desk.pairingCode}   (for the console, and for scorers' devices)

Ctrl-C stops it. Logs are in ${logs}.
`;
}
