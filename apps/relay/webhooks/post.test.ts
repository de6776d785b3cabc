import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayReach } from './address.ts';
import { Connections, post, type Resolve, systemResolve } from './post.ts';

const heard: string[] = [];
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    if (request.url === '/redirect') response.writeHead(302, { location: '/elsewhere' }).end();
    else if (request.url === '/flood') {
      response.writeHead(200);
      const more = () => {
        while (response.writable && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    } else if (request.url === '/busy') response.writeHead(429, { 'retry-after': '120' }).end();
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => server.close());

const to = (host: string, path = '/') => new URL(`http://${host}:${port}${path}`);
const signal = () => AbortSignal.timeout(5000);
const at =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const privately = { resolve: systemResolve, privateToo: true };

describe('kept connections', () => {
  test('are used again, no more of them to an origin than are allowed, and judged as any other', async () => {
    let made = 0;
    server.on('connection', () => {
      made += 1;
    });
    const connections = new Connections(3, 5000);
    const kept = { ...privately, connections };
    const answers = await Promise.all(Array.from({ length: 30 }, () => post(to('localhost'), {}, 'x', signal(), kept)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 204));
    expect((await post(to('localhost'), {}, 'x', signal(), kept)).status).toBe(204);
    expect(made).toBeLessThanOrEqual(3);
    const inside = { ...kept, resolve: at('169.254.169.254') };
    await expect(post(to('inside.example'), {}, 'x', signal(), inside)).rejects.toThrow('not on the public internet');
    connections.close();
  });
});

describe('where a webhook may lead', () => {
  test('is the public internet, however the address is written', () => {
    for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8']) {
      expect(mayReach(address, false), address).toBe(true);
    }
    const hostile = [
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '100.100.100.200',
      '192.0.0.192',
      '198.18.0.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '168.63.129.16',
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:a9fe:a9fe',
      '64:ff9b::7f00:1',
      '64:ff9b::a9fe:a9fe',
      '64:ff9b:1::a00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      '2001::1',
      '::7f00:1',
      '4000::1',
      'fec0::1',
      'localhost',
      '',
      '0x7f.1x',
    ];
    for (const address of hostile) expect(mayReach(address, false), address).toBe(false);
  });

  test('includes private networks where the setting says so, metadata never', () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '::1', 'fd12::1', '::ffff:10.0.0.1']) {
      expect(mayReach(address, true), address).toBe(true);
    }
    for (const address of [
      '169.254.169.254',
      '::ffff:169.254.169.254',
      '168.63.129.16',
      '0.0.0.0',
      '64:ff9b::7f00:1',
    ]) {
      expect(mayReach(address, true), address).toBe(false);
    }
  });
});

describe('posting', () => {
  // Plain HTTP is for private networks, so what must not be reached is asked for over TLS: it must fail before that.
  const publicly = (resolve: Resolve) => ({ resolve, privateToo: false });
  const secure = (host: string) => new URL(`https://${host}:${port}/`);

  test('connects to no address in numbers that is not public, whatever its notation', async () => {
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '017700000001',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
    ]) {
      const before = heard.length;
      await expect(post(secure(host), {}, '', signal(), publicly(systemResolve)), host).rejects.toThrow(
        'not on the public internet',
      );
      expect(heard.length).toBe(before);
    }
    await expect(post(to('127.0.0.1'), {}, '', signal(), publicly(systemResolve))).rejects.toThrow('https');
  });

  test('judges every address of a name, at every connection', async () => {
    await expect(post(secure('a.example'), {}, '', signal(), publicly(at('8.8.8.8', '10.0.0.1')))).rejects.toThrow(
      '10.0.0.1',
    );
    await expect(post(secure('localhost'), {}, '', signal(), publicly(systemResolve))).rejects.toThrow(
      'not on the public',
    );
    await expect(post(secure('a.example'), {}, '', signal(), publicly(at()))).rejects.toThrow('no address');
  });

  test('a name that changes its mind leads nowhere: the address that is judged is the one that is connected to', async () => {
    // Allowed when asked first, the metadata service's from then on.
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const poster = { resolve: rebinding, privateToo: true };
    const before = heard.length;
    expect((await post(to('rebind.example', '/first'), {}, '', signal(), poster)).status).toBe(204);
    // One look, one connection: had it been looked up again to connect, it would not have come here.
    expect([asked, heard.slice(before)]).toEqual([1, ['/first']]);
    await expect(post(to('rebind.example'), {}, '', signal(), poster)).rejects.toThrow('169.254.169.254');
    expect(asked).toBe(2);
  });

  test('follows no redirect, reads no flood to its end, hears Retry-After', async () => {
    expect((await post(to('127.0.0.1', '/redirect'), {}, 'x', signal(), privately)).status).toBe(302);
    expect(heard).not.toContain('/elsewhere');
    expect((await post(to('127.0.0.1', '/flood'), {}, 'x', signal(), privately)).status).toBe(200);
    expect(await post(to('127.0.0.1', '/busy'), {}, 'x', signal(), privately)).toEqual({
      status: 429,
      retryAfterMs: 120_000,
    });
    const closed = new Promise<number>((resolve) => {
      server.getConnections((_, count) => resolve(count));
    });
    expect(await closed).toBeLessThan(4);
  });
});
