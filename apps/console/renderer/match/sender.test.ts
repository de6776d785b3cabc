import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Parsed } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';
import type { Reply } from '#shared/wire/mqtt.ts';
import { draftOf, MATCH } from '../testing/scored.ts';
import { type KeyValueStore, storedOutbox } from './outbox.ts';
import { Sender } from './sender.ts';

class Store implements KeyValueStore {
  private readonly entries = new Map<string, string>();
  full = false;

  get length(): number {
    return this.entries.size;
  }

  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new Error('quota exceeded');
    this.entries.set(key, value);
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

/** A sender whose requests the test answers one by one. */
function sending(store = new Store()) {
  const asked: { draft: Draft; answer: (reply: Parsed<Reply>) => void }[] = [];
  const storageFault = vi.fn();
  const outbox = storedOutbox(store, storageFault);
  const listener = { saved: vi.fn(), refused: vi.fn(), trouble: vi.fn() };
  const sender = new Sender((_, draft) => new Promise((answer) => asked.push({ draft, answer })), outbox, listener);
  return { sender, asked, listener, outbox, store, storageFault };
}

const notes = (n: number) => Array.from({ length: n }, (_, i) => draftOf('note.added', { text: `${i}` }));
const accepted = (draft: Draft | undefined): Parsed<Reply> => ({
  ok: true,
  value: { status: 'accepted', id: draft?.id ?? '', term: 1, seq: 1, warnings: [] },
});
const refusedWith = (code: string): Parsed<Reply> => ({
  ok: true,
  value: { status: 'refused', id: null, error: { code, message: 'No.' } },
});
const noLink: Parsed<Reply> = { ok: false, problem: { code: 'not-connected', message: 'gone' } };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the sender', () => {
  test('sends one draft at a time, in the order in which they were scored', async () => {
    const { sender, asked, listener } = sending();
    const [a, b] = notes(2);
    if (a === undefined || b === undefined) throw new Error('two notes');
    sender.add({ match: MATCH, draft: a });
    sender.add({ match: MATCH, draft: b });
    expect(asked.map(({ draft }) => draft)).toEqual([a]);
    asked[0]?.answer(accepted(a));
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.saved).toHaveBeenCalledWith(MATCH, a.id);
    expect(asked.map(({ draft }) => draft)).toEqual([a, b]);
  });

  test('keeps what had no answer and sends it again under the same id', async () => {
    const { sender, asked, listener } = sending();
    const [a] = notes(1);
    if (a === undefined) throw new Error('a note');
    sender.add({ match: MATCH, draft: a });
    asked[0]?.answer(noLink);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    expect(sender.waiting(MATCH)).toEqual([a]);
    sender.resume();
    expect(asked[1]?.draft.id).toBe(a.id);
    asked[1]?.answer({ ok: true, value: { status: 'duplicate', id: a.id, term: 1, seq: 4 } });
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.saved).toHaveBeenCalledOnce();
    expect(sender.waiting(MATCH)).toEqual([]);
  });

  test('waits and tries again while the core cannot save, and says why', async () => {
    const { sender, asked, listener } = sending();
    const [a, b] = notes(2);
    if (a === undefined || b === undefined) throw new Error('two notes');
    sender.add({ match: MATCH, draft: a });
    sender.add({ match: MATCH, draft: b });
    asked[0]?.answer({ ok: false, problem: { code: 'not-saved', message: 'The disk is full.' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.trouble).toHaveBeenLastCalledWith({ code: 'not-saved', message: 'The disk is full.' });
    await vi.advanceTimersByTimeAsync(1_000);
    asked[1]?.answer(refusedWith('busy'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.map(({ draft }) => draft.id)).toEqual([a.id, a.id, a.id]);
    asked[2]?.answer(accepted(a));
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.trouble).toHaveBeenLastCalledWith(null);
    expect(asked[3]?.draft.id).toBe(b.id);
    expect(listener.refused).not.toHaveBeenCalled();
  });

  test('hands a refusal on and goes on with the next', async () => {
    const { sender, asked, listener, outbox } = sending();
    const [a, b] = notes(2);
    if (a === undefined || b === undefined) throw new Error('two notes');
    sender.add({ match: MATCH, draft: a });
    sender.add({ match: MATCH, draft: b });
    asked[0]?.answer(refusedWith('match-over'));
    await vi.advanceTimersByTimeAsync(0);
    expect(listener.refused).toHaveBeenCalledWith(MATCH, a, { code: 'match-over', message: 'No.' });
    expect(outbox.list().map(({ draft }) => draft.id)).toEqual([b.id]);
    expect(asked[1]?.draft.id).toBe(b.id);
  });

  test('finds after a reload of the page what an earlier visit left unanswered, oldest first', () => {
    const store = new Store();
    const before = sending(store);
    const drafts = notes(3);
    for (const draft of drafts) before.sender.add({ match: MATCH, draft });
    store.setItem('scorewire.draft.broken', '{"order":1');
    store.setItem('somebody.else', 'x');
    const after = sending(store);
    expect(after.sender.waiting(MATCH)).toEqual(drafts);
    after.sender.resume();
    expect(after.asked[0]?.draft).toEqual(drafts[0]);
  });

  test('sends all the same when the browser keeps nothing, and says so', () => {
    const { sender, asked, store, storageFault } = sending();
    store.full = true;
    const [a] = notes(1);
    if (a === undefined) throw new Error('a note');
    sender.add({ match: MATCH, draft: a });
    expect(storageFault).toHaveBeenCalledWith('quota exceeded');
    expect(asked[0]?.draft).toEqual(a);
  });
});
