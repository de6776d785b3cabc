/** An output as this machine's own console serves it: all that a frame of the page may show. */
export function isPreview(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname } = new URL(address);
  return protocol === 'http:' && hostname === '127.0.0.1' && /^\/(overlay|board)\/[^/]+$/.test(pathname);
}
