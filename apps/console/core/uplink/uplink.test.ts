import { describe, expect, it } from 'vitest';
import type { MatchSummary } from '#shared/wire/console.ts';
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

/** What `ui` was told of a match, the newest last. */
function summaries(ui: Ui, match: string): MatchSummary[] {
  const told = [...(ui.of('matches')[0]?.matches ?? []), ...ui.of('match').map((push) => push.summary)];
  return told.filter((one) => one.match === match);
}

/** Until the newest that `ui` was told of the match is as wanted. */
async function until(ui: Ui, match: string, wanted: (newest: MatchSummary) => boolean): Promise<void> {
  await ui.until(() => summaries(ui, match).slice(-1).some(wanted));
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
      await until(ui, MATCH, ({ fork }) => fork?.code === code);
      // Scoring goes on here; nothing more of it is sent on this connection.
      await score(core, dir, MATCH, [draft('note.added', { text: 'kept here' })]);
      await score(core, dir, LIVE);
      await peer.until(() => peer.seqs(LIVE).length === 22);
      expect(peer.batches(MATCH)).toHaveLength(1);
      await core.stop();
      peer.received.splice(0);
      const again = await startConsole(dir, { RELAY_URL: peer.url, RELAY_TOKEN: 'secret' });
      await peer.until(() => peer.received.length > 0);
      expect(peer.received[0]).toMatchObject({ op: 'hello', matches: [{ match: LIVE }, { match: MATCH }] });
      // This relay says that it has nothing of the match and yet refuses it again: one batch is the price of asking.
      const later = await operator(again);
      await until(later, MATCH, ({ fork }) => fork?.code === code);
      expect(summaries(later, MATCH).at(-1)).toMatchObject({ seq: 23, fork: error });
      expect(peer.batches(MATCH)).toHaveLength(1);
    },
  );

  it('asks with one batch a connection whether a fork is still one, however much there is to send', async () => {
    const peer = await Peer.start();
    const error = { code: 'not-writer', message: 'Another console has it.' };
    const head = { match: MATCH, term: 1, seq: 0, hash: '0'.repeat(64) };
    peer.onEvents = () => peer.say({ op: 'refused', match: MATCH, head, error });
    const { core } = await offlineFirst(peer, 500);
    const ui = await operator(core);
    await until(ui, MATCH, ({ fork }) => fork !== null);
    for (let connection = 2; connection <= 3; connection++) {
      peer.received.splice(0);
      peer.drop();
      await peer.until(() => peer.connections === connection && peer.batches(MATCH).length > 0);
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(peer.batches(MATCH)).toHaveLength(1);
      expect(summaries(ui, MATCH).at(-1)?.fork).toEqual(error);
    }
    peer.onEvents = (batch) => peer.ack(batch);
    peer.received.splice(0);
    peer.drop();
    await peer.until(() => peer.seqs(MATCH).at(-1) === 500);
    expect(peer.seqs(MATCH)).toEqual(count(500));
    await until(ui, MATCH, ({ fork, ackedSeq }) => fork === null && ackedSeq === 500);
  });

  it('gets over a fork that was a mistake, such as a start with the address of another relay', async () => {
    const wrong = await Peer.start();
    wrong.heads.set(MATCH, { term: 3, seq: 700, hash: 'f'.repeat(64) });
    const { core, dir } = await offlineFirst(wrong);
    await until(await operator(core), MATCH, ({ fork }) => fork?.code === 'stale-term');
    await core.stop();

    const right = await Peer.start();
    right.onEvents = (batch) => right.ack(batch);
    const again = await startConsole(dir, { RELAY_URL: right.url });
    await right.until(() => right.seqs(MATCH).length === 22);
    await until(await operator(again), MATCH, ({ fork, ackedSeq }) => fork === null && ackedSeq === 22);
    await again.stop();

    const alone = await startConsole(dir);
    await until(await operator(alone), MATCH, ({ fork }) => fork === null);
  });

  it('tells a user interface that is open when a fork is over, and when it is another one', async () => {
    const peer = await Peer.start();
    peer.onEvents = (batch) => peer.ack(batch);
    peer.heads.set(MATCH, { term: 1, seq: 10, hash: 'f'.repeat(64) });
    const { core } = await offlineFirst(peer);
    const ui = await operator(core);
    await until(ui, MATCH, ({ fork }) => fork?.code === 'broken-chain');
    peer.heads.set(MATCH, { term: 1, seq: 30, hash: 'f'.repeat(64) });
    peer.drop();
    await until(ui, MATCH, ({ fork }) => fork?.code === 'relay-ahead');
    expect(peer.batches(MATCH)).toEqual([]);
    peer.heads.delete(MATCH);
    peer.drop();
    await until(ui, MATCH, ({ fork, ackedSeq }) => fork === null && ackedSeq === 22);
    expect(peer.seqs(MATCH)).toEqual(count(22));
  });

  it('sees for itself that the relay has another log', async () => {
    const peer = await Peer.start();
    peer.heads.set(MATCH, { term: 1, seq: 10, hash: 'f'.repeat(64) });
    const { core } = await offlineFirst(peer);
    const ui = await operator(core);
    await until(ui, MATCH, ({ fork }) => fork?.code === 'broken-chain');
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
