import { variantOf } from '#shared/text/variant.ts';
import { routeOf } from '../route/route.ts';
import { newestPage } from './pages.ts';
import { listenForPush, type PushScope } from './push.ts';
import type { RequestEvent, WorkerScope } from './scope.ts';
import { NEW_VERSION } from './update.ts';

declare const self: WorkerScope & PushScope;

/** What the page is made of; `scripts/build.ts` says it. */
declare const PAGE_FILES: readonly string[];
const SHELL = `shell-${variantOf(PAGE_FILES.join(' ')).toString(36)}`;
const OFFLINE = ['/en/offline', '/hi/offline'];

/*
 * Pages come from the network whenever there is one, and from the device, marked, when there is none. Answers of the API
 * are never kept: an old score cannot look like a new one.
 */
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll([...PAGE_FILES, ...OFFLINE, '/icon.svg'])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== SHELL);
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', ({ data }) => {
  if (data === NEW_VERSION) void self.skipWaiting();
});

listenForPush(self);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    const { page, locale } = routeOf(pathname);
    const offline = () => caches.match(locale === 'hi' ? '/hi/offline' : '/en/offline');
    if (page !== 'unknown') event.respondWith(newestPage(request, offline));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(kept(event));
  }
});

/** A file whose name changes with its content. */
async function kept({ request }: RequestEvent): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
