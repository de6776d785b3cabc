import { writeSync } from 'node:fs';
import { destination, pino } from 'pino';
import { helpText, readOptions } from '#shared/config/options.ts';
import { ProblemError } from '#shared/problem.ts';
import { relayOptions } from './config.ts';
import { type Relay, startRelay } from './relay.ts';

/** Longer than this, and than fans are given, a goodbye does not take, in ms; what is stored is stored. */
const PATIENCE_MS = 20_000;

// Postgres' own account has to pass through what root makes for it. What is secret is made 0600 by name.
process.umask(0o022);

const argv = process.argv.slice(2);
const settings = readOptions(relayOptions, argv, process.env);
if (argv.includes('--help') || argv.includes('-h')) {
  process.stdout.write(
    helpText('npm run relay: takes logs from consoles and feeds, serves fans and integrators', relayOptions),
  );
} else if (!settings.ok) {
  process.stderr.write(`${settings.problem.message}\n`);
  process.exitCode = 2;
} else {
  await serve(settings.values);
}

async function serve(config: Parameters<typeof startRelay>[0]): Promise<void> {
  // Logs go to stderr at once: what a crash leaves behind must be complete.
  const log = pino({ level: config.logLevel, base: { app: 'relay' } }, destination({ fd: 2, sync: true }));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the relay fails; what it acknowledged is stored');
    process.exit(1);
  });
  // From the first moment on, so that no Postgres is left behind by an impatient Ctrl-C.
  const reason = new Promise<string>((resolve) => {
    // `on`: a Ctrl-C under npm arrives twice, from the terminal and passed on. `disconnect`: who started us is gone.
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, resolve);
    process.on('disconnect', () => resolve('disconnect'));
    // Listening must not keep the process alive.
    process.channel?.unref();
  });
  let relay: Relay;
  try {
    relay = await startRelay(config, log);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    log.fatal({ code: error.problem.code }, error.message);
    process.exitCode = 1;
    return;
  }
  writeSync(1, `${JSON.stringify({ ready: 'relay', url: relay.url })}\n`);
  log.info({ url: relay.url, reason: await reason }, 'shutting down');
  setTimeout(
    () => {
      log.error('the goodbye takes too long; leaving');
      process.exit(1);
    },
    config.drainSeconds * 1000 + PATIENCE_MS,
  ).unref();
  await relay.close();
}
