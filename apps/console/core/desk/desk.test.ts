import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { emptyHead, extend } from '#shared/match/chain.ts';
import { MAX_DRAFT_BYTES, MatchEvent } from '#shared/match/event.ts';
import { BoardMessage, StateMessage, topics } from '#shared/wire/mqtt.ts';
import { Journal } from '../journal/journal.ts';
import { closed, connect, localScorer, scorer, startConsole, tcp, tempDir } from '../testing/console.ts';
import { created, draft, innings } from '../testing/drafts.ts';

const MATCH = 'final';
const DRAFT = topics.draft(MATCH);
const qos1 = { qos: 1 } as const;

describe('drafts over MQTT', () => {
  it('are acknowledged, numbered in order, chained and shown', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await scorer(core, dir, MATCH);
    await client.mqtt.subscribeAsync(topics.event(MATCH), qos1);
    const drafts = innings(300);
    await Promise.all(drafts.map((one) => client.mqtt.publishAsync(DRAFT, JSON.stringify(one), qos1)));
    await client.until(() => client.replies(MATCH).length === drafts.length);
    await client.until(() => client.on(topics.event(MATCH)).length === drafts.length);

    expect(client.replies(MATCH).map((reply) => reply.id)).toEqual(drafts.map((one) => one.id));
    expect(client.replies(MATCH).every((reply) => reply.status === 'accepted')).toBe(true);
    let head = emptyHead(MATCH);
    for (const text of client.on(topics.event(MATCH))) {
      const next = extend(head, MatchEvent.parse(JSON.parse(text)));
      if ('code' in next) throw new Error(next.message);
      head = next;
    }
    expect(head.seq).toBe(drafts.length);

    const late = await connect(tcp(core), { ...localScorer(dir) });
    await late.mqtt.subscribeAsync([topics.scoreboard(MATCH), topics.state(MATCH)], qos1);
    await late.until((received) => received.length >= 2);
    const state = StateMessage.parse(JSON.parse(late.on(topics.state(MATCH))[0] ?? ''));
    expect(state).toEqual({
      match: MATCH,
      term: 1,
      seq: head.seq,
      head: head.hash,
      last: { [localScorer(dir).id]: drafts.at(-1)?.id },
    });
    expect(BoardMessage.parse(JSON.parse(late.on(topics.scoreboard(MATCH))[0] ?? '')).seq).toBe(head.seq);
  });

  it('with QoS 0 and 2 count as well', async () => {
    const dir = tempDir();
    const client = await scorer(await startConsole(dir), dir, MATCH);
    await client.mqtt.publishAsync(DRAFT, JSON.stringify(created()), { qos: 0 });
    await client.mqtt.publishAsync(DRAFT, JSON.stringify(draft('match.started')), { qos: 2 });
    await client.until(() => client.replies(MATCH).length === 2);
    expect(client.replies(MATCH).map((reply) => reply.status)).toEqual(['accepted', 'accepted']);
  });

  it('sent again are recognised, in the same group and later', async () => {
    const dir = tempDir();
    const client = await scorer(await startConsole(dir), dir, MATCH);
    const text = JSON.stringify(created());
    await Promise.all([1, 2].map(() => client.mqtt.publishAsync(DRAFT, text, qos1)));
    await client.mqtt.publishAsync(DRAFT, text, qos1);
    await client.until(() => client.replies(MATCH).length === 3);
    expect(client.replies(MATCH).map((reply) => reply.status)).toEqual(['accepted', 'duplicate', 'duplicate']);
  });

  it('that are refused are acknowledged, answered, and stored once however often they come', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await scorer(core, dir, MATCH);
    const refused = JSON.stringify(draft('match.started'));
    await client.mqtt.publishAsync(DRAFT, refused, qos1);
    await client.mqtt.publishAsync(DRAFT, JSON.stringify(created()), qos1);
    // It would be fine now; the answer it had stays.
    await Promise.all([1, 2].map(() => client.mqtt.publishAsync(DRAFT, refused, qos1)));
    await client.until(() => client.replies(MATCH).length === 4);
    expect(
      client.replies(MATCH).map((reply) => (reply.status === 'refused' ? reply.error.code : reply.status)),
    ).toEqual(['not-created', 'accepted', 'not-created', 'not-created']);
    expect(client.mqtt.connected).toBe(true);

    await core.stop();
    const journal = new Journal(join(dir, 'console'));
    expect(journal.refusals.list(undefined, 10)).toMatchObject([
      { match: MATCH, payload: refused, source: localScorer(dir).id, error: { code: 'not-created' } },
    ]);
    journal.close();
  });

  it('of any shape do no harm', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await scorer(core, dir, MATCH);
    const payloads = [
      '',
      'not json',
      'null',
      '[]',
      '{"id":"x"}',
      JSON.stringify({ ...created(), id: 'no-uuid' }),
      JSON.stringify(draft('no.such-sport')),
      `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`,
      Buffer.from([0xff, 0xfe, 0x00, 0x01]),
      Buffer.from(JSON.stringify(draft('note.added', { text: 'Vöst' })), 'latin1'),
      JSON.stringify(draft('note.added', { text: 'a'.repeat(2 * MAX_DRAFT_BYTES) })),
    ];
    for (const payload of payloads) await client.mqtt.publishAsync(DRAFT, payload, qos1);
    await client.until(() => client.replies(MATCH).length === payloads.length);
    expect(client.replies(MATCH).every((reply) => reply.status === 'refused')).toBe(true);
    const ids = client.replies(MATCH).map((reply) => reply.id);
    expect(ids.slice(4, 6)).toEqual(['x', 'no-uuid']);
    await core.stop();
    const journal = new Journal(join(dir, 'console'));
    const refused = journal.refusals.list(MATCH, 100);
    expect(refused).toHaveLength(payloads.length);
    expect(refused[0]?.payload).toHaveLength(MAX_DRAFT_BYTES);
    journal.close();
  });
});

describe('a commit that fails', () => {
  /** The journal fails on this match until it holds a refusal: SQLite itself raises the error, within the commit. */
  function breakJournal(dir: string): void {
    new Journal(join(dir, 'console')).close();
    const db = new Database(join(dir, 'console', 'journal.sqlite'));
    db.exec(`CREATE TRIGGER broken BEFORE INSERT ON events WHEN (SELECT count(*) FROM refused) = 0
      BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END`);
    db.close();
  }

  it('acknowledges nothing and keeps nothing; the client sends it again and then it counts', async () => {
    const dir = tempDir();
    expect(existsSync(dir)).toBe(true);
    breakJournal(dir);
    const core = await startConsole(dir);
    const client = await connect(tcp(core), localScorer(dir));
    const acked: string[] = [];
    const first = created();
    client.mqtt.publish(DRAFT, JSON.stringify(first), qos1, (error) => acked.push(error ? 'error' : 'ack'));
    await closed(client);
    expect(acked.filter((one) => one === 'ack')).toEqual([]);
    const health = await fetch(`http://127.0.0.1:${core.httpPort}/healthz`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ problem: { code: 'not-saved' } });

    const again = await scorer(core, dir, MATCH);
    await again.mqtt.publishAsync(DRAFT, 'mends it', qos1);
    await again.mqtt.publishAsync(DRAFT, JSON.stringify(first), qos1);
    await again.until(() => again.replies(MATCH).length === 2);
    // Had the failed group left traces in memory, this would be a duplicate or seq 2.
    expect(again.replies(MATCH)[1]).toMatchObject({ status: 'accepted', id: first.id, seq: 1 });
    expect((await fetch(`http://127.0.0.1:${core.httpPort}/healthz`)).status).toBe(200);
  });
});
