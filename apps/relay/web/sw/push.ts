import { isInt, isText, nullOr, shape } from '#shared/client/guard.ts';
import type { PushMessage } from '#shared/wire/alerts.ts';

/** What a service worker has for push messages (Push API, Notifications API; W3C, WHATWG): as much as ours uses. */
export interface PushScope {
  readonly registration: {
    showNotification(
      title: string,
      options: NotificationOptions & { renotify?: boolean; timestamp?: number },
    ): Promise<void>;
  };
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly PageClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly location: { readonly origin: string };
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void;
}

interface PageClient {
  readonly url: string;
  focus(): Promise<unknown>;
}

interface PushEvent {
  readonly data: { text(): string } | null;
  waitUntil(work: Promise<unknown>): void;
}

interface ClickEvent {
  readonly notification: { readonly data: unknown; close(): void };
  waitUntil(work: Promise<unknown>): void;
}

const isMessage = shape({
  tag: isText,
  title: isText,
  body: isText,
  url: isText,
  match: nullOr(isText),
  kind: isText,
  at: isInt,
});
type Message = Omit<PushMessage, 'kind'> & { readonly kind: string };
const isTarget = shape({ url: isText });

/** Shows what the relay pushes, and opens the match at a click. */
export function listenForPush(scope: PushScope): void {
  scope.addEventListener('push', (event) => {
    const message = read(event.data?.text() ?? '');
    // Browsers want something to be shown for each push; one that we do not understand comes from a newer relay.
    event.waitUntil(message === null ? scope.registration.showNotification('Scorewire', {}) : show(scope, message));
  });
  scope.addEventListener('notificationclick', (event) => {
    const { data } = event.notification;
    event.notification.close();
    event.waitUntil(open(scope, isTarget(data) ? data.url : '/'));
  });
}

function read(text: string): Message | null {
  try {
    const data: unknown = JSON.parse(text);
    return isMessage(data) ? data : null;
  } catch {
    return null;
  }
}

function show({ registration }: PushScope, { tag, title, body, url, kind, at }: Message): Promise<void> {
  return registration.showNotification(title, {
    body,
    // A correction takes the place of what it corrects.
    tag,
    renotify: kind === 'correction',
    icon: '/icon.svg',
    timestamp: at,
    data: { url },
  });
}

/** The page that shows it already, else a new one. Addresses come from the relay; they never lead elsewhere. */
async function open({ clients, location }: PushScope, path: string): Promise<void> {
  const to = new URL(path, location.origin);
  if (to.origin !== location.origin) return;
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = pages.find(({ url }) => isAt(new URL(url), to));
  await (shown === undefined ? clients.openWindow(to.href) : shown.focus());
}

/** Pages may have the language in front, and a part of the match behind. */
function isAt({ pathname }: URL, to: URL): boolean {
  const path = pathname.replace(/^\/(en|hi)(?=\/|$)/, '');
  return path === to.pathname || (to.pathname !== '/' && path.startsWith(`${to.pathname}/`));
}
