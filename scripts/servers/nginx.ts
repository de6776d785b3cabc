import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError, problem } from '#shared/problem.ts';
import { findProgram, openFolder } from '../cli/machine.ts';
import { answers, freePort, ServerProcess } from './process.ts';

const DEPLOYED = join(import.meta.dirname, '../../deploy/nginx');

/** A real nginx of its own with the deployed configuration. */
export interface NginxServer {
  readonly url: string;
  /** kill -9, its workers too. */
  kill(): Promise<void>;
  /** Again on the same port and cache. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The replicas behind it, as `host:port`. */
interface Replicas {
  readonly edges: readonly string[];
  readonly ingest: readonly string[];
}

/** Path of the machine's nginx; null when it has none. */
export function findNginx(): string | null {
  return findProgram('nginx');
}

/** @throws ProblemError `no-server` with the reason */
export async function startNginx(replicas: Replicas): Promise<NginxServer> {
  const command = findNginx();
  if (command === null) throw new ProblemError(problem('no-server', 'There is no nginx in PATH.'));
  const folder = await openFolder('scorewire-nginx-');
  const port = await freePort();
  await configure(folder, port, replicas);
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'];
  const server = new ServerProcess({ name: 'nginx', command, args, isReady: () => answers(port) });
  await server.start();
  return {
    url: `http://127.0.0.1:${port}`,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    async close() {
      await server.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The files as they are deployed; only places and addresses are other ones. */
async function configure(folder: string, port: number, { edges, ingest }: Replicas): Promise<void> {
  await mkdir(join(folder, 'cache'));
  const main = await readFile(join(DEPLOYED, 'nginx.conf'), 'utf8');
  const places: readonly (readonly [string, string])[] = [
    ['pid /run/nginx.pid;', `pid ${join(folder, 'nginx.pid')};`],
    ['proxy_cache_path /var/cache/nginx/scorewire ', `proxy_cache_path ${join(folder, 'cache')} `],
    ['listen 8080;', `listen 127.0.0.1:${port};`],
  ];
  await writeFile(join(folder, 'nginx.conf'), places.reduce(put, main));
  const upstreams = await readFile(join(DEPLOYED, 'upstreams.conf'), 'utf8');
  await writeFile(join(folder, 'upstreams.conf'), withServers(withServers(upstreams, 'edge', edges), 'ingest', ingest));
}

function put(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`nginx.conf has no "${from}" any more`);
  return text.replace(from, to);
}

/** The lines `server edge-1:8080 …` become one for each address. */
function withServers(text: string, role: string, addresses: readonly string[]): string {
  const lines = new RegExp(`( *server )${role}-\\d+:8080( [^\\n]*\\n)(?: *server ${role}-[^\\n]*\\n)*`);
  if (!lines.test(text)) throw new Error(`upstreams.conf has no servers ${role}-1 any more`);
  return text.replace(lines, (_, before: string, after: string) =>
    addresses.map((address) => `${before}${address}${after}`).join(''),
  );
}
