import { connect as connectTcp } from 'node:net';
import { describe, expect, it } from 'vitest';
import { StateMessage, topics } from '#shared/wire/mqtt.ts';
import { closed, connect, localScorer, pair, scorer, startConsole, tcp, tempDir } from '../testing/console.ts';
import { created, draft, innings } from '../testing/drafts.ts';

const MATCH = 'final';
const qos1 = { qos: 1 } as const;

describe('who may connect', () => {
  it('needs the password of its own name', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const good = localScorer(dir);
    await expect(connect(tcp(core), { ...good, password: 'wrong' })).rejects.toMatchObject({ code: 4 });
    await expect(connect(tcp(core), { ...good, username: 'scorer-nobody' })).rejects.toMatchObject({ code: 4 });
    await expect(connect(tcp(core), { ...good, clientId: 'someone-else' })).rejects.toMatchObject({ code: 2 });
    await expect(connect(tcp(core), { ...good })).resolves.toBeDefined();
  });

  it('is refused without a look at the password after many wrong ones, and only under that name', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const other = await pair(core, 'scorer');
    for (let i = 0; i < 10; i++) {
      await expect(connect(tcp(core), { ...other, password: `wrong ${i}` })).rejects.toMatchObject({ code: 4 });
    }
    await expect(connect(tcp(core), other)).rejects.toMatchObject({ code: 5 });
    await expect(connect(tcp(core), localScorer(dir))).resolves.toBeDefined();
  });

  it('may come by WebSocket with the subprotocol mqtt', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await connect(`ws://127.0.0.1:${core.httpPort}/mqtt`, localScorer(dir));
    await client.mqtt.subscribeAsync(topics.reply('+', localScorer(dir).id), qos1);
    await client.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(created()), qos1);
    await client.until(() => client.replies(MATCH).length === 1);
    expect(client.replies(MATCH)[0]?.status).toBe('accepted');
  });

  it('finds no session of its own: nothing is kept for those who are away', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const board = await pair(core, 'board');
    const before = await connect(tcp(core), board, { clean: false });
    await before.mqtt.subscribeAsync(topics.event('+'), qos1);
    await before.mqtt.endAsync();
    const pad = await scorer(core, dir, MATCH);
    await pad.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(created()), qos1);
    await pad.until(() => pad.replies(MATCH).length === 1);
    const after = await connect(tcp(core), board, { clean: false });
    expect(after.sessionPresent).toBe(false);
    await after.mqtt.subscribeAsync(topics.consoleStatus, qos1);
    await after.until((received) => received.length > 0);
    expect(after.on(topics.event(MATCH))).toEqual([]);
  });

  it('may have several connections under ids that begin with its own, until all of them are revoked', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const mine = localScorer(dir);
    const listener = await connect(tcp(core), { ...mine, clientId: `${mine.id}-display` });
    await listener.mqtt.subscribeAsync(topics.reply(MATCH, mine.id), qos1);
    const pad = await connect(tcp(core), mine);
    await pad.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(created()), qos1);
    await listener.until(() => listener.replies(MATCH).length === 1);
    expect(listener.replies(MATCH)[0]?.status).toBe('accepted');
    for (let i = 0; i < 6; i++) await connect(tcp(core), { ...mine, clientId: `${mine.id}-${i}` });
    await expect(connect(tcp(core), { ...mine, clientId: `${mine.id}-one-too-many` })).rejects.toMatchObject({
      code: 3,
    });
    const other = await pair(core, 'scorer');
    await expect(connect(tcp(core), { ...other, clientId: `${mine.id}-mine` })).rejects.toMatchObject({ code: 2 });
  });

  it('takes the place of an older connection of the same name', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const first = await connect(tcp(core), localScorer(dir));
    const second = await connect(tcp(core), localScorer(dir));
    await closed(first);
    expect(second.mqtt.connected).toBe(true);
  });
});

describe('what a client may publish', () => {
  const OWN = 'ID-OF-ITS-OWN';
  const cases: readonly [role: 'scorer' | 'device' | 'board', topic: string][] = [
    ['board', topics.draft(MATCH)],
    ['device', topics.draft(MATCH)],
    ['scorer', topics.scoreboard(MATCH)],
    ['scorer', topics.event(MATCH)],
    ['scorer', topics.reply(MATCH, OWN)],
    ['scorer', topics.consoleStatus],
    ['scorer', topics.deviceStatus('scorer-other')],
    ['scorer', topics.observation(MATCH, OWN, 'speed')],
    ['device', topics.observation(MATCH, 'device-other', 'speed')],
    ['scorer', '$SYS/any/new/clients'],
    ['scorer', 'somewhere/else'],
    ['scorer', 'scorewire/v1/console/inbox'],
  ];
  it.each(cases)('%s: not to %s', async (role, topic) => {
    const core = await startConsole();
    const credentials = await pair(core, role);
    const client = await connect(tcp(core), credentials);
    client.mqtt.publish(topic.replace(OWN, credentials.id), '{}', qos1, () => undefined);
    await closed(client);
  });

  it('holds for wills too', async () => {
    const core = await startConsole();
    const watcher = await connect(tcp(core), await pair(core, 'board'));
    await watcher.mqtt.subscribeAsync([topics.deviceStatus('+'), topics.consoleStatus, topics.scoreboard('+')], qos1);
    const evil = await pair(core, 'device');
    const will = { topic: topics.scoreboard(MATCH), payload: Buffer.from('{}'), qos: 1, retain: true } as const;
    (await connect(tcp(core), evil, { will })).mqtt.stream.destroy();
    const good = await pair(core, 'device');
    const own = { ...will, topic: topics.deviceStatus(good.id), payload: Buffer.from('{"state":"offline"}') };
    (await connect(tcp(core), good, { will: own })).mqtt.stream.destroy();
    await watcher.until(() => watcher.on(topics.deviceStatus(good.id)).length > 0);
    expect(watcher.on(topics.deviceStatus(good.id))).toEqual(['{"state":"offline"}']);
    expect(watcher.on(topics.scoreboard(MATCH))).toEqual([]);
  });

  it('is at most 256 KiB a packet, and less before it has said who it is', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await connect(tcp(core), localScorer(dir));
    client.mqtt.publish(topics.draft(MATCH), 'a'.repeat(300_000), qos1, () => undefined);
    await closed(client);
    const stranger = connectTcp(core.mqttPort, '127.0.0.1');
    stranger.on('error', () => undefined);
    // A CONNECT that announces 1 MiB.
    stranger.write(Buffer.from([0x10, 0x80, 0x80, 0x40, 0x00]));
    await new Promise((resolve) => stranger.once('close', resolve));
  });
});

describe('what a client may hear', () => {
  it('is what the console tells everybody, and its own replies', async () => {
    const core = await startConsole();
    const board = await pair(core, 'board');
    const client = await connect(tcp(core), board);
    const granted = async (topic: string): Promise<boolean> => {
      const code = await client.mqtt
        .subscribeAsync(topic, qos1)
        .then(([grant]) => grant?.qos)
        .catch(() => 128);
      return code !== 128;
    };
    for (const topic of [
      topics.scoreboard('+'),
      topics.state(MATCH),
      topics.event('+'),
      topics.deviceStatus('+'),
      topics.consoleStatus,
      topics.reply('+', board.id),
    ]) {
      expect([topic, await granted(topic)]).toEqual([topic, true]);
    }
    for (const topic of [
      '#',
      'scorewire/v1/#',
      '+/+/+/+',
      '$SYS/#',
      topics.draft(MATCH),
      topics.draft('+'),
      topics.reply(MATCH, 'scorer-other'),
      topics.reply(MATCH, '+'),
      topics.observation(MATCH, '+', '+'),
      'scorewire/v1/console/inbox',
    ]) {
      expect([topic, await granted(topic)]).toEqual([topic, false]);
    }
    expect(client.mqtt.connected).toBe(true);
  });

  it('is every event, in order, while replies and snapshots go out in between', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await scorer(core, dir, MATCH);
    await client.mqtt.subscribeAsync([topics.event(MATCH), topics.scoreboard(MATCH), topics.state(MATCH)], qos1);
    const drafts = innings(1000);
    await Promise.all(drafts.map((one) => client.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(one), qos1)));
    const last = (): number => {
      const text = client.on(topics.state(MATCH)).at(-1);
      return text === undefined ? 0 : StateMessage.parse(JSON.parse(text)).seq;
    };
    await client.until(() => client.replies(MATCH).length === drafts.length && last() === drafts.length);
    // A snapshot may overtake events: only its newest version is sent.
    await client.until(() => client.on(topics.event(MATCH)).length >= drafts.length);
    const seqs = client.on(topics.event(MATCH)).map((text) => JSON.parse(text).seq);
    expect(seqs).toEqual(drafts.map((_, index) => index + 1));
    // Snapshots are conflated: never more of them than events.
    expect(client.on(topics.scoreboard(MATCH)).length).toBeLessThanOrEqual(drafts.length);
  });

  it('is there again after a restart', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await scorer(core, dir, MATCH);
    const watched = [topics.event(MATCH), topics.scoreboard(MATCH), topics.state(MATCH)];
    for (const one of innings(3)) await client.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(one), qos1);
    await client.mqtt.subscribeAsync([...watched, topics.consoleStatus], qos1);
    await client.until((received) => received.length >= 8);
    const before = watched.map((topic) => client.on(topic).at(-1));
    await core.stop();
    await client.until(() => client.on(topics.consoleStatus).some((text) => JSON.parse(text).state === 'offline'));

    const later = await startConsole(dir);
    const again = await connect(tcp(later), localScorer(dir));
    await again.mqtt.subscribeAsync([...watched, topics.consoleStatus], qos1);
    await again.until((received) => received.length >= 4);
    expect(watched.map((topic) => again.on(topic).at(-1))).toEqual(before);
    expect(again.received.every((message) => message.retain)).toBe(true);
    expect(JSON.parse(again.on(topics.consoleStatus)[0] ?? '')).toMatchObject({ state: 'online' });
  });
});

describe('devices', () => {
  it('report their status and are offline when they are gone, with or without a will', async () => {
    const core = await startConsole();
    const watcher = await connect(tcp(core), await pair(core, 'board'));
    await watcher.mqtt.subscribeAsync(topics.deviceStatus('+'), qos1);
    const gun = await pair(core, 'device');
    const status = topics.deviceStatus(gun.id);
    const client = await connect(tcp(core), gun);
    await client.mqtt.publishAsync(status, '{"state":"online","battery":0.5}', { qos: 1, retain: true });
    await client.mqtt.publishAsync(status, 'nonsense', qos1);
    await watcher.until(() => watcher.on(status).length === 1);
    client.mqtt.end(true);
    await watcher.until(() => watcher.on(status).length === 2);
    expect(watcher.on(status)).toEqual(['{"state":"online","battery":0.5}', '{"state":"offline"}']);
  });

  it('have their observations kept, and are told when one is no JSON object', async () => {
    const core = await startConsole();
    const gun = await pair(core, 'device');
    const client = await connect(tcp(core), gun);
    await client.mqtt.subscribeAsync(topics.reply(MATCH, gun.id), qos1);
    const topic = topics.observation(MATCH, gun.id, 'speed');
    await client.mqtt.publishAsync(topic, '{"kmh":141}', qos1);
    await client.mqtt.publishAsync(topic, '141', { qos: 2 });
    await client.until(() => client.replies(MATCH).length === 1);
    expect(client.replies(MATCH)).toMatchObject([{ status: 'refused', id: null, error: { code: 'invalid' } }]);
  });
});

describe('a board that takes nothing', () => {
  it('is cut off; every draft is answered and the other boards see the newest', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const watched = [topics.event(MATCH), topics.scoreboard(MATCH), topics.state(MATCH)];
    const frozen = await connect(tcp(core), await pair(core, 'board'));
    await frozen.mqtt.subscribeAsync(watched, qos1);
    const healthy = await connect(tcp(core), await pair(core, 'board'));
    await healthy.mqtt.subscribeAsync(topics.state(MATCH), qos1);
    frozen.mqtt.stream.unpipe();
    frozen.mqtt.stream.pause();
    const pad = await scorer(core, dir, MATCH);
    // More than the system's socket buffers hold.
    const drafts = [created(), ...Array.from({ length: 9000 }, () => draft('note.added', { text: 'a'.repeat(1000) }))];
    for (const one of drafts) pad.mqtt.publish(topics.draft(MATCH), JSON.stringify(one), qos1);
    await pad.until(() => pad.replies(MATCH).length === drafts.length);
    const seq = () => JSON.parse(healthy.on(topics.state(MATCH)).at(-1) ?? '{}').seq;
    await healthy.until(() => seq() === drafts.length);
    const gone = closed(frozen);
    frozen.mqtt.stream.resume();
    await gone;
    expect(healthy.mqtt.connected).toBe(true);
  });
});

describe('a flood of refusals', () => {
  it('does not end the connection', async () => {
    const dir = tempDir();
    const core = await startConsole(dir);
    const client = await scorer(core, dir, MATCH);
    const bad = Array.from({ length: 500 }, () => JSON.stringify(draft('match.started')));
    await Promise.all(bad.map((text) => client.mqtt.publishAsync(topics.draft(MATCH), text, qos1)));
    await client.until(() => client.replies(MATCH).length === bad.length);
    expect(client.mqtt.connected).toBe(true);
  });
});
