import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { openFolder } from '../scripts/cli/machine.ts';
import { Stack } from '../scripts/cli/stack.ts';

export { findProgram, openFolder } from '../scripts/cli/machine.ts';

export const ROOT = join(import.meta.dirname, '..');
/** Real matches, beside the repository on machines that have them. */
export const CORPUS = join(ROOT, '../shared/data');

export async function withStack(
  use: (stack: Stack) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const dataDir = await openFolder('scorewire-test-');
  const stack = new Stack(dataDir, { LOG_LEVEL: 'warn', ...env });
  try {
    await use(stack);
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Tool {
  readonly finished: Promise<Finished>;
  /** What it has printed so far. */
  lines(): string[];
  kill(signal: NodeJS.Signals): void;
  /** As a Ctrl-C in its terminal: the whole process group gets a SIGINT. */
  interrupt(): void;
}

/** One of the command-line tools as its users start it. */
export function tool(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Tool {
  return run(process.execPath, [join(ROOT, 'scripts', script), ...args], env);
}

/** @param detached gives it a process group of its own, as a terminal does: for `interrupt`. */
export function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  detached = false,
): Tool {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    finished,
    lines: () => stdout.split('\n').filter((line) => line !== ''),
    kill: (signal) => child.kill(signal),
    interrupt: () => process.kill(-(child.pid ?? Number.NaN), 'SIGINT'),
  };
}

export async function eventually<T>(
  what: string,
  look: () => Promise<T | null> | T | null,
  patienceMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not within ${patienceMs / 1000} s: ${what}`);
}

export async function getJson<T>(url: string, schema: z.ZodType<T>): Promise<T | null> {
  const response = await fetch(url).catch(() => null);
  return response?.ok ? schema.parse(await response.json()) : null;
}
