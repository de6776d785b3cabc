import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { emptyHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { EventsPage } from '#shared/wire/rest.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { consoleLog } from './journal.ts';
import { eventually, getJson, tool, withStack } from './support.ts';

const MATCH = 'faults';
const recorded = record(MATCH, demoMatch(11));
const ids = recorded.map(({ id }) => id);
const Summary = z.object({ accepted: z.int(), duplicate: z.int(), refused: z.int(), resumedAt: z.int() });

let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorewire-faults-'));
  file = join(folder, 'match.jsonl');
  await writeFile(file, recorded.map((event) => JSON.stringify(event)).join('\n'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('nothing acked is lost, nothing is doubled', () => {
  it('when the console is killed in the middle of a replay, five times', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      for (let kills = 0; kills < 5; kills++) {
        const target = Math.floor(((kills + 1) * ids.length) / 7);
        const replay = startReplay(stack, '200', '2');
        await eventually('the replay is on its way', () =>
          consoleLog(stack.dataDir, MATCH).length >= target ? true : null,
        );
        await stack.killConsole();
        await stack.startConsole();
        replay.kill('SIGKILL');
        await replay.finished;
      }
      const summary = await finishReplay(stack);
      expect(summary.resumedAt).toBeGreaterThan(1);
      await expectWholeLog(stack);
    });
  });

  it('when the relay is killed in the middle of a replay', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      const replay = startReplay(stack, '400', '60');
      await eventually('the relay has some events', async () => ((await relayLog(stack)).length > 60 ? true : null));
      await stack.killRelay();
      await sleep(500);
      await stack.startRelay();
      expect((await replay.finished).code).toBe(0);
      await expectWholeLog(stack);
    });
  });

  it('when the relay is away for the whole match and started afterwards', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.stopRelay();
      await stack.startConsole();
      await finishReplay(stack);
      expect(consoleLog(stack.dataDir, MATCH).map(({ id }) => id)).toEqual(ids);
      await stack.startRelay();
      await expectWholeLog(stack);
    });
  });

  it('when both are killed at once', async () => {
    await withStack(async (stack) => {
      await stack.startRelay();
      await stack.startConsole();
      const replay = startReplay(stack, '400', '60');
      await eventually('the relay has some events', async () => ((await relayLog(stack)).length > 60 ? true : null));
      await Promise.all([stack.killRelay(), stack.killConsole()]);
      await stack.startRelay();
      await stack.startConsole();
      expect((await replay.finished).code).toBe(0);
      await expectWholeLog(stack);
    });
  });
});

function startReplay(stack: Stack, speed: string, patience: string) {
  const args = [file, '--mqtt', stack.mqttUrl, '--speed', speed, '--patience', patience];
  return tool('replay.ts', args, { DATA_DIR: stack.dataDir });
}

async function finishReplay(stack: Stack): Promise<z.infer<typeof Summary>> {
  const finished = await startReplay(stack, 'max', '60').finished;
  expect(finished).toMatchObject({ code: 0 });
  return Summary.parse(JSON.parse(finished.stdout));
}

/** Console and relay hold the same log: every event of the file once, in order, in one unbroken chain. */
async function expectWholeLog(stack: Stack): Promise<void> {
  const stored = await eventually('the relay has the whole match', async () => {
    const log = await relayLog(stack);
    return log.length >= ids.length ? log : null;
  });
  expect(stored.map(({ id }) => id)).toEqual(ids);
  expect(consoleLog(stack.dataDir, MATCH)).toEqual(stored);
  let head = emptyHead(MATCH);
  for (const event of stored) {
    const next = extend(head, event);
    if ('code' in next) throw new Error(next.message);
    head = next;
  }
  expect(await tool('verify.ts', [MATCH, '--relay', stack.relayUrl]).finished).toMatchObject({ code: 0 });
}

async function relayLog(stack: Stack): Promise<MatchEvent[]> {
  const log: MatchEvent[] = [];
  while (true) {
    const page = await getJson(
      `${stack.relayUrl}/v1/matches/${MATCH}/events?after=${log.length}&limit=500`,
      EventsPage,
    );
    log.push(...(page?.events ?? []));
    if (!page?.more) return log;
  }
}
