import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftOf, MATCH } from '../testing/scored.ts';
import { Wire } from '../testing/wire.ts';
import { type ClientListener, ConsoleClient } from './client.ts';

function started() {
  const wire = new Wire();
  const client = new ConsoleClient(wire);
  const listener = { opened: vi.fn(), closed: vi.fn(), pushed: vi.fn(), fault: vi.fn() } satisfies ClientListener;
  client.start(listener);
  return { wire, client, listener };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the console client', () => {
  test('pairs answers with requests by their id, in whatever order they come', async () => {
    const { wire, client } = started();
    wire.connect();
    const devices = client.devices();
    const opened = client.open(MATCH);
    wire.say({ id: 1, ok: true, result: { term: 2, seq: 7 } });
    wire.say({ id: 0, ok: true, result: [] });
    expect(await devices).toEqual({ ok: true, value: [] });
    expect(await opened).toEqual({ ok: true, value: { term: 2, seq: 7 } });
  });

  test('says at once that nothing was sent when there is no connection', async () => {
    const { client } = started();
    const answer = await client.draft(MATCH, draftOf('note.added', { text: 'hello' }));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
  });

  test('fails what is under way when the connection is lost', async () => {
    const { wire, client, listener } = started();
    wire.connect();
    const answer = client.devices();
    wire.drop();
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
    expect(listener.closed).toHaveBeenCalledOnce();
  });

  test('drops a connection on which a request gets no answer in time', async () => {
    const { wire, client } = started();
    wire.connect();
    const answer = client.devices();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(wire.resets).toBe(1);
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'not-connected' } });
  });

  test('tries a link that has gone quiet, and drops it when that is not answered', async () => {
    const { wire } = started();
    wire.connect();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(wire.sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(wire.resets).toBe(1);
  });

  test('lets nothing through that is not in the contract', async () => {
    const { wire, client, listener } = started();
    wire.connect();
    wire.say('{"push":"matches","matches":[{"match":"x"}]}');
    wire.say('not json');
    expect(listener.fault).toHaveBeenCalledTimes(2);
    expect(listener.pushed).not.toHaveBeenCalled();
    const opened = client.open(MATCH);
    wire.say({ id: 0, ok: true, result: { term: 'two' } });
    expect(await opened).toMatchObject({ ok: false, problem: { code: 'mismatch' } });
  });

  test('hands on the core\u2019s refusal of a request', async () => {
    const { wire, client } = started();
    wire.connect();
    const revoked = client.revokeDevice('pad-1');
    wire.say({ id: 0, ok: false, error: { code: 'no-device', message: 'There is no such device.' } });
    expect(await revoked).toEqual({ ok: false, problem: { code: 'no-device', message: 'There is no such device.' } });
  });
});
