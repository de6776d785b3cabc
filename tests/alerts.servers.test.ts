import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Feed } from '#relay/alerts/testing/feed.ts';
import { PushService } from '#relay/alerts/testing/push-service.ts';
import { draft } from '#relay/testing/cricket-log.ts';
import { openFolder } from '#relay/testing/postgres.ts';
import { RelayProcess } from '#relay/testing/process.ts';
import { ensureBuilt } from '../scripts/cli/built.ts';
import { CHROMIUM, complaints, picture, withBrowser } from './browser.ts';

let push: PushService;
const folder = openFolder();
beforeAll(async () => {
  push = await PushService.start();
});
afterAll(async () => {
  await push.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = () => RelayProcess.start({ env: { DATA_DIR: folder, WEBHOOK_NETWORKS: 'private' } });

test('alerts survive a relay that is killed between the commit and the push', async () => {
  const device = push.subscribe();
  let relay = await start();
  const subscribed = await fetch(`${relay.url}/subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: 'fan', match_id: 'm', notify: ['wicket'], push: device.target }),
  });
  expect(subscribed.status).toBe(201);
  await new Feed(relay.url, 'm').begin();
  const wickets: string[] = [];
  // From before the alert is found, over its way through the queue, to after it was sent.
  for (const [i, delay] of [0, 5, 20, 50, 120, 400].entries()) {
    const feed = new Feed(relay.url, 'm');
    const wicket = await feed.wicket(i === 0 ? 'ken1' : `ken${i + 2}`);
    wickets.push(`m/${wicket}`);
    await wait(delay);
    await relay.end('SIGKILL');
    relay = await start();
    await new Feed(relay.url, 'm').send(draft('cricket.batter', { player: `ken${i + 3}` }));
  }
  // What was under way when the relay was killed is tried again when its lease is over.
  const tags = () => [...new Set(device.messages.map(({ tag }) => tag))].toSorted();
  await expect.poll(tags, { timeout: 90_000, interval: 200 }).toEqual(wickets.toSorted());
  // The same tag: should a push service have got one twice, its fan sees it once.
  expect(device.messages.length - wickets.length).toBeLessThanOrEqual(1);
  expect(push.faults).toEqual([]);
  expect(await relay.end('SIGTERM')).toBe(0);
});

/** The number by which Chromium's tools know the page's service worker. */
async function registrationOf(cdp: CDPSession): Promise<string> {
  const found = Promise.withResolvers<string>();
  cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    const [first] = registrations;
    if (first !== undefined) found.resolve(first.registrationId);
  });
  await cdp.send('ServiceWorker.enable');
  return found.promise;
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const ready = await navigator.serviceWorker.ready;
    return (await ready.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  });

test.skipIf(CHROMIUM === null)('a fan follows a match on its page, and its worker shows what is pushed', async () => {
  await ensureBuilt();
  const device = push.subscribe();
  const home = openFolder();
  const relay = await RelayProcess.start({ env: { DATA_DIR: home, WEBHOOK_NETWORKS: 'private' } });
  const feed = new Feed(relay.url, 'final');
  await feed.begin();
  await feed.ball();
  await withBrowser(async (context) => {
    await context.grantPermissions(['notifications'], { origin: relay.url });
    const page = await context.newPage();
    const faults = complaints(page);
    // Chromium's own push service is on the internet; this browser is registered with the one of the test.
    await page.addInitScript((target) => {
      PushManager.prototype.subscribe = async ({ applicationServerKey } = {}) => {
        if (typeof applicationServerKey !== 'string' || applicationServerKey.length !== 87) throw new Error('no key');
        return Object.assign(Object.create(PushSubscription.prototype), { toJSON: () => target });
      };
    }, device.target);
    await page.goto(`${relay.url}/m/final`);
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await picture(page, 'alerts-follow');
    await page.getByRole('checkbox', { name: 'Tell me about this match' }).check();
    await page.getByRole('checkbox', { name: 'Milestones' }).uncheck();
    await page.getByRole('checkbox', { name: 'Surrey' }).check();
    await page.getByRole('checkbox', { name: 'Quiet hours' }).check();
    await page.getByLabel('From').waitFor();
    await picture(page, 'alerts-followed');
    await page.getByRole('checkbox', { name: 'Quiet hours' }).uncheck();
    await page.getByLabel('From').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Following' }).waitFor();

    const wicket = await feed.wicket();
    await expect.poll(() => device.messages.length).toBe(1);
    const cdp = await context.newCDPSession(page);
    const registrationId = await registrationOf(cdp);
    const deliver = (index: number) =>
      cdp.send('ServiceWorker.deliverPushMessage', {
        origin: relay.url,
        registrationId,
        data: JSON.stringify(device.messages[index]),
      });
    await deliver(0);
    await expect
      .poll(() => shown(page))
      .toMatchObject([{ tag: `final/${wicket}`, title: expect.stringMatching(/^Wicket · KEN 0\/1/) }]);
    await feed.take(wicket);
    await expect.poll(() => device.messages.length).toBe(2);
    await deliver(1);
    // It took the place of what it corrects.
    await expect.poll(async () => (await shown(page)).map(({ title }) => title.slice(0, 10))).toEqual(['Correction']);

    await page.reload();
    await page.getByRole('button', { name: 'Following' }).click();
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Unfollow' }).count()).toBe(2);
    await page.getByRole('button', { name: 'Unfollow: Kent v Surrey' }).waitFor();
    await page.getByRole('button', { name: 'Unfollow: Surrey', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Tell me about this match' }).uncheck();
    await page.getByText('Nothing yet.').waitFor();
    await picture(page, 'alerts-nothing');
    await page.getByRole('button', { name: 'Turn all alerts off' }).click();
    await page.getByRole('heading', { name: 'What you follow' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
  expect(push.faults).toEqual([]);
  await relay.end('SIGTERM');
  rmSync(home, { recursive: true, force: true });
});
