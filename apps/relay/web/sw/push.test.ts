import { beforeEach, expect, test } from 'vitest';
import { listenForPush } from './push.ts';

interface Happening {
  readonly data: { text(): string } | null;
  readonly notification: { readonly data: unknown; close(): void };
  waitUntil(work: Promise<unknown>): void;
}
type Listener = (event: Happening) => void;

/** The scope of a worker as the specification has it; what is shown and opened is only written down. */
class Scope {
  readonly shown: { title: string; options: Record<string, unknown> }[] = [];
  readonly opened: string[] = [];
  pages: { url: string; focus(): Promise<void> }[] = [];
  readonly #listeners = new Map<string, Listener>();
  readonly location = { origin: 'https://scores.example' };
  readonly registration = {
    showNotification: async (title: string, options: object) => {
      this.shown.push({ title, options: { ...options } });
    },
  };
  readonly clients = {
    matchAll: async () => this.pages,
    openWindow: async (url: string) => {
      this.opened.push(url);
    },
  };
  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }
  async fire(type: string, text: string | null, target: unknown = null): Promise<void> {
    const work: Promise<unknown>[] = [];
    const data = text === null ? null : { text: () => text };
    const notification = { data: target, close: () => undefined };
    this.#listeners.get(type)?.({ data, notification, waitUntil: (promise) => work.push(promise) });
    await Promise.all(work);
  }
}

let scope: Scope;
beforeEach(() => {
  scope = new Scope();
  listenForPush(scope);
});

const message = { tag: 'm/1', title: 'Wicket', body: 'OUT!', url: '/m/final', match: 'final', kind: 'wicket', at: 5 };
const push = (data: unknown) => scope.fire('push', JSON.stringify(data));
const click = (target: unknown) => scope.fire('notificationclick', null, target);

test('a message is shown; its correction takes its place and rings again', async () => {
  await push(message);
  await push({ ...message, title: 'Correction', kind: 'correction' });
  expect(scope.shown).toMatchObject([
    {
      title: 'Wicket',
      options: { body: 'OUT!', tag: 'm/1', renotify: false, timestamp: 5, data: { url: '/m/final' } },
    },
    { title: 'Correction', options: { tag: 'm/1', renotify: true } },
  ]);
});

test('whatever comes, something is shown, as browsers ask for', async () => {
  for (const data of [null, 7, {}, { ...message, title: 1 }]) await push(data);
  await scope.fire('push', null);
  await scope.fire('push', 'no JSON');
  expect(scope.shown).toHaveLength(6);
  expect(new Set(scope.shown.map(({ title }) => title))).toEqual(new Set(['Scorewire']));
});

test('a click opens the match, or goes to where it is open', async () => {
  await click({ url: '/m/final' });
  expect(scope.opened).toEqual(['https://scores.example/m/final']);
  const focused: string[] = [];
  const page = (path: string) => {
    const url = `https://scores.example${path}`;
    return { url, focus: async () => void focused.push(path) };
  };
  scope.pages = [page('/'), page('/m/final2'), page('/hi/m/final/charts')];
  await click({ url: '/m/final' });
  await click({ url: '/' });
  expect(focused).toEqual(['/hi/m/final/charts', '/']);
  expect(scope.opened).toHaveLength(1);
});

test('a click never leads to another site', async () => {
  for (const url of ['https://evil.example/', '//evil.example/x']) await click({ url });
  await click(null);
  expect(scope.opened).toEqual(['https://scores.example/']);
});
