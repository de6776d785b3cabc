import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';

/** This machine and private networks (RFC 1918, RFC 4193): nginx and the like stand there, as the API has it too. */
const own = new BlockList();
own.addSubnet('127.0.0.0', 8);
own.addSubnet('10.0.0.0', 8);
own.addSubnet('172.16.0.0', 12);
own.addSubnet('192.168.0.0', 16);
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');

/**
 * Where a request comes from: the socket's address or, when that is a proxy's in our own network, the nearest one that
 * the proxies found outside of it. Null when nobody outside took part.
 */
export function outsideAddress({ headers, socket }: IncomingMessage): string | null {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join().split(',').toReversed();
  const hops = [socket.remoteAddress ?? '', ...forwarded].map((hop) => hop.trim()).filter((hop) => hop !== '');
  return hops.find((hop) => !own.check(hop, isIPv6(hop) ? 'ipv6' : 'ipv4')) ?? null;
}

/** What counts as one place: an IPv4 address, or the /64 that a subscriber of IPv6 gets (RFC 6177). */
export function networkOf(address: string): string {
  // Proxies pass on what they were told: an interface's name, or no address at all.
  return normalizeIP(address.slice(0, 64).replace(/%.*$/, ''), 64);
}
