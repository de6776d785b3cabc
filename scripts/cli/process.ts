import { type ChildProcess, spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { parseJson } from '#shared/json/json.ts';
import { ProblemError, problem } from '#shared/problem.ts';

/** What a server says on stdout once it is ready for others. */
export const RelayReady = z.looseObject({ ready: z.literal('relay'), url: z.string() });
export const ConsoleReady = z.looseObject({
  ready: z.literal('console'),
  url: z.string(),
  mqtt: z.string(),
  pairingCode: z.string(),
});
export const DemoReady = z.looseObject({ ready: z.literal('demo') });

export interface Running<R> {
  readonly child: ChildProcess;
  readonly ready: R;
  /** Settles when the process has ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts one of our servers and waits for its ready line; its log (stderr) goes to `onLog`. */
export async function launch<R>(
  script: string,
  env: Readonly<Record<string, string>>,
  schema: z.ZodType<R>,
  onLog: (line: string) => void,
): Promise<Running<R>> {
  // A group of its own: a Ctrl-C in the terminal reaches us alone, and we stop the servers in order.
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    // The channel carries nothing: when we are gone it closes, and a server that hears that stops in good order.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const tail: string[] = [];
  if (child.stderr === null) throw new Error('The child has no stderr.');
  createInterface({ input: child.stderr }).on('line', (line) => {
    tail.push(line);
    if (tail.length > 20) tail.shift();
    onLog(line);
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  const ready = await Promise.race([readyLine(child, schema), ended.then(() => null)]);
  if (ready === null)
    throw new ProblemError(problem('no-start', `The ${basename(dirname(script))} did not start:\n${readable(tail)}`));
  return { child, ready, ended };
}

export async function stop(running: Running<unknown>, patienceMs = 15_000): Promise<void> {
  running.child.kill('SIGTERM');
  const timer = setTimeout(() => running.child.kill('SIGKILL'), patienceMs);
  await running.ended;
  clearTimeout(timer);
}

async function readyLine<R>(child: ChildProcess, schema: z.ZodType<R>): Promise<R | null> {
  if (child.stdout === null) return null;
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const json = parseJson(line);
    const parsed = schema.safeParse(json.ok ? json.value : null);
    if (!parsed.success) continue;
    // Anything printed later is of no interest, but an unread pipe would block the child.
    child.stdout.resume();
    return parsed.data;
  }
  return null;
}

/** Log lines are JSON; people want the sentences. */
function readable(lines: readonly string[]): string {
  return lines
    .map((line) => {
      const json = parseJson(line);
      const parsed = z.object({ msg: z.string() }).safeParse(json.ok ? json.value : null);
      return `  ${parsed.success ? parsed.data.msg : line}`;
    })
    .join('\n');
}
