import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../listen.ts';
import { Publisher, type Send, WINDOW } from './publisher.ts';

const log = pino({ level: 'silent' });

describe('Publisher', () => {
  it('loses nothing to aedes when retained and other messages alternate in one burst', async () => {
    const aedes = await Aedes.createBroker({ concurrency: 2 * WINDOW });
    const server = createServer(aedes.handle);
    const port = await listen(server, { host: '127.0.0.1', port: 0, setting: 'MQTT_PORT' });
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, { protocolVersion: 4 });
    onTestFinished(async () => {
      client.end(true);
      aedes.close();
      server.close();
    });
    await client.subscribeAsync('#', { qos: 1 });
    const received: string[] = [];
    const all = Promise.withResolvers<void>();
    client.on('message', (_topic, payload) => {
      received.push(payload.toString());
      if (payload.toString() === 'last') all.resolve();
    });
    const publisher = new Publisher((message, done) => {
      aedes.publish({ cmd: 'publish', dup: false, ...message }, () => done());
    }, log);
    const sent = Array.from({ length: 5000 }, (_, i) => `${i}`);
    for (const [i, text] of sent.entries()) {
      if (i % 3 === 1) publisher.reply('reply', text);
      else publisher.event('event', text);
    }
    publisher.reply('reply', 'last');
    await all.promise;
    expect(received).toEqual([...sent, 'last']);
    await publisher.idle();
  });

  /** A broker whose subscribers take nothing until `release`. */
  function stalled(): { send: Send; sent: string[]; release: () => void } {
    const waiting: (() => void)[] = [];
    const sent: string[] = [];
    let open = false;
    const send: Send = ({ topic, payload }, done) => {
      sent.push(`${topic} ${payload}`);
      if (open) setImmediate(done);
      else waiting.push(done);
    };
    const release = () => {
      open = true;
      for (const done of waiting.splice(0)) setImmediate(done);
    };
    return { send, sent, release };
  }

  it('sends of a snapshot that has to wait only the newest', async () => {
    const { send, sent, release } = stalled();
    const publisher = new Publisher(send, log);
    publisher.reply('reply', '1');
    for (let i = 1; i <= 100; i++) publisher.snapshot('board', `${i}`);
    publisher.reply('reply', '2');
    release();
    await publisher.idle();
    expect(sent).toEqual(['reply 1', 'board 100', 'reply 2']);
  });

  it('holds a bounded number of messages: beyond it, the newest event of each match', async () => {
    const { send, sent, release } = stalled();
    const publisher = new Publisher(send, log, 100);
    for (let i = 1; i <= 10_000; i++) publisher.event('a', `${i}`);
    publisher.reply('reply', 'too much');
    publisher.event('b', '1');
    publisher.event('b', '2');
    release();
    await publisher.idle();
    expect(sent.length).toBeLessThan(WINDOW + 200);
    expect(sent.filter((one) => one.startsWith('a')).at(-1)).toBe('a 10000');
    expect(sent.filter((one) => one.startsWith('b'))).toEqual(['b 2']);
    expect(sent.filter((one) => one.startsWith('reply'))).toEqual([]);
  });

  it('holds those back who make messages faster than they can be sent', async () => {
    const { send, release } = stalled();
    const publisher = new Publisher(send, log, 100);
    const gone: number[] = [];
    for (let i = 0; i < 1000; i++) {
      publisher.reply('reply', `${i}`);
      publisher.whenRoom(() => gone.push(i));
    }
    expect(gone).toHaveLength(WINDOW + 49);
    release();
    await publisher.idle();
    expect(gone).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });
});
