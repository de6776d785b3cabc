import { expect, test } from 'vitest';
import type { StoredObservation } from '#shared/wire/inbox.ts';
import { createInboxStore } from './inbox-store.ts';

const observation = (n: number, outcome: StoredObservation['outcome'] = { kind: 'open' }): StoredObservation => ({
  n,
  match: 'final',
  device: 'gun',
  kind: 'ball-speed',
  at: n,
  receivedAt: n,
  data: { kmh: 130 },
  outcome,
});

/** A console that answers when it is told to. */
function screen() {
  const waiting: ((list: StoredObservation[]) => void)[] = [];
  const store = createInboxStore({
    observations: () =>
      new Promise((resolve) => {
        waiting.push((value) => resolve({ ok: true, value }));
      }),
    observationRules: async () => ({ ok: true, value: [] }),
    setObservationRule: async () => ({ ok: true, value: [] }),
    acceptObservation: async () => ({ ok: false, problem: { code: 'no', message: 'No.' } }),
    ignoreObservation: async () => ({ ok: true, value: {} }),
  });
  const answer = async (...list: StoredObservation[]) => {
    waiting.shift()?.(list);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const kinds = () => store.getState().observations.map(({ n, outcome }) => [n, outcome.kind]);
  return { store, answer, kinds };
}

test('after a lost connection the console’s word counts, and what came while it was asked is newer', async () => {
  const { store, answer, kinds } = screen();
  store.open('final');
  await answer(observation(1));
  expect(kinds()).toEqual([[1, 'open']]);
  // Somebody else ignored it while this screen was away.
  store.connected();
  store.received({ push: 'observation', observation: observation(2) });
  await answer(observation(1, { kind: 'ignored', by: 'bo' }));
  expect(kinds()).toEqual([
    [2, 'open'],
    [1, 'ignored'],
  ]);
});
