import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import pino from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConsoleDown, ConsolePush } from '#shared/wire/console.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { tempDir } from '../core/testing/console.ts';
import { CoreHost, type WindowPort } from './core-host.ts';
import type { FromCore } from './messages.ts';

/** A Node port in the shape that Electron gives its ports. */
function asWindowPort(port: MessagePort): WindowPort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
    start: () => port.start(),
    close: () => port.close(),
  };
}

async function hosted(settings: Record<string, string> = {}) {
  const posted: FromCore[] = [];
  const exits: number[] = [];
  const host = new CoreHost(
    (message) => posted.push(message),
    (code) => exits.push(code),
    pino({ level: 'silent' }),
  );
  const dataDir = tempDir();
  mkdirSync(join(dataDir, 'pages'));
  const ports = { CONSOLE_PORT: '0', CONSOLE_HOST: '127.0.0.1', MQTT_PORT: '0', MQTT_HOST: '127.0.0.1' };
  await host.received(
    { kind: 'start', settings: { DATA_DIR: dataDir, ...ports, ...settings }, pages: join(dataDir, 'pages') },
    [],
  );
  onTestFinished(() => host.received({ kind: 'stop' }, []));
  return { host, posted, exits };
}

/** The window's end: what came, and whether it says what it has taken. */
function windowOf(host: CoreHost, acknowledge: boolean) {
  const { port1, port2 } = new MessageChannel();
  const texts: string[] = [];
  port2.on('message', (text: string) => {
    texts.push(text);
    if (acknowledge) port2.postMessage(1);
  });
  onTestFinished(() => port2.close());
  void host.received({ kind: 'window' }, [asWindowPort(port1)]);
  return {
    port: port2,
    texts,
    pushes: () => texts.map((text) => ConsoleDown.parse(JSON.parse(text))).filter((frame) => 'push' in frame),
  };
}

describe('the core under the desktop shell', () => {
  it('says that it is ready and serves a window the whole API over a port', async () => {
    const { host, posted } = await hosted();
    expect(posted).toMatchObject([{ kind: 'ready' }]);
    const window = windowOf(host, true);
    await expect
      .poll(() => window.pushes().map(({ push }) => push))
      .toEqual(expect.arrayContaining(['hello', 'matches', 'sync']));
    const hello = ConsolePush.parse(window.pushes()[0]);
    expect(hello).toMatchObject({ push: 'hello', user: 'desktop' });

    window.port.postMessage(JSON.stringify({ id: 7, request: { op: 'devices' } }));
    await expect.poll(() => window.texts.at(-1)).toContain('"id":7');
    expect(parseMessage(ConsoleDown, window.texts.at(-1) ?? '')).toMatchObject({ ok: true, value: { ok: true } });
  });

  it('answers a frame that is none, and hears no other messages', async () => {
    const { host } = await hosted();
    const window = windowOf(host, true);
    window.port.postMessage({ evil: true });
    window.port.postMessage('{"id":3,"request":{"op":"format-disk"}}');
    await expect.poll(() => window.texts.at(-1)).toContain('"id":3,"ok":false');
  });

  it('says why it cannot start, in place of starting again and again', async () => {
    const { posted } = await hosted({ MQTT_PORT: 'none' });
    expect(posted).toMatchObject([{ kind: 'failed', message: expect.stringContaining('MQTT_PORT') }]);
  });

  it('stops the core in good order', async () => {
    const { host, exits } = await hosted();
    await host.received({ kind: 'stop' }, []);
    expect(exits).toEqual([0]);
  });
});
