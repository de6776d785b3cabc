import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionApi } from '../api/session.ts';
import { createServices } from '../app/services.ts';
import { MATCH, NOW, Scored } from '../testing/scored.ts';
import { Wire } from '../testing/wire.ts';

const storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

/** The whole user interface but its screens, on a wire whose far end is the test. */
async function started() {
  const wire = new Wire();
  const session = { check: vi.fn<SessionApi['check']>(async () => true), pair: vi.fn() };
  const services = createServices({ transport: wire, session, storage, now: () => NOW, hash: '' });
  await services.session.check();
  const connect = () => {
    wire.connect();
    wire.say({
      push: 'hello',
      console: 'console-1',
      name: 'Main stand',
      user: 'operator-1',
      fanUrl: null,
      scorer: 'console-1',
      mqttPort: 1883,
      addresses: [],
    });
  };
  return { ...services, wire, check: session.check, connect };
}

interface Request {
  readonly id: number;
  readonly request: { readonly op: string; readonly draft?: { readonly id: string; readonly type: string } };
}

function isRequest(frame: unknown): frame is Request {
  return typeof frame === 'object' && frame !== null && 'request' in frame;
}

const drafts = (wire: Wire) => wire.sent.filter(isRequest).filter(({ request }) => request.op === 'draft');

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the desk', () => {
  async function opened(core: Scored) {
    const desk = await started();
    desk.connect();
    desk.desk.open(MATCH);
    desk.wire.say({ push: 'log', match: MATCH, events: core.log, more: false });
    const score = () => desk.desk.getState().desk?.state?.game.board('en').sides[0]?.score;
    const unsaved = () => desk.desk.getState().desk?.open.pending.filter(({ saved }) => !saved).length;
    const answer = async (n: number, result: object) => {
      desk.wire.say({ id: drafts(desk.wire)[n]?.id, ok: true, result });
      await vi.advanceTimersByTimeAsync(0);
    };
    return { ...desk, score, unsaved, answer };
  }

  test('opens a match from its log, in as many parts as it comes', async () => {
    const core = new Scored().begin().runs(4, 1);
    const { wire, desk, connect } = await started();
    connect();
    desk.open(MATCH);
    wire.say({ push: 'log', match: MATCH, events: core.log.slice(0, 2), more: true });
    expect(desk.getState().phase).toBe('loading');
    wire.say({ push: 'log', match: MATCH, events: core.log.slice(2), more: false });
    expect(desk.getState().phase).toBe('ready');
    expect(desk.getState().desk?.state?.game.board('en').sides[0]?.score).toBe('5/0');
  });

  test('asked twice in a row, it takes the log that is whole', async () => {
    const core = new Scored().begin().runs(4, 1);
    const { wire, desk, connect } = await started();
    connect();
    desk.open(MATCH);
    wire.say({ push: 'log', match: MATCH, events: core.log.slice(0, 2), more: true });
    desk.connected('operator-1');
    wire.say({ push: 'log', match: MATCH, events: core.log.slice(2), more: false });
    expect(desk.getState().phase).toBe('loading');
    wire.say({ push: 'log', match: MATCH, events: core.log, more: false });
    expect(desk.getState().phase).toBe('ready');
  });

  test('says that there is no such match', async () => {
    const { wire, desk, connect } = await started();
    connect();
    desk.open('nowhere');
    wire.say({ push: 'log', match: 'nowhere', events: [], more: false });
    expect(desk.getState().phase).toBe('missing');
  });

  test('shows an action at once and calls it saved with the reply, not before', async () => {
    const core = new Scored().begin();
    const { desk, score, unsaved, answer, wire } = await opened(core);
    expect(desk.act('cricket.delivery', { runs: { batter: 4 } })).toBe(true);
    expect(score()).toBe('4/0');
    expect(unsaved()).toBe(1);
    await answer(0, { status: 'accepted', id: drafts(wire)[0]?.request.draft?.id, term: 1, seq: 4, warnings: [] });
    expect(unsaved()).toBe(0);
  });

  test('scores on through a lost link and sends everything again under the same ids', async () => {
    const core = new Scored().begin();
    const { desk, wire, connect, score, unsaved } = await opened(core);
    desk.act('cricket.delivery', { runs: { batter: 4 } });
    wire.drop();
    await vi.advanceTimersByTimeAsync(0);
    desk.act('cricket.delivery', { runs: { batter: 2 } });
    expect(score()).toBe('6/0');
    expect(unsaved()).toBe(2);
    connect();
    wire.say({ push: 'log', match: MATCH, events: core.log, more: false });
    await vi.advanceTimersByTimeAsync(0);
    const [first, again] = drafts(wire);
    expect(again?.request.draft).toEqual(first?.request.draft);
    expect(score()).toBe('6/0');
    expect(unsaved()).toBe(2);
  });

  test('refuses at once what the rules do not allow, and scores it when the scorer insists', async () => {
    const core = new Scored().begin().runs(0, 0, 0, 0, 0, 0);
    const { desk, wire } = await opened(core);
    expect(desk.act('cricket.bowler', { player: 'e11' })).toBe(false);
    expect(drafts(wire)).toEqual([]);
    expect(desk.getState().refusal).toMatchObject({ insist: ['consecutive-overs'] });
    desk.insist('the umpires allowed it');
    expect(desk.getState().refusal).toBeNull();
    expect(drafts(wire)[0]?.request.draft).toMatchObject({
      type: 'cricket.bowler',
      override: { codes: ['consecutive-overs'], reason: 'the umpires allowed it' },
    });
  });

  test('takes back what the core refused, and says why', async () => {
    const core = new Scored().begin();
    const { desk, score, answer } = await opened(core);
    desk.act('cricket.delivery', { runs: { batter: 4 } });
    await answer(0, { status: 'refused', id: null, error: { code: 'match-over', message: 'The match is over.' } });
    expect(score()).toBe('0/0');
    expect(desk.getState().refusal?.problem.message).toBe('The match is over.');
  });

  test('undo and redo are drafts like any other', async () => {
    const core = new Scored().begin().runs(4);
    const { desk, score, wire } = await opened(core);
    expect(desk.undo()).toBe(true);
    expect(score()).toBe('0/0');
    expect(desk.redo()).toBe(true);
    expect(score()).toBe('4/0');
    expect(desk.redo()).toBe(false);
    expect(drafts(wire)).toHaveLength(1);
  });

  test('fetches the log anew when an event is missing', async () => {
    const core = new Scored().begin();
    const { wire, desk } = await opened(core);
    core.runs(1, 2);
    wire.say({ push: 'log', match: MATCH, events: core.log.slice(4), more: false });
    expect(wire.sent.filter(isRequest).filter(({ request }) => request.op === 'open')).toHaveLength(2);
    wire.say({ push: 'log', match: MATCH, events: core.log, more: false });
    expect(desk.getState().desk?.open.firmSeq).toBe(5);
  });
});

test('a connection that fails because nobody is signed in any more leads back to the pairing code', async () => {
  const { wire, check, connect, session } = await started();
  connect();
  check.mockResolvedValueOnce(false);
  wire.drop();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.getState().status).toBe('signed-out');
});

test('a console that does not answer signs nobody out', async () => {
  const { wire, check, connect, session } = await started();
  connect();
  check.mockResolvedValueOnce(null);
  wire.drop();
  await vi.advanceTimersByTimeAsync(0);
  expect(session.getState().status).toBe('signed-in');
});
