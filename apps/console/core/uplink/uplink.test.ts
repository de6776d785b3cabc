import { describe, expect, it } from 'vitest';
import { topics } from '#shared/wire/mqtt.ts';
import { MAX_BATCH_EVENTS } from '#shared/wire/uplink.ts';
import type { Core } from '../core.ts';
import { pair, scorer, startConsole, tempDir } from '../testing/console.ts';
import { draft, innings } from '../testing/drafts.ts';
import { Peer } from '../testing/peer.ts';
import { openApi, Ui } from '../testing/ui.ts';

const MATCH = 'final';
const LIVE = 'cup';

async function score(core: Core, dir: string, match: string, drafts = innings(20)): Promise<void> {
  const pad = await scorer(core, dir, match);
  await Promise.all(drafts.map((one) => pad.mqtt.publishAsync(topics.draft(match), JSON.stringify(one), { qos: 1 })));
  await pad.until(() => pad.replies(match).length === drafts.length);
  expect(pad.replies(match).filter((reply) => reply.status === 'refused')).toEqual([]);
  await pad.mqtt.endAsync();
}

async function operator(core: Core): Promise<Ui> {
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (!(ui instanceof Ui)) throw new Error(`refused with ${ui}`);
  return ui;
}

const count = (n: number, from = 1): number[] => Array.from({ length: n }, (_, i) => from + i);

/** A console that has scored `MATCH` offline, then finds `peer`. */
async function offlineFirst(peer: Peer, events = 22): Promise<{ core: Core; dir: string }> {
  const dir = tempDir();
  const offline = await startConsole(dir);
  await score(offline, dir, MATCH, innings(events - 2));
  await offline.stop();
  return { core: await startConsole(dir, { RELAY_URL: peer.url, RELAY_TOKEN: 'secret' }), dir };
}

describe('the uplink', () => {
  it('says hello with its token, opens new matches and sends each event as it is scored', async () => {
    const peer = await Peer.start((authorization) => authorization === 'Bearer secret');
    peer.onEvents = (batch) => peer.ack(batch);
    const dir = tempDir();
    const core = await startConsole(dir, { RELAY_URL: peer.url, RELAY_TOKEN: 'secret', CONSOLE_NAME: 'North end' });
    const ui = await operator(core);
    await peer.until(() => peer.received.length > 0);
    expect(peer.received[0]).toMatchObject({ op: 'hello', name: 'North end', matches: [] });
    await score(core, dir, MATCH);
    await peer.until(() => peer.seqs(MATCH).length === 22);
    expect(peer.seqs(MATCH)).toEqual(count(22));
    await ui.until(() => ui.of('match').at(-1)?.summary.ackedSeq === 22);
    await ui.until(() => ui.of('sync').at(-1)?.sync.backlog === 0);
    expect(ui.of('sync').at(-1)?.sync).toMatchObject({ link: 'online', error: null, oldestUnsentAt: null });
    expect(ui.of('hello')[0]?.fanUrl).toBe(`${peer.url}/`);
  });

  it('sends no more than a few batches that are not confirmed, and all of it in the end', async () => {
    const peer = await Peer.start();
    const { core } = await offlineFirst(peer, 2000);
    const ui = await operator(core);
    await peer.until(() => peer.batches().length === 4);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(peer.batches()).toHaveLength(4);
    expect(ui.of('sync').at(-1)?.sync.backlog).toBe(2000);
    expect(ui.of('sync').at(-1)?.sync.oldestUnsentAt).toBeGreaterThan(Date.now() - 60_000);
    for (const batch of peer.batches()) expect(batch.events.length).toBeLessThanOrEqual(MAX_BATCH_EVENTS);
    peer.onEvents = (batch) => peer.ack(batch);
    for (const batch of peer.batches()) peer.ack(batch);
    await peer.until(() => peer.seqs(MATCH).at(-1) === 2000);
    expect(peer.seqs(MATCH)).toEqual(count(2000));
  });

  it('lets a live match pass the backlog of another', async () => {
    const peer = await Peer.start();
    const { core, dir } = await offlineFirst(peer, 2000);
    await peer.until(() => peer.batches(MATCH).length === 4);
    // The backlog is stuck: nothing of it is confirmed.
    peer.onEvents = (batch) => batch.match === LIVE && peer.ack(batch);
    await score(core, dir, LIVE);
    await peer.until(() => peer.seqs(LIVE).length === 22);
    expect(peer.batches(MATCH)).toHaveLength(4);
    // And while the backlog drains, the two take turns.
    peer.onEvents = (batch) => setTimeout(() => peer.ack(batch), 5);
    for (const batch of peer.batches(MATCH)) peer.ack(batch);
    await score(core, dir, LIVE, [draft('note.added', { text: 'still here' })]);
    await peer.until(() => peer.seqs(LIVE).length === 23);
    expect(peer.seqs(MATCH).length).toBeLessThan(2000);
    await peer.until(() => peer.seqs(MATCH).at(-1) === 2000);
  });

  it('goes back with a relay that was restored from an old backup', async () => {
    const peer = await Peer.start();
    peer.onEvents = (batch) => peer.ack(batch);
    const { core } = await offlineFirst(peer);
    await peer.until(() => peer.seqs(MATCH).length === 22);
    const ui = await operator(core);
    await ui.until(
      () => ui.of('matches')[0]?.matches[0]?.ackedSeq === 22 || ui.of('match').at(-1)?.summary.ackedSeq === 22,
    );
    const tenth = peer.batches(MATCH).flatMap((batch) => batch.events)[9];
    const eleventh = peer.batches(MATCH).flatMap((batch) => batch.events)[10];
    peer.heads.set(MATCH, { term: 1, seq: 10, hash: eleventh?.prev ?? '' });
    peer.received.splice(0);
    peer.drop();
    await peer.until(() => peer.seqs(MATCH).length === 12);
    expect(tenth?.seq).toBe(10);
    expect(peer.seqs(MATCH)).toEqual(count(12, 11));
  });

  it('sends again what follows a gap, after a pause, however often it is told', async () => {
    const peer = await Peer.start();
    let gaps = 0;
    const error = { code: 'gap', message: 'gap' };
    // Every batch in flight behind the first refused one is refused as well, as a relay does.
    peer.onEvents = (batch) => {
      if (gaps++ < 8)
        peer.say({
          op: 'refused',
          match: batch.match,
          head: { match: MATCH, term: 0, seq: 0, hash: '0'.repeat(64) },
          error,
        });
      else peer.ack(batch);
    };
    await offlineFirst(peer, 500);
    await peer.until(() => peer.seqs(MATCH).at(-1) === 500 && gaps > 8);
    const sent = peer.batches(MATCH);
    expect(sent.length).toBeLessThan(30);
    expect(sent.slice(8).flatMap((batch) => batch.events.map((event) => event.seq))).toEqual(count(500));
  });

  it.each(['stale-term', 'not-writer', 'broken-chain'])(
    'keeps a match that is refused as %s as a fork',
    async (code) => {
      const peer = await Peer.start();
      const error = { code, message: 'Another console has it.' };
      const head = { match: MATCH, term: 2, seq: 5, hash: '0'.repeat(64) };
      peer.onEvents = (batch) =>
        batch.match === MATCH ? peer.say({ op: 'refused', match: MATCH, head, error }) : peer.ack(batch);
      const { core, dir } = await offlineFirst(peer);
      const ui = await operator(core);
      await ui.until(() =>
        [...(ui.of('matches')[0]?.matches ?? []), ...ui.of('match').map((push) => push.summary)].some(
          (one) => one.fork?.code === code,
        ),
      );
      // Scoring goes on here; nothing more of it is sent, now and after a restart.
      await score(core, dir, MATCH, [draft('note.added', { text: 'kept here' })]);
      await score(core, dir, LIVE);
      await peer.until(() => peer.seqs(LIVE).length === 22);
      expect(peer.batches(MATCH)).toHaveLength(1);
      await core.stop();
      peer.received.splice(0);
      const again = await startConsole(dir, { RELAY_URL: peer.url, RELAY_TOKEN: 'secret' });
      await peer.until(() => peer.received.length > 0);
      expect(peer.received[0]).toMatchObject({ op: 'hello', matches: [{ match: LIVE }] });
      const later = await operator(again);
      await later.until(() => later.of('matches').length > 0);
      expect(later.of('matches')[0]?.matches.find((one) => one.match === MATCH)).toMatchObject({
        seq: 23,
        fork: error,
      });
    },
  );

  it('sees for itself that the relay has another log', async () => {
    const peer = await Peer.start();
    peer.heads.set(MATCH, { term: 1, seq: 10, hash: 'f'.repeat(64) });
    const { core } = await offlineFirst(peer);
    const ui = await operator(core);
    await ui.until(() =>
      [...(ui.of('matches')[0]?.matches ?? []), ...ui.of('match').map((push) => push.summary)].some(
        (one) => one.fork?.code === 'broken-chain',
      ),
    );
    expect(peer.batches(MATCH)).toEqual([]);
  });

  it('tells when the relay does not know its token, and does not give up', async () => {
    let tries = 0;
    const peer = await Peer.start(() => ++tries > 2);
    const core = await startConsole(tempDir(), { RELAY_URL: peer.url, RELAY_TOKEN: 'wrong' });
    const ui = await operator(core);
    await ui.until(() =>
      ui.of('sync').some((push) => push.sync.link === 'refused' && push.sync.error?.includes('RELAY_TOKEN')),
    );
    await ui.until(() => ui.of('sync').at(-1)?.sync.link === 'online');
    expect(ui.of('sync').at(-1)?.sync.error).toBeNull();
  });
});
