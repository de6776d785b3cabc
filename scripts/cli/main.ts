import { helpText, type Option, readOptions, type Values } from '#shared/config/options.ts';
import { ProblemError } from '#shared/problem.ts';

type Options = Readonly<Record<string, Option<unknown>>>;

/**
 * Entry point of a command-line tool: settings by one schema, `--help`, one sentence on stderr for a fault.
 * Exit codes: what `run` returns; 1 for a `ProblemError`; 2 for bad settings.
 */
export async function main<O extends Options>(
  usage: string,
  options: O,
  run: (values: Values<O>, rest: readonly string[]) => Promise<number>,
): Promise<void> {
  // `score … | head`: whoever read our output has had enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const argv = process.argv.slice(2);
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(helpText(usage, options));
    return;
  }
  const settings = readOptions(options, argv, process.env);
  if (!settings.ok) {
    process.stderr.write(`${settings.problem.message}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    process.exitCode = await run(settings.values, settings.rest);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** One line of machine-readable output. */
export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
