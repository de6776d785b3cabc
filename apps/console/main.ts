import pino from 'pino';
import { helpText, readOptions } from '#shared/config/options.ts';
import { ProblemError } from '#shared/problem.ts';
import { consoleDir, consoleOptions } from './config.ts';
import { restore } from './core/backup/restore.ts';
import { type Core, startCore } from './core/core.ts';

const USAGE = 'npm run console: the scoring console (any browser is its user interface)';

const RESTORE = 'npm run console -- --restore FILE: puts a backup of the journal in place of the journal, and ends';
const argv = process.argv.slice(2);
if (argv.includes('--help')) {
  process.stdout.write(helpText(`${USAGE}\n${RESTORE}`, consoleOptions));
} else {
  const { backup, rest } = takeRestore(argv);
  const options = readOptions(consoleOptions, rest, process.env);
  if (!options.ok) {
    process.stderr.write(`${options.problem.message}\n`);
    process.exitCode = 2;
  } else if (options.rest.length > 0) {
    process.stderr.write(`"${options.rest[0]}" is no setting; --help lists them.\n`);
    process.exitCode = 2;
  } else if (backup !== null) {
    const restored = restore(backup, consoleDir(options.values), Date.now());
    if (restored.ok) process.stdout.write(`${restored.value}\n`);
    else process.stderr.write(`${restored.problem.message}\n`);
    process.exitCode = restored.ok ? 0 : 1;
  } else {
    await run(options.values);
  }
}

async function run(config: Parameters<typeof startCore>[0]): Promise<void> {
  // stdout has the ready line and nothing else.
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  // Rejections that nobody handles come here too. A supervisor starts it anew; the log says why it had to.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'The console fails; what it acknowledged is in the journal.');
    process.exit(1);
  });
  let core: Core;
  try {
    core = await startCore(config, log);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    core.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'The console did not stop cleanly.');
        process.exit(1);
      },
    );
  };
  // `on`: a Ctrl-C under npm arrives twice, from the terminal and passed on. `disconnect`: who started us is gone.
  for (const event of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(event, stop);
  process.on('disconnect', stop);
  const ready = {
    ready: 'console',
    url: `http://${reachable(config.consoleHost)}:${core.httpPort}`,
    mqtt: `mqtt://${reachable(config.mqttHost)}:${core.mqttPort}`,
    ...(core.mqttsPort !== null && { mqtts: `mqtts://${reachable(config.mqttHost)}:${core.mqttsPort}` }),
    pairingCode: core.pairingCode,
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

/** A flag, no setting: in the environment it would restore at every start. */
function takeRestore(args: readonly string[]): { readonly backup: string | null; readonly rest: readonly string[] } {
  const at = args.findIndex((argument) => argument === '--restore' || argument.startsWith('--restore='));
  const given = args[at];
  if (given === undefined) return { backup: null, rest: args };
  const isInline = given.startsWith('--restore=');
  const backup = isInline ? given.slice('--restore='.length) : (args[at + 1] ?? '');
  return { backup, rest: args.toSpliced(at, isInline ? 1 : 2) };
}

/** An address that this machine's own programs can use. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
