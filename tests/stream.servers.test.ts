import { createServer } from 'node:http';
import { connect, createServer as createProxy, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ConsoleLink } from '../apps/relay/testing/console.ts';
import { Scoring } from '../apps/relay/testing/cricket-log.ts';
import { testRelay } from '../apps/relay/testing/relay.ts';
import { CHROMIUM, withBrowser } from './browser.ts';
import { eventually } from './support.ts';

/** A network between fans and the relay that breaks when told to. */
class Network {
  readonly #sockets = new Set<Socket>();
  readonly #proxy;
  /** Connections that were made through it. */
  made = 0;

  constructor(port: number) {
    this.#proxy = createProxy((near) => {
      const far = connect(port, '127.0.0.1');
      this.made += 1;
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
        one.pipe(other);
      }
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#proxy.listen(0, '127.0.0.1', resolve));
    const address = this.#proxy.address();
    return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  close(): void {
    this.cut();
    this.#proxy.close();
  }
}

/** Somebody else's page, of another origin, that follows a match by EventSource. */
async function withPage(relayUrl: string, use: (url: string) => Promise<void>): Promise<void> {
  const html = `<!doctype html><ol></ol><script>
    const source = new EventSource(${JSON.stringify(`${relayUrl}/v1/matches/chromium/stream`)});
    for (const name of ['snapshot', 'event', 'gap', 'problem']) {
      source.addEventListener(name, ({ data, lastEventId }) => {
        const item = document.createElement('li');
        item.textContent = name + ' ' + lastEventId + ' ' + (JSON.parse(data).corrects === true);
        document.querySelector('ol').append(item);
      });
    }
  </script>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe.skipIf(CHROMIUM === null)('EventSource in a real Chromium', () => {
  it('is told each event once and in order, also over a lost network, and corrections', async () => {
    const relay = await testRelay();
    const network = new Network(Number(new URL(relay.url).port));
    try {
      const link = await ConsoleLink.connect(relay.ws, 'console');
      const scoring = new Scoring('chromium').begin();
      await link.store(scoring.log);
      await withPage(await network.open(), (url) =>
        withBrowser(async (context) => {
          const page = await context.newPage();
          await page.goto(url);
          const lines = () => page.locator('li').allTextContents();
          await eventually('the snapshot', async () => ((await lines()).length === 1 ? true : null));
          await link.store(scoring.balls(3).log.slice(3));
          await eventually('three balls', async () => ((await lines()).length === 4 ? true : null));
          // The network breaks: Chromium connects again by itself, with Last-Event-ID.
          const before = network.made;
          network.cut();
          await link.store(scoring.balls(2).log.slice(6));
          await eventually('another connection', () => (network.made > before ? true : null));
          scoring.add('correction.void', { target: scoring.log[4]?.id });
          await link.store(scoring.log.slice(-1));
          await eventually('the rest', async () => ((await lines()).length === 7 ? true : null));
          expect(await lines()).toEqual([
            'snapshot 1:3 false',
            ...[4, 5, 6, 7, 8].map((seq) => `event 1:${seq} false`),
            'event 1:9 true',
          ]);
        }),
      );
    } finally {
      network.close();
      await relay.close();
    }
  });
});
