import { rm } from 'node:fs/promises';
import { ProblemError, problem } from '#shared/problem.ts';
import { findProgram, openFolder } from '../cli/machine.ts';
import { answers, freePort, ServerProcess } from './process.ts';

/** A real Redis of its own, on this machine only. */
export interface RedisServer {
  readonly url: string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Again on the same port and folder. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** Path of the machine's Redis; null when it has none. */
export function findRedis(): string | null {
  return findProgram('redis-server');
}

/** @throws ProblemError `no-server` with the reason */
export async function startRedis(): Promise<RedisServer> {
  const command = findRedis();
  if (command === null) throw new ProblemError(problem('no-server', 'There is no redis-server in PATH.'));
  const folder = await openFolder('scorewire-redis-');
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = new ServerProcess({
    name: 'Redis',
    command,
    args,
    isReady: () => answers(port, 'PING\r\n', '+PONG'),
  });
  await server.start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    async close() {
      await server.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
