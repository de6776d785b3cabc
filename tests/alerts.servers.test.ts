import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Feed } from '#relay/alerts/testing/feed.ts';
import { PushService } from '#relay/alerts/testing/push-service.ts';
import { draft } from '#relay/testing/cricket-log.ts';
import { openFolder } from '#relay/testing/postgres.ts';
import { RelayProcess } from '#relay/testing/process.ts';

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
