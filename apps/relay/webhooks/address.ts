import ipaddr from 'ipaddr.js';

/** Addresses inside somebody's network, for those who run the relay there. */
const PRIVATE = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);
/** Public by its number, but inside of Azure the machine's own keeper (agent, metadata). */
const KEEPERS = new Set(['168.63.129.16']);

/**
 * May a webhook be sent to this address? Only to what is anybody's on the internet: not to this machine, its network or
 * its cloud's metadata, in whatever notation (IPv4-mapped, NAT64, 6to4). `privateToo` allows private networks; link-local
 * addresses, where metadata lives, never.
 */
export function mayReach(address: string, privateToo: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  // IPv4-mapped addresses are the IPv4 address behind them.
  const parsed = ipaddr.process(address);
  if (KEEPERS.has(parsed.toString())) return false;
  const range = parsed.range();
  if (PRIVATE.has(range)) return privateToo;
  // Of IPv6, 2000::/3 alone is handed out (RFC 4291 §2.4); what the registry calls special is another range.
  const isHandedOut = parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
  return range === 'unicast' && isHandedOut;
}
