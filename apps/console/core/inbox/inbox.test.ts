import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import type { StoredObservation } from '#shared/wire/inbox.ts';
import { topics } from '#shared/wire/mqtt.ts';
import type { Core } from '../core.ts';
import { connect, localScorer, pair, startConsole, type TestClient, tcp, tempDir } from '../testing/console.ts';
import { draft, innings } from '../testing/drafts.ts';
import { openApi, Ui } from '../testing/ui.ts';

const MATCH = 'final';

/** A match under way, an operator who looks at it, and a device. */
async function begun(dataDir = tempDir()) {
  const core = await startConsole(dataDir);
  const operator = await pair(core, 'operator');
  const ui = await openApi(core, operator.cookie);
  if (!(ui instanceof Ui)) throw new Error(`refused with ${ui}`);
  for (const each of innings(3))
    expect(await ui.ask({ op: 'draft', match: MATCH, draft: each })).toMatchObject({ status: 'accepted' });
  await ui.ask({ op: 'open', match: MATCH });
  const device = await pair(core, 'device');
  return { core, ui, operator, device, gun: await connect(tcp(core), device), dataDir };
}

async function observe({ mqtt }: TestClient, device: string, kind: string, data: JsonObject): Promise<void> {
  await mqtt.publishAsync(topics.observation(MATCH, device, kind), JSON.stringify(data), { qos: 1 });
}

function newest(ui: Ui): StoredObservation | undefined {
  return ui.of('observation').at(-1)?.observation;
}

const log = (ui: Ui) => ui.of('log').flatMap(({ events }) => events);
const ball = (runs: number) => draft('cricket.delivery', { over: 0, bowler: 'B1', runs: { batter: runs } });

/** What became of accepting observation `n` as `one`. */
async function accepted(ui: Ui, n: number, one: ReturnType<typeof ball>): Promise<string> {
  const reply = await ui.ask({ op: 'acceptObservation', match: MATCH, n, draft: one });
  return reply.status === 'refused' ? reply.error.code : reply.status;
}

describe('the inbox', () => {
  it('has what devices saw, the newest first, and tells of it at once', async () => {
    const { ui, gun, device } = await begun();
    await observe(gun, device.id, 'boundary', { runs: 4 });
    await observe(gun, device.id, 'ball-speed', { kmh: 131 });
    await ui.until(() => ui.of('observation').length === 2);
    expect(newest(ui)).toMatchObject({
      device: device.id,
      kind: 'ball-speed',
      data: { kmh: 131 },
      outcome: { kind: 'open' },
    });
    const listed = await ui.ask({ op: 'observations', match: MATCH, limit: 10 });
    expect(listed.map(({ kind }) => kind)).toEqual(['ball-speed', 'boundary']);
    expect(await ui.ask({ op: 'observations', match: 'another', limit: 10 })).toEqual([]);
  });

  it('links what the operator accepts to the event, once, also across a restart', async () => {
    const { core, ui, gun, device, operator, dataDir } = await begun();
    await observe(gun, device.id, 'boundary', { runs: 4 });
    await ui.until(() => ui.of('observation').length === 1);
    const n = newest(ui)?.n ?? 0;
    const four = ball(4);
    expect(await ui.ask({ op: 'acceptObservation', match: MATCH, n, draft: four })).toMatchObject({
      status: 'accepted',
    });
    await ui.until(() => newest(ui)?.outcome.kind === 'accepted');
    expect(newest(ui)?.outcome).toEqual({ kind: 'accepted', event: four.id, by: operator.id });
    expect(log(ui).find(({ id }) => id === four.id)?.source).toEqual({ kind: 'console', id: operator.id });
    await expect(ui.ask({ op: 'acceptObservation', match: MATCH, n, draft: ball(4) })).rejects.toThrow(
      'already-accepted',
    );
    // Somebody else's late "ignore" changes nothing.
    await ui.ask({ op: 'ignoreObservation', n });
    await core.stop();
    const again = await startConsole(dataDir);
    const later = await openApi(again, (await pair(again, 'operator')).cookie);
    if (!(later instanceof Ui)) throw new Error(`refused with ${later}`);
    const [kept] = await later.ask({ op: 'observations', match: MATCH, limit: 1 });
    expect(kept?.outcome).toEqual({ kind: 'accepted', event: four.id, by: operator.id });
  });

  it('stays open when the desk refuses, and can be ignored', async () => {
    const { ui, gun, device, operator } = await begun();
    await observe(gun, device.id, 'boundary', { runs: 4 });
    await ui.until(() => ui.of('observation').length === 1);
    const n = newest(ui)?.n ?? 0;
    const wrong = draft('cricket.delivery', { striker: 'B5', runs: { batter: 4 } });
    expect(await ui.ask({ op: 'acceptObservation', match: MATCH, n, draft: wrong })).toMatchObject({
      status: 'refused',
    });
    expect((await ui.ask({ op: 'observations', match: MATCH, limit: 1 }))[0]?.outcome).toEqual({ kind: 'open' });
    await ui.ask({ op: 'ignoreObservation', n });
    await ui.until(() => newest(ui)?.outcome.kind === 'ignored');
    expect(newest(ui)?.outcome).toEqual({ kind: 'ignored', by: operator.id });
    await expect(ui.ask({ op: 'ignoreObservation', n: 4711 })).rejects.toThrow('no-observation');
  });

  it('is in the score once, whoever accepts it at the same moment: two screens, or a rule and a person', async () => {
    const { ui, gun, device } = await begun();
    await observe(gun, device.id, 'boundary', { runs: 6 });
    await ui.until(() => ui.of('observation').length === 1);
    const n = newest(ui)?.n ?? 0;
    const both = await Promise.all([ball(6), ball(6)].map((six) => accepted(ui, n, six)));
    expect(both.toSorted()).toEqual(['accepted', 'already-accepted']);
    expect(log(ui).filter(({ data }) => JSON.stringify(data.runs) === '{"batter":6}')).toHaveLength(1);
    expect((await ui.ask({ op: 'observations', match: MATCH, limit: 1 }))[0]?.outcome.kind).toBe('accepted');
  });

  it('takes a message that a device sends again for the one that it is', async () => {
    const { ui, gun, device } = await begun();
    for (let i = 0; i < 3; i++) await observe(gun, device.id, 'ball-speed', { kmh: 131, at: 1_780_000_000_000 });
    for (let i = 0; i < 2; i++) await observe(gun, device.id, 'boundary', { runs: 4 });
    const listed = await ui.ask({ op: 'observations', match: MATCH, limit: 10 });
    expect(listed.map(({ kind }) => kind)).toEqual(['boundary', 'boundary', 'ball-speed']);
  });
});

describe('a rule', () => {
  it('attaches a speed to the ball that was just scored, in the device’s own name', async () => {
    const { ui, gun, device } = await begun();
    await ui.ask({ op: 'setObservationRule', match: MATCH, rule: { kind: 'ball-speed', action: 'attach' } });
    const delivery = ball(1);
    await ui.ask({ op: 'draft', match: MATCH, draft: delivery });
    await observe(gun, device.id, 'ball-speed', { kmh: 141.2 });
    await ui.until(() => newest(ui)?.outcome.kind === 'accepted');
    const amend = log(ui).at(-1);
    expect(amend).toMatchObject({
      type: 'correction.amend',
      source: { kind: 'device', id: device.id },
      data: { target: delivery.id, data: { speedKmh: 141.2, runs: { batter: 1 } } },
    });
    expect(newest(ui)?.outcome).toEqual({ kind: 'accepted', event: amend?.id, by: device.id });
  });

  it('keeps a speed for the ball that is scored after it', async () => {
    const { core, ui, gun, device, dataDir } = await begun();
    await ui.ask({ op: 'setObservationRule', match: MATCH, rule: { kind: 'ball-speed', action: 'attach' } });
    // The ball before has its own.
    await observe(gun, device.id, 'ball-speed', { kmh: 120 });
    await ui.until(() => log(ui).at(-1)?.type === 'correction.amend');
    await observe(gun, device.id, 'ball-speed', { kmh: 137 });
    await ui.until(() => newest(ui)?.data.kmh === 137);
    // A restart in between: nothing of it is in memory only.
    await core.stop();
    const again = await startConsole(dataDir);
    const { username, password, clientId } = localScorer(dataDir);
    const scorer = await connect(tcp(again), { username, password, clientId });
    const delivery = ball(2);
    await scorer.mqtt.publishAsync(topics.draft(MATCH), JSON.stringify(delivery), { qos: 1 });
    const looker = await openApi(again, (await pair(again, 'operator')).cookie);
    if (!(looker instanceof Ui)) throw new Error(`refused with ${looker}`);
    await looker.ask({ op: 'open', match: MATCH });
    await looker.until(() => log(looker).at(-1)?.data.target === delivery.id);
    expect(log(looker).at(-1)).toMatchObject({
      data: { data: { speedKmh: 137 } },
      source: { kind: 'device', id: device.id },
    });
  });

  it('scores at once what can mean one thing only; what the rules refuse is to be seen', async () => {
    const { ui, gun, device } = await begun();
    await ui.ask({ op: 'setObservationRule', match: MATCH, rule: { kind: 'boundary', action: 'accept' } });
    await observe(gun, device.id, 'boundary', { runs: 6 });
    await ui.until(() => newest(ui)?.outcome.kind === 'accepted');
    expect(log(ui).at(-1)).toMatchObject({
      type: 'cricket.delivery',
      source: { kind: 'device', id: device.id },
      data: { runs: { batter: 6 } },
    });
    // Off the bat, off the pad, past everybody: the rope does not know.
    await observe(gun, device.id, 'boundary', { runs: 4 });
    await ui.until(() => newest(ui)?.data.runs === 4);
    expect(newest(ui)?.outcome).toEqual({ kind: 'open' });
    await ui.ask({ op: 'draft', match: MATCH, draft: draft('match.abandoned') });
    await observe(gun, device.id, 'boundary', { runs: 6, id: uuidv7() });
    await ui.until(() => newest(ui)?.outcome.kind === 'refused');
    expect(newest(ui)?.outcome).toMatchObject({ error: { code: 'match-over' } });
    expect(await ui.ask({ op: 'refused', limit: 5 })).toMatchObject([
      { source: device.id, error: { code: 'match-over' } },
    ]);
  });

  it('fits its kind, or there is none', async () => {
    const { ui } = await begun();
    const set = (kind: string, action: 'propose' | 'attach' | 'accept', match = MATCH) =>
      ui.ask({ op: 'setObservationRule', match, rule: { kind, action } });
    // A speed alone is no ball: at once it would score a dot.
    await expect(set('ball-speed', 'accept')).rejects.toThrow('rule-unfit');
    await expect(set('boundary', 'attach')).rejects.toThrow('rule-unfit');
    await expect(set('score', 'accept')).rejects.toThrow('rule-unfit');
    await expect(set('goal', 'accept')).rejects.toThrow('rule-unfit');
    await expect(set('boundary', 'accept', 'nowhere')).rejects.toThrow('no-match');
    await set('boundary', 'accept');
    expect(await set('boundary', 'propose')).toEqual([{ kind: 'boundary', action: 'propose' }]);
  });
});

describe('a device', () => {
  const told = (ui: Ui, id: string) =>
    ui
      .of('device')
      .filter(({ device }) => device.id === id)
      .at(-1)?.device;

  it('tells of its battery and clock, and is missed when its connection breaks off', async () => {
    const { core, ui, device } = await begun();
    const board = await pair(core, 'board');
    const client = await connect(tcp(core), board);
    const status = { state: 'online', battery: 0.4, at: Date.now() + 90_000, firmware: '2.1' };
    await client.mqtt.publishAsync(topics.deviceStatus(board.id), JSON.stringify(status), { qos: 1 });
    await ui.until(() => told(ui, board.id)?.battery === 0.4);
    const skew = told(ui, board.id)?.skewMs ?? 0;
    expect(skew).toBeGreaterThan(80_000);
    expect(skew).toBeLessThanOrEqual(90_000);
    expect(told(ui, board.id)).toMatchObject({ online: true, firmware: '2.1', lostAt: null });

    client.mqtt.stream.destroy();
    await ui.until(() => told(ui, board.id)?.online === false);
    expect(told(ui, board.id)?.lostAt).not.toBeNull();
    const back = await connect(tcp(core), board);
    await ui.until(() => told(ui, board.id)?.online === true);
    expect(told(ui, board.id)).toMatchObject({ lostAt: null, battery: 0.4 });
    // Who says goodbye is not missed.
    await back.mqtt.endAsync();
    await ui.until(() => told(ui, board.id)?.online === false);
    expect(told(ui, board.id)?.lostAt).toBeNull();
    // Nor who is sent away.
    await ui.ask({ op: 'revokeDevice', id: device.id });
    await ui.until(() => told(ui, device.id)?.online === false);
    expect(told(ui, device.id)).toMatchObject({ lostAt: null, online: false });
    expect(told(ui, device.id)?.revokedAt).not.toBeNull();
  });
});

async function board(core: Core) {
  const credentials = await pair(core, 'device');
  return { id: credentials.id, client: await connect(tcp(core), credentials) };
}

describe('a venue’s scoreboard', () => {
  const flags = (ui: Ui) => log(ui).filter(({ type }) => type === 'match.flagged' || type === 'match.unflagged');
  const disagree = (ui: Ui) => ui.of('boards').at(-1)?.disagree ?? [];

  it('that disagrees for 5 s makes the score unreliable, until it agrees again', async () => {
    const { core, ui } = await begun();
    const { client, id } = await board(core);
    const hello = ui.of('hello')[0];
    const state = await ui.ask({ op: 'draft', match: MATCH, draft: ball(1) });
    expect(state.status).toBe('accepted');
    const score = () => ui.of('match').at(-1)?.summary.scoreboard.score ?? {};
    await ui.until(() => score().runs !== undefined && ui.of('match').at(-1)?.summary.seq === 6);
    const shown = score();

    await observe(client, id, 'score', shown);
    const began = Date.now();
    await observe(client, id, 'score', { ...shown, runs: Number(shown.runs) + 1 });
    await ui.until(() => flags(ui).length === 1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(5_000);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(flags(ui)[0]).toMatchObject({
      type: 'match.flagged',
      source: { kind: 'console', id: hello?.console },
      data: { flag: 'unreliable' },
    });
    await ui.until(() => disagree(ui).length === 1);
    expect(disagree(ui)).toMatchObject([{ device: id, data: { runs: Number(shown.runs) + 1 } }]);
    expect(await ui.ask({ op: 'observations', match: MATCH, limit: 10 })).toEqual([]);

    // The scorer had missed a run.
    await ui.ask({ op: 'draft', match: MATCH, draft: draft('note.added', { text: 'a run was missed' }) });
    await observe(client, id, 'score', shown);
    await ui.until(() => flags(ui).length === 2 && disagree(ui).length === 0);
    expect(flags(ui)[1]).toMatchObject({ type: 'match.unflagged', source: { id: hello?.console } });
  });

  it('does not overrule a person after a restart either, until it has agreed again', async () => {
    const { core, ui, dataDir } = await begun();
    const board = await pair(core, 'device');
    const client = await connect(tcp(core), board);
    await observe(client, board.id, 'score', { runs: 99, wickets: 9, overs: '0.3' });
    await ui.until(() => flags(ui).length === 1);
    await ui.ask({ op: 'draft', match: MATCH, draft: draft('match.unflagged', { flag: 'unreliable' }) });
    await core.stop();

    const again = await startConsole(dataDir);
    const later = await openApi(again, (await pair(again, 'operator')).cookie);
    if (!(later instanceof Ui)) throw new Error(`refused with ${later}`);
    await later.ask({ op: 'open', match: MATCH });
    const back = await connect(tcp(again), board);
    await observe(back, board.id, 'score', { runs: 98, wickets: 9, overs: '0.3' });
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    expect(flags(later)).toHaveLength(2);
    // Once they have agreed, the next disagreement is a new one.
    await observe(back, board.id, 'score', later.of('matches').at(-1)?.matches[0]?.scoreboard.score ?? {});
    await later.until(() => disagree(later).length === 0);
    await observe(back, board.id, 'score', { runs: 97, wickets: 9, overs: '0.3' });
    await later.until(() => flags(later).length === 3);
    expect(flags(later)[2]).toMatchObject({ type: 'match.flagged', data: { flag: 'unreliable' } });
  });

  it('does not overrule a person, and one that is gone says nothing', async () => {
    const { core, ui } = await begun();
    const { client, id } = await board(core);
    await observe(client, id, 'score', { runs: 99, wickets: 9, overs: '0.3' });
    await ui.until(() => flags(ui).length === 1);
    await ui.ask({ op: 'draft', match: MATCH, draft: draft('match.unflagged', { flag: 'unreliable' }) });
    await observe(client, id, 'score', { runs: 98, wickets: 9, overs: '0.3' });
    await ui.ask({
      op: 'draft',
      match: MATCH,
      draft: draft('match.flagged', { flag: 'unreliable', reason: 'play was missed' }),
    });
    // A board that agrees takes down no flag but the console's.
    await observe(client, id, 'score', ui.of('match').at(-1)?.summary.scoreboard.score ?? {});
    await observe(client, id, 'score', { runs: 97, wickets: 9, overs: '0.3' });
    client.mqtt.stream.destroy();
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    expect(flags(ui)).toHaveLength(3);
    expect(disagree(ui)).toEqual([]);
  });
});
