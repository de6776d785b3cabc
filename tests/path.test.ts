import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EventData } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { EventsPage, MatchDetail, MatchList, ScorecardView } from '#shared/wire/rest.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { consoleLog } from './journal.ts';
import { CORPUS, eventually, getJson, tool, withStack } from './support.ts';

const REAL_ODI = join(CORPUS, 'cricket/1059716.json');
const Message = z.looseObject({ op: z.string(), seq: z.int().optional() });

/** The whole path: scorer's MQTT client, broker, SQLite, uplink, Postgres, WebSocket fan. */
async function followMatch(file: string, match: string): Promise<void> {
  await withStack(async (stack) => {
    await stack.startRelay();
    await stack.startConsole();
    const env = { DATA_DIR: stack.dataDir };
    const watch = tool('watch.ts', [match, '--json', '--from-start', '--exit-at-end', '--relay', stack.relayUrl]);
    const replay = tool('replay.ts', [file, '--mqtt', stack.mqttUrl, '--speed', 'max'], env);
    const replayed = await replay.finished;
    expect(replayed.stderr).toBe('');
    expect(replayed.code).toBe(0);

    const detail = await eventually('the match has ended at the relay', async () => {
      const found = await getJson(`${stack.relayUrl}/v1/matches/${match}`, MatchDetail);
      return found?.scoreboard.status === 'ended' ? found : null;
    });
    const watched = await watch.finished;
    const seqs = watched.stdout
      .trim()
      .split('\n')
      .map((line) => Message.parse(JSON.parse(line)))
      .filter(({ op }) => op === 'event')
      .map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: detail.seq }, (_, index) => index + 1));

    const verified = await tool('verify.ts', [match, '--relay', stack.relayUrl]).finished;
    expect(verified).toMatchObject({ code: 0 });
    expect(JSON.parse(verified.stdout)).toMatchObject({ seq: detail.seq, signed: { seq: detail.seq }, faults: [] });
    const scored = await tool('score.ts', [file]).finished;
    const { id, ...card } = EventData.parse(JSON.parse(scored.stdout));
    const relayed = await getJson(`${stack.relayUrl}/v1/matches/${match}/scorecard`, ScorecardView);
    expect(id).toBe(match);
    expect(relayed?.scorecard).toEqual(card);
    const { state } = MatchFold.of(consoleLog(stack.dataDir, match));
    expect(JSON.parse(JSON.stringify(state?.game.scorecard()))).toEqual(card);

    const live = await getJson(`${stack.relayUrl}/matches/live`, MatchList);
    expect(live?.matches).toEqual([]);
    // Running it again finds everything there.
    const again = await tool('replay.ts', [file, '--mqtt', stack.mqttUrl, '--speed', 'max'], env).finished;
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 0, refused: 0 });
    const page = await getJson(`${stack.relayUrl}/v1/matches/${match}/events?after=${detail.seq}`, EventsPage);
    expect(page?.events).toEqual([]);
  });
}

describe('the whole path', () => {
  it('carries a demo match from its file to a fan, every event once and in order', { timeout: 120_000 }, async () => {
    const file = join(process.env.TMPDIR ?? '/tmp', `scorewire-demo-${process.pid}.jsonl`);
    const log = record('path-demo', demoMatch(3));
    await writeFile(file, log.map((event) => JSON.stringify(event)).join('\n'));
    await followMatch(file, 'path-demo');
  });

  it.skipIf(!existsSync(REAL_ODI))('carries a real ODI (../shared/data)', { timeout: 120_000 }, async () => {
    await followMatch(REAL_ODI, '1059716');
  });
});
