import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { topics } from '#shared/wire/mqtt.ts';
import { closed, connect, localScorer, pair, startConsole, tempDir } from '../testing/console.ts';
import { created, draft } from '../testing/drafts.ts';

const OPENSSL = process.env.OPENSSL ?? 'openssl';
const HAS_OPENSSL = spawnSync(OPENSSL, ['version']).status === 0;
const MATCH = 'final';
const qos1 = { qos: 1 } as const;

interface Made {
  readonly cert: string;
  readonly key: string;
}

/** A certificate for this machine, signed by itself; the client is told to trust it. */
function certificate(dir: string, name: string): Made {
  const made = { cert: join(dir, `${name}.crt`), key: join(dir, `${name}.key`) };
  execFileSync(
    OPENSSL,
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
      ...['-keyout', made.key, '-out', made.cert, '-subj', `/CN=${name}`],
      ...['-addext', 'subjectAltName=IP:127.0.0.1'],
    ],
    { stdio: 'ignore' },
  );
  return made;
}

const settings = ({ cert, key }: Made) => ({ MQTTS_PORT: '0', TLS_CERT: cert, TLS_KEY: key });
const refused = (env: Record<string, string>) =>
  startConsole(tempDir(), env).then(
    () => 'it started',
    (error: unknown) => String(error),
  );

describe.skipIf(!HAS_OPENSSL)('MQTT over TLS', () => {
  it('is the same broker: same keys, same rights, same word on a draft', async () => {
    const dir = tempDir();
    const made = certificate(dir, 'oval');
    const core = await startConsole(dir, settings(made));
    const url = `mqtts://127.0.0.1:${core.mqttsPort}`;
    const trust = { ca: readFileSync(made.cert) };
    const scorer = await connect(url, localScorer(dir), trust);
    await scorer.mqtt.subscribeAsync(topics.reply(MATCH, localScorer(dir).id), qos1);
    await scorer.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(created()), qos1);
    await scorer.until(() => scorer.replies(MATCH).length === 1);
    expect(scorer.replies(MATCH)[0]).toMatchObject({ status: 'accepted', seq: 1 });

    const board = await connect(url, await pair(core, 'board'), trust);
    board.mqtt.publish(topics.draft(MATCH), '{}', qos1);
    await closed(board);
    await expect(connect(url, { ...localScorer(dir), password: 'wrong' }, trust)).rejects.toThrow('Bad username');
    // Who does not know the certificate does not give the password away.
    await expect(connect(url, localScorer(dir))).rejects.toThrow('self-signed');
    // What is no TLS is refused and disturbs nobody.
    await expect(connect(`mqtt://127.0.0.1:${core.mqttsPort}`, localScorer(dir))).rejects.toThrow();
    expect(scorer.mqtt.connected).toBe(true);
  });

  it('takes up a renewed certificate without dropping anybody, and keeps the old one while the new does not fit', async () => {
    const dir = tempDir();
    const [made, next] = [certificate(dir, 'first'), certificate(dir, 'second')];
    const trust = { ca: [readFileSync(made.cert), readFileSync(next.cert)] };
    const core = await startConsole(dir, settings(made));
    const { mqttsPort } = core;
    if (mqttsPort === null) throw new Error('no port');
    const scorer = await connect(`mqtts://127.0.0.1:${mqttsPort}`, localScorer(dir), trust);
    await scorer.mqtt.subscribeAsync(topics.reply(MATCH, localScorer(dir).id), qos1);
    expect(await shownBy(mqttsPort)).toBe('first');

    renameSync(next.cert, made.cert);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await shownBy(mqttsPort)).toBe('first');
    renameSync(next.key, made.key);
    await expect.poll(() => shownBy(mqttsPort), { timeout: 10_000 }).toBe('second');

    await scorer.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(created()), qos1);
    await scorer.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(draft('match.started')), qos1);
    await scorer.until(() => scorer.replies(MATCH).length === 2);
    expect(scorer.mqtt.connected).toBe(true);
    await connect(`mqtts://127.0.0.1:${mqttsPort}`, await pair(core, 'board'), trust);
  }, 30_000);

  it('says in a sentence which file is wrong, and does not start', async () => {
    const dir = tempDir();
    const [made, other] = [certificate(dir, 'one'), certificate(dir, 'other')];
    const text = join(dir, 'text');
    writeFileSync(text, 'hello');
    const locked = join(dir, 'locked.key');
    execFileSync(OPENSSL, ['pkcs8', '-topk8', '-in', made.key, '-out', locked, '-passout', 'pass:secret']);
    expect(await refused({ TLS_CERT: made.cert })).toContain('TLS_CERT is set and TLS_KEY is not');
    expect(await refused({ ...settings(made), TLS_CERT: join(dir, 'none') })).toContain('there is no such file');
    expect(await refused({ ...settings(made), TLS_KEY: dir })).toContain('that is a folder');
    expect(await refused({ ...settings(made), TLS_CERT: text })).toContain('holds no certificate in PEM form');
    expect(await refused({ ...settings(made), TLS_KEY: text })).toContain('holds no private key in PEM form');
    expect(await refused({ ...settings(made), TLS_KEY: other.key })).toContain('is not the key of the certificate');
    expect(await refused({ ...settings(made), TLS_KEY: locked })).toContain('is protected by a passphrase');
  });

  it('is not there without a certificate', async () => {
    expect((await startConsole()).mqttsPort).toBeNull();
  });
});

/** The name in the certificate that a new connection is shown. */
function shownBy(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const { CN } = socket.getPeerCertificate().subject;
      socket.destroy();
      resolve(String(CN));
    });
    socket.once('error', reject);
  });
}
