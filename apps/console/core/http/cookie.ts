const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Cookies are shared by all ports of a host: the name keeps two consoles on one machine apart. */
function cookieName(port: number): string {
  return `scorewire-console-${port}`;
}

/** Not `Secure`: consoles on a venue's LAN speak plain HTTP. */
export function sessionCookie(port: number, session: string): string {
  return `${cookieName(port)}=${session}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Strict`;
}

/** The session in a `Cookie` header (RFC 6265, 4.2), or null. */
export function readSession(port: number, header: string | undefined): string | null {
  const prefix = `${cookieName(port)}=`;
  const pair = header?.split(';').find((part) => part.trim().startsWith(prefix));
  return pair === undefined ? null : pair.trim().slice(prefix.length);
}
