import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Draft } from '#shared/match/event.ts';
import { topics } from '#shared/wire/mqtt.ts';
import type { Core } from './core.ts';
import { connect, localScorer, pair, startConsole, tcp, tempDir } from './testing/console.ts';
import { draft, innings } from './testing/drafts.ts';
import { Peer } from './testing/peer.ts';
import { openApi, type Ui } from './testing/ui.ts';

async function operator(core: Core): Promise<Ui> {
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (typeof ui === 'number') throw new Error(`refused with ${ui}`);
  return ui;
}

async function score(ui: Ui, match: string, drafts: readonly Draft[]): Promise<void> {
  for (const one of drafts) {
    const answer = await ui.ask({ op: 'draft', match, draft: one });
    if (answer.status !== 'accepted') throw new Error(JSON.stringify(answer));
  }
}

/** The same match, to practise. */
function practice(balls: number): Draft[] {
  return innings(balls).map((one, i) => (i === 0 ? { ...one, data: { ...one.data, practice: true } } : one));
}

it('never leaves its console: not when it is scored, not after a restart, not when its set-up is corrected', async () => {
  const peer = await Peer.start();
  peer.onEvents = (batch) => peer.ack(batch);
  const dir = tempDir();
  const env = { RELAY_URL: peer.url };
  let core = await startConsole(dir, env);
  let ui = await operator(core);
  const [begun, ...rest] = practice(4);
  if (begun === undefined) throw new Error('no match');
  await score(ui, 'try', [begun, ...rest]);
  const { practice: _, ...real } = begun.data;
  await score(ui, 'try', [draft('correction.amend', { target: begun.id, data: real })]);
  expect(ui.of('match').at(-1)?.summary).toMatchObject({ ackedSeq: 7, scoreboard: { practice: true } });
  await score(ui, 'final', innings(2));
  await peer.until(() => peer.seqs('final').length === 4);

  await core.stop();
  core = await startConsole(dir, env);
  ui = await operator(core);
  await peer.until(() => peer.connections === 2);
  await score(ui, 'try', [draft('cricket.delivery', { runs: { batter: 1 } })]);
  await score(ui, 'final', [draft('cricket.delivery', { runs: { batter: 1 } })]);
  await peer.until(() => peer.seqs('final').includes(5));
  expect(JSON.stringify(peer.received)).not.toContain('"try"');
  for (const op of ['handOver', 'takeOver', 'followMatch'] as const) {
    await expect(ui.ask({ op, match: 'try' })).rejects.toThrow('practice');
  }
  // An output that shows the match scored last shows a real one.
  await score(ui, 'try', [draft('cricket.delivery', { runs: { batter: 4 } })]);
  const { key } = await ui.ask({ op: 'outputs' });
  const shown = await fetch(`http://127.0.0.1:${core.httpPort}/outputs/live.json?key=${key}`);
  expect(await shown.json()).toMatchObject({ scene: { match: 'final' } });
});

it('is deleted with all that belongs to it, and no real match is', async () => {
  const dir = tempDir();
  const core = await startConsole(dir);
  const ui = await operator(core);
  const other = await operator(core);
  await score(ui, 'final', innings(2));
  await score(ui, 'try', practice(3));
  await ui.ask({ op: 'draft', match: 'try', draft: draft('cricket.delivery', { striker: 'nobody' }) });
  await ui.ask({ op: 'open', match: 'try' });
  await expect(ui.ask({ op: 'removePractice', match: 'final' })).rejects.toThrow('not-practice');
  await ui.ask({ op: 'removePractice', match: 'try' });
  for (const each of [ui, other]) await each.until(() => each.of('removed').some(({ match }) => match === 'try'));
  await expect(ui.ask({ op: 'removePractice', match: 'try' })).rejects.toThrow('not-practice');
  expect(await ui.ask({ op: 'refused', match: 'try', limit: 10 })).toEqual([]);
  expect(await ui.ask({ op: 'open', match: 'try' })).toEqual({ term: 0, seq: 0 });

  // Nothing is left on the broker for a board that comes later.
  const board = await connect(tcp(core), localScorer(dir));
  await board.mqtt.subscribeAsync(['try', 'final'].map(topics.scoreboard), { qos: 1 });
  await board.until((messages) => messages.length > 0);
  expect(board.received.map(({ topic }) => topic)).toEqual([topics.scoreboard('final')]);

  const again = await ui.ask({ op: 'draft', match: 'try', draft: draft('cricket.delivery', { runs: { batter: 1 } }) });
  expect(again).toMatchObject({ status: 'refused', error: { code: 'no-match' } });
  await core.stop();
  expect(readFileSync(join(dir, 'console', 'journal.sqlite')).includes('"match":"final"')).toBe(true);
  const matches = (await operator(await startConsole(dir))).of('matches').at(-1)?.matches;
  expect(matches?.map(({ match }) => match)).toEqual(['final']);
});
