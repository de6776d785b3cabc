import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol, type Session } from 'electron';
import { pathIn } from './page-path.ts';

/** The user interface has an address of its own, as a web page has: `file:` would let it read the disk. */
const SCHEME = 'scorewire';
export const OWN_PAGE = `${SCHEME}://console/`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The page talks through the preload's bridge alone, so it needs no connection at all. The one thing it shows of this
 * machine's own server is the preview of an output, in a frame that has no bridge.
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

export function isOwnPage(url: string): boolean {
  return url.startsWith(OWN_PAGE);
}

/** Serves the built user interface from `folder` and nothing beside it. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async ({ url }) => {
    const path = pathIn(folder, new URL(url).pathname);
    const type = path === null ? undefined : TYPES[extname(path)];
    if (path === null || type === undefined) return new Response(null, { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(path)), { headers: { ...HEADERS, 'content-type': type } });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
