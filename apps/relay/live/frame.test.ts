import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './frame.ts';
import { LiveSession } from './session.ts';

/** Another make's reader on the other end: what the standard client understands is a frame. */
const server = createServer();
let fan: WebSocket;
let write: (texts: readonly string[]) => void;
let closeOurs: () => void;
const heard: string[] = [];

beforeAll(async () => {
  const upgrades = new WebSocketServer({ noServer: true, WebSocket: LiveSession });
  const opened = new Promise<void>((resolve) => {
    server.on('upgrade', (request, socket, head) =>
      upgrades.handleUpgrade(request, socket, head, (session) => {
        const nowhere = { join: () => null, mayAwait: () => false, leave: () => undefined, slow: () => undefined };
        session.begin(socket, nowhere, () => undefined);
        write = (texts) => session.write(Buffer.concat(texts.map(textFrame)));
        closeOurs = () => session.close(4000, 'enough');
        resolve();
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  fan = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  fan.on('message', (data, isBinary) => heard.push(isBinary ? 'binary' : data.toString()));
  await opened;
});
afterAll(() => {
  fan.terminate();
  server.close();
});

test('frames of every length, one by one and in a row, are read as they were written', async () => {
  const texts = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000].flatMap((length) => [
    'x'.repeat(length),
    '🏏é'.repeat(Math.ceil(length / 6)),
  ]);
  for (const text of texts) write([text]);
  write(texts);
  write([]);
  await expect.poll(() => heard.length, { timeout: 5000 }).toBe(2 * texts.length);
  expect(heard).toEqual([...texts, ...texts]);
});

test('nothing is written after the goodbye has begun', async () => {
  heard.length = 0;
  const closed = new Promise((resolve) => fan.once('close', resolve));
  write(['before']);
  closeOurs();
  write(['after']);
  expect(await closed).toBe(4000);
  expect(heard).toEqual(['before']);
});
