import { describe, expect, it } from 'vitest';
import { ChecksMessage } from '#shared/wire/checks.ts';
import { PeopleMessage } from '#shared/wire/console.ts';
import { type Credentials, topics } from '#shared/wire/mqtt.ts';
import { MatchScorers } from '#shared/wire/scorers.ts';
import type { Core } from '../core.ts';
import { connect, localScorer, pair, startConsole, type TestClient, tcp, tempDir } from '../testing/console.ts';
import { created, draft } from '../testing/drafts.ts';
import { openApi, type Ui } from '../testing/ui.ts';

const MATCH = 'final';
const qos1 = { qos: 1 } as const;
const ball = (batter: number) => draft('cricket.delivery', { runs: { batter }, bowler: 'B1', over: 0 });

async function scorer(core: Core, credentials: Credentials): Promise<TestClient> {
  const client = await connect(tcp(core), credentials);
  const filters = [topics.checks(MATCH), topics.scorers(MATCH), topics.people];
  await client.mqtt.subscribeAsync([topics.reply(MATCH, credentials.id), ...filters], qos1);
  return client;
}

/** The reply to a draft, as code or status. */
async function send(client: TestClient, one: ReturnType<typeof draft>, topic = topics.draft(MATCH)): Promise<string> {
  const before = client.replies(MATCH).length;
  await client.mqtt.publishAsync(topic, JSON.stringify(one), qos1);
  await client.until(() => client.replies(MATCH).length > before);
  const reply = client.replies(MATCH)[before];
  return reply?.status === 'refused' ? reply.error.code : (reply?.status ?? '');
}

async function post(core: Core, { id, password }: Credentials, path: string, body: object): Promise<Response> {
  const headers = { authorization: `Basic ${btoa(`${id}:${password}`)}`, 'content-type': 'application/json' };
  const address = `http://127.0.0.1:${core.httpPort}/pad/${path}/${MATCH}`;
  return await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function operator(core: Core): Promise<Ui> {
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (typeof ui === 'number') throw new Error(`refused: ${ui}`);
  return ui;
}

const consoleId = (ui: Ui) => ui.of('hello')[0]?.console ?? '';

/** A match with two pads and a desk. */
async function three(dir: string) {
  const core = await startConsole(dir);
  const opening = draft('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B1' });
  const tools = await scorer(core, localScorer(dir));
  for (const one of [created(), opening]) expect(await send(tools, one)).toBe('accepted');
  const [keyA, keyB] = [await pair(core, 'scorer'), await pair(core, 'scorer')];
  const [a, b, desk] = [await scorer(core, keyA), await scorer(core, keyB), await operator(core)];
  await desk.until(() => desk.of('hello').length > 0);
  return { core, keyA, keyB, a, b, desk };
}

describe('the live scorer of a match', () => {
  it('is the only one whose drafts count, from the next one on; the desk takes over whenever it likes', async () => {
    const { core, keyA, keyB, a, b, desk } = await three(tempDir());
    // Nobody is named: whoever scores.
    expect([await send(a, ball(1)), await send(b, ball(2))]).toEqual(['accepted', 'accepted']);

    await desk.ask({ op: 'setLive', match: MATCH, live: keyA.id });
    const late = ball(4);
    expect([await send(a, ball(0)), await send(b, late)]).toEqual(['accepted', 'not-live']);
    expect(await desk.ask({ op: 'draft', match: MATCH, draft: ball(6) })).toMatchObject({
      error: { code: 'not-live' },
    });
    await b.until(() => b.on(topics.scorers(MATCH)).length > 0);
    expect(MatchScorers.parse(JSON.parse(b.on(topics.scorers(MATCH)).at(-1) ?? ''))).toMatchObject({ live: keyA.id });

    // Sent again when its sender is live, the same draft counts: its refusal said nothing about the ball.
    expect((await post(core, keyB, 'live', { live: keyB.id })).status).toBe(403);
    expect((await post(core, keyA, 'live', { live: keyB.id })).status).toBe(200);
    expect([await send(b, late), await send(b, late), await send(a, ball(2))]).toEqual([
      'accepted',
      'duplicate',
      'not-live',
    ]);

    await desk.ask({ op: 'setLive', match: MATCH, live: consoleId(desk) });
    expect(await desk.ask({ op: 'draft', match: MATCH, draft: ball(0) })).toMatchObject({ status: 'accepted' });
    expect(await send(b, ball(0))).toBe('not-live');
    const history = await desk.ask({ op: 'liveHistory', match: MATCH });
    expect(history.map(({ live }) => live)).toEqual([consoleId(desk), keyB.id, keyA.id]);
    expect(history[1]?.by).toBe(keyA.id);
  });

  it('is told of what counts already that it counts, though it was refused before and another one is live now', async () => {
    const { keyA, keyB, b, desk } = await three(tempDir());
    const [ours, theirs] = [
      { op: 'setLive', match: MATCH, live: keyB.id },
      { op: 'setLive', match: MATCH, live: keyA.id },
    ] as const;
    const late = ball(4);
    await desk.ask(theirs);
    expect(await send(b, late)).toBe('not-live');
    await desk.ask(ours);
    expect(await send(b, late)).toBe('accepted');
    // Its reply was lost on the way, and the match handed over meanwhile.
    await desk.ask(theirs);
    expect(await send(b, late)).toBe('duplicate');
    // The same id for another ball is an error of the pad's, as often as it comes.
    const other = { ...late, data: ball(6).data };
    expect([await send(b, other), await send(b, other)]).toEqual(['id-reused', 'id-reused']);
  });

  it('is changed by nothing that a support scorer sends, by no correction and no override; only remarks pass', async () => {
    const { core, keyA, a, b, desk } = await three(tempDir());
    await desk.ask({ op: 'setLive', match: MATCH, live: keyA.id });
    const counted = ball(4);
    expect(await send(a, counted)).toBe('accepted');
    await desk.ask({ op: 'open', match: MATCH });
    const override = { codes: ['conflict', 'not-live'], reason: 'I insist' };
    const target = counted.id;
    const attempts = [
      draft('correction.void', { target }),
      { ...draft('correction.void', { target }), override },
      draft('correction.amend', { target, data: { runs: { batter: 6 } } }),
      draft('correction.insert', { after: target, type: 'note.added', data: { text: 'x' }, at: 0 }),
      draft('cricket.adjust', { innings: [{ runs: 400, wickets: 0 }] }),
      draft('match.ended', { result: 'Ours' }),
      { ...ball(6), override },
    ];
    for (const one of attempts) expect([one.type, await send(b, one)]).toEqual([one.type, 'not-live']);
    expect(await send(b, draft('note.added', { text: 'Bad light' }))).toBe('accepted');
    expect(await send(b, draft('match.flagged', { flag: 'under-review' }))).toBe('accepted');
    // A well-known id of another's event proves nothing.
    expect(await send(b, { ...ball(6), id: counted.id })).toBe('id-reused');
    const log = () => desk.of('log').flatMap(({ events }) => events);
    await desk.until(() => log().at(-1)?.type === 'match.flagged');
    expect(log().map(({ type }) => type)).toEqual([
      'match.created',
      'cricket.innings',
      'cricket.delivery',
      'note.added',
      'match.flagged',
    ]);
    await core.stop();
  });

  it('may be nobody who is not there; a pad that is revoked leaves the match to the desk', async () => {
    const { keyA, a, desk } = await three(tempDir());
    const refusal = (request: { live: string; match?: string }) =>
      desk.ask({ op: 'setLive', match: MATCH, ...request }).catch((error: unknown) => String(error));
    expect(await refusal({ live: 'scorer-none' })).toContain('no-scorer');
    expect(await refusal({ live: consoleId(desk), match: 'none' })).toContain('no-match');
    await desk.ask({ op: 'setLive', match: MATCH, live: keyA.id });
    await a.mqtt.endAsync();
    await desk.until(() => desk.of('device').some(({ device }) => device.id === keyA.id && !device.online));
    await desk.ask({ op: 'setLive', match: MATCH, live: null });
    expect(await refusal({ live: keyA.id })).toContain('not-here');
    const { keyB, desk: other } = await three(tempDir());
    await other.ask({ op: 'setLive', match: MATCH, live: keyB.id });
    await other.ask({ op: 'revokeDevice', id: keyB.id });
    await other.until(() => other.of('scorers').at(-1)?.live === consoleId(other));
  });

  it('leaves the others their own record, and remarks where they may; all of it after a restart too', async () => {
    const dir = tempDir();
    const { core, keyA, keyB, a, b, desk } = await three(dir);
    await desk.ask({ op: 'setLive', match: MATCH, live: keyA.id, remarks: true });
    expect(await send(b, draft('note.added', { text: 'Floodlights on' }))).toBe('accepted');
    await desk.ask({ op: 'setLive', match: MATCH, live: keyA.id, remarks: false });
    expect(await send(b, draft('note.added', { text: 'Again' }))).toBe('not-live');

    // What waited on a pad belongs to the match as it was when it was scored.
    const at = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [one, same] = [ball(4), { ...ball(4), at }];
    expect(await send(a, one)).toBe('accepted');
    expect((await post(core, keyB, 'check', { at })).status).toBe(200);
    expect(await send(b, same, topics.check(MATCH))).toBe('accepted');
    const newest = () =>
      ChecksMessage.parse(JSON.parse(b.on(topics.checks(MATCH)).at(-1) ?? '{"match":"x","checks":[]}'));
    await b.until(() => newest().checks[0]?.kind === 'agree');
    await desk.ask({ op: 'endCheck', match: MATCH, client: keyB.id });
    await b.until(() => newest().checks.length === 0);

    await core.stop();
    const again = await startConsole(dir);
    const [padA, padB] = [await scorer(again, keyA), await scorer(again, keyB)];
    expect(await send(padB, ball(1))).toBe('not-live');
    expect(await send(padA, ball(1))).toBe('accepted');
    // Who becomes live has the word on the score: the record beside it has ended.
    const next = await operator(again);
    await next.until(() => next.of('hello').length > 0);
    await next.ask({ op: 'setLive', match: MATCH, live: keyB.id });
    expect(await send(padB, ball(2), topics.check(MATCH))).toBe('no-check');
    expect(await send(padB, ball(2))).toBe('accepted');
  });

  it('goes on at another device, which takes its place; everybody hears who is there', async () => {
    const { core, keyA, keyB, b, desk } = await three(tempDir());
    await desk.ask({ op: 'setLive', match: MATCH, live: keyA.id });
    const { code } = await desk.ask({ op: 'createPairingCode', role: 'scorer', replaces: keyA.id });
    const next = await pair(core, 'scorer', code);
    const moved = await scorer(core, next);
    expect(await send(moved, ball(1))).toBe('accepted');
    await moved.mqtt.publishAsync(topics.deviceStatus(next.id), '{"state":"online","battery":0.4}', qos1);
    const people = () => PeopleMessage.parse(JSON.parse(b.on(topics.people).at(-1) ?? '{"screens":0,"scorers":[]}'));
    await b.until(() => people().scorers.some(({ id, battery }) => id === next.id && battery === 0.4));
    expect(people().screens).toBe(1);
    expect(people().scorers.map(({ id }) => id)).toEqual(expect.arrayContaining([keyB.id, next.id]));
    expect(people().scorers.map(({ id }) => id)).not.toContain(keyA.id);
    moved.mqtt.stream.destroy();
    await b.until(() => people().scorers.some(({ id, lostAt }) => id === next.id && lostAt !== null));
    desk.socket.terminate();
    await b.until(() => people().screens === 0);
  });
});
