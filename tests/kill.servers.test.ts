import { rmSync } from 'node:fs';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { checkJournalFile } from '#console/core/backup/check.ts';
import { Journal } from '#console/core/journal/journal.ts';
import { emptyHead, extend } from '#shared/match/chain.ts';
import { topics } from '#shared/wire/mqtt.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ConsoleReady, launch, type Running } from '../scripts/cli/process.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { openFolder, ROOT } from './support.ts';

const KILLS = 200;
/** A kill comes at any moment of this many ms after the scorer is connected; one in five as long after the start. */
const WITHIN_MS = 220;
const MAIN = join(ROOT, 'apps/console/main.ts');
const MATCH = 'killed';
const recorded = record(MATCH, demoMatch(11));

describe('a console that is killed at random moments', () => {
  it(`${KILLS} times under a scorer loses no acknowledged event, doubles none, and its journal opens each time`, async () => {
    // Two consoles at a time: a start waits for the disk as often as for the processor.
    const rounds = await Promise.all([20_260_301, 19_990_617].map((seed) => killAgainAndAgain(KILLS / 2, seed)));
    // Enough was acknowledged for a loss to be seen.
    expect(Math.min(...rounds)).toBeGreaterThan(KILLS / 2);
  }, 1_800_000);
});

/** @returns how many events were acknowledged in all */
async function killAgainAndAgain(kills: number, seed: number): Promise<number> {
  const dataDir = await openFolder('scorewire-kill-');
  const env = { ...quiet, DATA_DIR: dataDir, NODE_COMPILE_CACHE: join(dataDir, 'cache'), BACKUP_EVERY: '0.0005' };
  const acked = new Set<string>();
  const next = randomFrom(seed);
  let before = 0;
  let sent = 0;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const running = await launch(MAIN, env, ConsoleReady, () => undefined);
      const moment = next() * WITHIN_MS;
      const killSoon = () => setTimeout(() => running.child.kill('SIGKILL'), moment);
      if (kill % 5 === 0) killSoon();
      sent = await scoreUntilGone(running, dataDir, sent, acked, killSoon);
      await running.ended;
      if (sent < recorded.length) continue;
      // The match is over: it is checked, and begins again from nothing.
      expectWhole(dataDir, acked);
      rmSync(join(dataDir, 'console'), { recursive: true, force: true });
      before += acked.size;
      acked.clear();
      sent = 0;
    }
    expectWhole(dataDir, acked);
    return before + acked.size;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Numbers from 0 to 1 by a seed: a failure can be played again, as far as the machine's own timing allows. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const quiet = {
  CONSOLE_PORT: '0',
  MQTT_PORT: '0',
  CONSOLE_HOST: '127.0.0.1',
  MQTT_HOST: '127.0.0.1',
  LOG_LEVEL: 'silent',
};

/**
 * A scorer who does not know what arrived before the kill, and sends from a little before its last acknowledgement on.
 * @returns up to where all is acknowledged
 */
async function scoreUntilGone(
  running: Running<z.infer<typeof ConsoleReady>>,
  dataDir: string,
  from: number,
  acked: Set<string>,
  connected: () => void,
): Promise<number> {
  const { username, password } = await localScorer(dataDir);
  const client = mqtt.connect(running.ready.mqtt, {
    protocolVersion: 4,
    reconnectPeriod: 0,
    username,
    password,
    clientId: username,
  });
  client.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  client.once('connect', () => {
    connected();
    for (const { id, type, data, at } of recorded.slice(Math.max(0, from - 5), from + 60)) {
      client.publish(topics.draft(MATCH), JSON.stringify({ id, type, data, at }), { qos: 1 }, (error) => {
        if (!error) acked.add(id);
      });
    }
  });
  await Promise.race([running.ended, closed]);
  client.end(true);
  let done = from;
  while (done < recorded.length && acked.has(recorded[done]?.id ?? '')) done++;
  return done;
}

/** The log is the beginning of what was scored, in order, once each; all that was acknowledged is in it. */
function expectWhole(dataDir: string, acked: ReadonlySet<string>): void {
  const dir = join(dataDir, 'console');
  const journal = new Journal(dir);
  let head = emptyHead(MATCH);
  const ids: string[] = [];
  for (const event of journal.matches.log(MATCH)) {
    const next = extend(head, event);
    if ('code' in next) throw new Error(next.message);
    head = next;
    ids.push(event.id);
  }
  const { file } = journal;
  journal.close();
  expect(checkJournalFile(file)).toMatchObject({ ok: true });
  expect(ids).toEqual(recorded.slice(0, ids.length).map(({ id }) => id));
  const logged = new Set(ids);
  expect([...acked].filter((id) => !logged.has(id))).toEqual([]);
}
