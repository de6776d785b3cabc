import { networkInterfaces } from 'node:os';

/** Where others in the network reach a server that listens at `host`; empty when only this machine does. */
export function networkAddresses(host: string, port: number): string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  if (!everywhere) return isLoopback(host) ? [] : [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  const found = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return found
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}`);
}

/** Where this very machine reaches such a server; null when only by its address in the network. */
export function localAddress(host: string, port: number): string | null {
  return host === '0.0.0.0' || host === '::' || isLoopback(host) ? `http://127.0.0.1:${port}` : null;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
