import { describe, expect, it } from 'vitest';
import { type CheckState, ChecksMessage } from '#shared/wire/checks.ts';
import { type Credentials, topics } from '#shared/wire/mqtt.ts';
import { LogPage } from '#shared/wire/pad.ts';
import type { Core } from '../core.ts';
import { connect, localScorer, pair, startConsole, type TestClient, tcp, tempDir } from '../testing/console.ts';
import { created, draft } from '../testing/drafts.ts';
import { openApi } from '../testing/ui.ts';

const MATCH = 'final';
const qos1 = { qos: 1 } as const;
const ball = (batter: number) => draft('cricket.delivery', { runs: { batter }, bowler: 'B1', over: 0 });

async function http(core: Core, { id, password }: Credentials, path: string, method: string, body?: object) {
  const headers = { authorization: `Basic ${btoa(`${id}:${password}`)}`, 'content-type': 'application/json' };
  const address = `http://127.0.0.1:${core.httpPort}/pad/${path}`;
  return await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

/** A scorer who hears the replies and the comparison. */
async function scorer(core: Core, credentials: Credentials): Promise<TestClient> {
  const client = await connect(tcp(core), credentials);
  await client.mqtt.subscribeAsync([topics.reply(MATCH, credentials.id), topics.checks(MATCH)], qos1);
  return client;
}

async function comparison(client: TestClient, fits: (check: CheckState) => boolean): Promise<CheckState> {
  const newest = () => {
    const text = client.on(topics.checks(MATCH)).at(-1);
    return text === undefined ? undefined : ChecksMessage.parse(JSON.parse(text)).checks[0];
  };
  await client.until(() => {
    const check = newest();
    return check !== undefined && fits(check);
  });
  const check = newest();
  if (check === undefined) throw new Error('no comparison');
  return check;
}

describe('a second scorer', () => {
  it('scores a log of their own, is compared at every ball, and what is left is left; after a restart too', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const mainKey = localScorer(dir);
    const checkKey = await pair(core, 'scorer');
    const main = await scorer(core, mainKey);
    const check = await scorer(core, checkKey);
    const send = (drafts: ReturnType<typeof draft>[]) =>
      Promise.all(drafts.map((one) => main.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(one), qos1)));
    const sendCheck = (drafts: ReturnType<typeof draft>[]) =>
      Promise.all(drafts.map((one) => check.mqtt.publishAsync(topics.check(MATCH), JSON.stringify(one), qos1)));

    const opening = draft('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B1' });
    await send([created(), opening]);
    await sendCheck([ball(1)]);
    await check.until(() => check.replies(MATCH).length === 1);
    expect(check.replies(MATCH)[0]).toMatchObject({ status: 'refused', error: { code: 'no-check' } });

    expect((await http(core, checkKey, `check/${MATCH}`, 'POST')).status).toBe(200);
    await comparison(check, ({ kind }) => kind === 'agree');
    await send([ball(4)]);
    const behind = await comparison(check, ({ kind }) => kind === 'behind');
    expect(behind).toMatchObject({ name: 'a scorer', behind: { who: 'check', events: 1 } });
    const six = ball(6);
    await sendCheck([six]);
    const apart = await comparison(main, ({ kind }) => kind === 'apart');
    expect(apart).toMatchObject({
      score: true,
      main: 'A 4/0 (0.1 ov)',
      check: 'A 6/0 (0.1 ov)',
      parting: { main: { data: { runs: { batter: 4 } } }, check: { data: { runs: { batter: 6 } } } },
      mend: { main: { leads: 'A 6/0 (0.1 ov)' }, check: { leads: 'A 4/0 (0.1 ov)' } },
    });
    const ui = await openApi(core, (await pair(core, 'operator')).cookie);
    if (typeof ui === 'number') throw new Error(`refused: ${ui}`);
    await ui.until(() => ui.of('checks').length > 0);
    expect(ui.of('checks')[0]).toMatchObject({ match: MATCH, checks: [apart] });

    // What is acknowledged is durable: the same log and the same disagreement after a restart.
    await core.stop();
    const again = await startConsole(dir);
    const after = await scorer(again, checkKey);
    expect(await comparison(after, ({ kind }) => kind === 'apart')).toEqual(apart);
    await after.mqtt.publishAsync(topics.check(MATCH), JSON.stringify(six), qos1);
    await after.until(() => after.replies(MATCH).length === 1);
    expect(after.replies(MATCH)[0]?.status).toBe('duplicate');
    const page = LogPage.parse(await (await http(again, checkKey, `log/${MATCH}?check=1&after=2`, 'GET')).json());
    expect(page.events).toMatchObject([{ id: six.id, seq: 3, source: { id: checkKey.id } }]);

    const left = { key: apart.parting?.key, reason: 'the umpire says four' };
    expect((await http(again, checkKey, `check/${MATCH}/ignored`, 'POST', left)).status).toBe(200);
    await comparison(after, ({ kind }) => kind === 'agree');
    expect((await http(again, checkKey, `check/${MATCH}`, 'DELETE')).status).toBe(200);
    await after.until(() => after.on(topics.checks(MATCH)).at(-1) === JSON.stringify({ match: MATCH, checks: [] }));
  });
});
