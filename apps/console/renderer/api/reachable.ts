/** The address at which another device reaches this console; null: none does, it listens to its own machine only. */
export function reachableOrigin(
  page: Pick<Location, 'protocol' | 'hostname' | 'origin'>,
  addresses: readonly string[],
) {
  // "localhost" means another machine to whoever scans it, and the desktop app's own scheme means nothing to them.
  const isLocal = !/^https?:$/.test(page.protocol) || ['localhost', '127.0.0.1', '[::1]'].includes(page.hostname);
  return isLocal ? (addresses[0] ?? null) : page.origin;
}
