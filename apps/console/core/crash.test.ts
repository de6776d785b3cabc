import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mqtt from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { emptyHead, extend } from '#shared/match/chain.ts';
import { topics } from '#shared/wire/mqtt.ts';
import { Journal } from './journal/journal.ts';
import { localScorer, tempDir } from './testing/console.ts';
import { innings } from './testing/drafts.ts';

const MATCH = 'final';
const DRAFT = topics.draft(MATCH);
const MAIN = join(import.meta.dirname, '../main.ts');
const KILLS = 4;
const Ready = z.object({ ready: z.literal('console'), mqtt: z.url() });

interface Child {
  readonly process: ChildProcess;
  readonly mqttUrl: string;
}

async function startProcess(dataDir: string): Promise<Child> {
  const env = { CONSOLE_PORT: '0', MQTT_PORT: '0', CONSOLE_HOST: '127.0.0.1', MQTT_HOST: '127.0.0.1' };
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { process: child, mqttUrl: Ready.parse(JSON.parse(line)).mqtt };
  }
  throw new Error('The console did not start.');
}

/** Publishes `drafts` without waiting for acks; `acked` gets the ids as the acks come in. */
async function publishUntilKilled(
  child: Child,
  dataDir: string,
  drafts: readonly { id: string }[],
  acked: Set<string>,
  killAfter: number,
) {
  const { username, password, clientId } = localScorer(dataDir);
  const client = await mqtt.connectAsync(child.mqttUrl, {
    protocolVersion: 4,
    reconnectPeriod: 0,
    username,
    password,
    clientId,
  });
  client.on('error', () => undefined);
  const target = acked.size + killAfter;
  const done = new Promise<void>((resolve) => {
    for (const one of drafts) {
      client.publish(DRAFT, JSON.stringify(one), { qos: 1 }, (error) => {
        if (error) return;
        acked.add(one.id);
        if (acked.size === target || acked.size >= drafts.length) resolve();
      });
    }
  });
  await done;
  return client;
}

describe('kill -9', () => {
  it('loses no acknowledged event, doubles none, and the chain still verifies', async () => {
    const dataDir = tempDir();
    const drafts = innings(3000);
    const acked = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const child = await startProcess(dataDir);
      // Everything is sent again each time, as by a client that cannot know what has arrived.
      const client = await publishUntilKilled(child, dataDir, drafts, acked, 300);
      child.process.kill('SIGKILL');
      await once(child.process, 'exit');
      client.end(true);
    }
    const afterKills = acked.size;
    expect(afterKills).toBeGreaterThanOrEqual(300);
    expect(afterKills).toBeLessThan(drafts.length);
    expect(logged(dataDir).filter((id) => acked.has(id))).toHaveLength(afterKills);

    const child = await startProcess(dataDir);
    const client = await publishUntilKilled(child, dataDir, drafts, acked, drafts.length);
    await client.endAsync();
    child.process.kill('SIGTERM');
    expect(await once(child.process, 'exit')).toEqual([0, null]);
    expect(logged(dataDir)).toEqual(drafts.map((one) => one.id));
  });
});

/** The ids in the journal's log, each checked to continue the chain. */
function logged(dataDir: string): string[] {
  const journal = new Journal(join(dataDir, 'console'));
  let head = emptyHead(MATCH);
  const ids: string[] = [];
  for (const event of journal.matches.log(MATCH)) {
    const next = extend(head, event);
    if ('code' in next) throw new Error(next.message);
    head = next;
    ids.push(event.id);
  }
  expect(journal.matches.find(MATCH)).toMatchObject({ seq: head.seq, hash: head.hash });
  journal.close();
  return ids;
}
