import { writeSync } from 'node:fs';
import { destination, type Logger, pino } from 'pino';
import { helpText, readOptions } from '#shared/config/options.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { type RelayConfig, relayOptions, roleProblem } from './config.ts';
import { type Relay, startRelay } from './relay.ts';
import { announce, isWorker, Workers } from './workers.ts';

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
    relay = config.workers > 1 && !isWorker ? await startWorkers(config, log) : await startRelay(config, log);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    log.fatal({ code: error.problem.code }, error.message);
    process.exitCode = 1;
    return;
  }
  if (isWorker) announce(relay.url);
  else writeSync(1, `${JSON.stringify({ ready: 'relay', url: relay.url })}\n`);
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

/** @throws ProblemError when the settings do not fit, or a worker ends, which has said why itself. */
async function startWorkers(config: RelayConfig, log: Logger): Promise<Relay> {
  const fault = roleProblem(config);
  if (fault !== null) throw new ProblemError(fault);
  const workers = new Workers(argv, log);
  const url = await workers.start(config.workers);
  if (url === null) {
    await workers.close();
    throw new ProblemError(problem('no-start', 'A worker did not start.'));
  }
  return { url, close: () => workers.close() };
}
