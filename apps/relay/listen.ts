import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { ProblemError, problem } from '#shared/problem.ts';
import type { RelayConfig } from './config.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

/** While the server closes, connections that have had their answer are closed at this pace, ms; all of them in the end. */
const SWEEP_MS = 50;
const PATIENCE_MS = 5000;

export interface Upgrade {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** One place decides which WebSocket an upgrade is for. */
export function routeUpgrades(app: FastifyInstance, upgrades: Readonly<Record<string, Upgrade>>): void {
  const byPath = new Map(Object.entries(upgrades));
  app.server.on('upgrade', (request, socket, head) => {
    const target = byPath.get(request.url?.split('?')[0] ?? '');
    if (target === undefined) refuseUpgrade(socket, 404, 'There is no WebSocket here.');
    else target.upgrade(request, socket, head);
  });
}

/** @throws ProblemError `no-port` */
export async function listen(app: FastifyInstance, { relayHost: host, relayPort: port }: RelayConfig): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why = error instanceof Error ? error.message : String(error);
    const message =
      code === 'EADDRINUSE'
        ? `Port ${port} is taken; set RELAY_PORT (--relay-port) to another.`
        : `The relay cannot listen on ${host} port ${port}: ${why}.`;
    throw new ProblemError(problem('no-port', message));
  }
}

/** A connection that was in use when the closing began is kept alive after its answer, for a minute: nobody waits for it. */
export async function closeServer(app: FastifyInstance): Promise<void> {
  const sweeping = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  const cutting = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS);
  await app.close();
  clearInterval(sweeping);
  clearTimeout(cutting);
}

export function addressOf(app: FastifyInstance): string {
  const bound = app.server.address();
  const { address, port, family } = isAddress(bound) ? bound : { address: '', port: 0, family: '' };
  const isAny = address === '0.0.0.0' || address === '::';
  const host = isAny ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

function isAddress(bound: string | AddressInfo | null): bound is AddressInfo {
  return typeof bound === 'object' && bound !== null;
}
