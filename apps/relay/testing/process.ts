import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { FEED_KEY, UPLINK_TOKEN } from './relay.ts';

const MAIN = join(import.meta.dirname, '../main.ts');
const Ready = z.object({ ready: z.literal('relay'), url: z.string() });

interface Options {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly account?: { readonly uid: number; readonly gid: number };
}

/** What a relay that ends by itself has left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function launch({ env = {}, args = [], account }: Options): ChildProcess & { stdout: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [MAIN, ...args], {
    ...account,
    env: { PATH: process.env.PATH, RELAY_HOST: '127.0.0.1', RELAY_PORT: '0', UPLINK_TOKEN, FEED_KEY, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return child;
}

/** Runs a relay that is not expected to last. */
export async function runRelay(options: Options): Promise<Ended> {
  const child = launch(options);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** A relay as a process of its own. */
export class RelayProcess {
  readonly url: string;
  readonly ws: string;
  readonly log: readonly string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, log: readonly string[]) {
    this.#child = child;
    this.url = url;
    this.ws = url.replace('http', 'ws');
    this.log = log;
  }

  static async start(options: Options): Promise<RelayProcess> {
    const child = launch(options);
    const log: string[] = [];
    if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
    const line = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', (code) => reject(new Error(`the relay ended with ${code}: ${log.join('\n')}`)));
    });
    return new RelayProcess(child, Ready.parse(JSON.parse(line)).url, log);
  }

  /** @returns the exit code; null after SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    return new Promise((resolve) => {
      this.#child.removeAllListeners('exit');
      this.#child.once('exit', resolve);
      this.#child.kill(signal);
    });
  }
}
