import { describe, expect, test } from 'vitest';
import type { MatchSummary, SyncState } from '#shared/wire/console.ts';
import { MATCH, NOW } from '../testing/scored.ts';
import { fansTick, hereTick, queueLines, relayTick, type SyncInput, skewWarning } from './sync-view.ts';

const sync: SyncState = {
  link: 'online',
  relay: 'https://relay.example',
  backlog: 0,
  oldestUnsentAt: null,
  lastAckAt: NOW - 4_000,
  error: null,
  identity: null,
  skew: null,
};
const summary: MatchSummary = {
  match: MATCH,
  term: 1,
  seq: 12,
  ackedSeq: 12,
  fork: null,
  role: 'owner',
  forked: 0,
  seen: null,
  updatedAt: NOW,
  scoreboard: {
    match: MATCH,
    sport: 'cricket',
    title: 'Kent v Essex',
    status: 'live',
    phase: '',
    sides: [],
    situation: '',
    result: null,
    score: {},
    startedAt: null,
    conflicts: 0,
    flags: [],
  },
};
const input: SyncInput = { connected: true, sync, summary, unsaved: 0, stored: 12, now: NOW };

describe('the ticks', () => {
  test('nothing is called saved before it is', () => {
    expect(hereTick(input).level).toBe('good');
    expect(hereTick({ ...input, unsaved: 2 })).toMatchObject({ level: 'wait', label: 'Saving 2' });
    expect(hereTick({ ...input, connected: false, unsaved: 2 })).toMatchObject({ level: 'bad', label: '2 not saved' });
  });

  test('the relay has it only when it has confirmed the newest event of this match', () => {
    expect(relayTick(input).level).toBe('good');
    expect(relayTick({ ...input, stored: 14 })).toMatchObject({ level: 'wait', label: '2 to send' });
    expect(relayTick({ ...input, summary: null, sync: { ...sync, backlog: 3 } })).toMatchObject({ label: '3 to send' });
  });

  test('a link that is down is loud as soon as something waits', () => {
    const down: SyncState = { ...sync, link: 'connecting', error: 'No connection to the relay.' };
    expect(relayTick({ ...input, sync: down }).level).toBe('wait');
    expect(relayTick({ ...input, sync: down, stored: 14 })).toMatchObject({
      level: 'bad',
      detail: 'No connection to the relay.',
    });
    expect(relayTick({ ...input, sync: { ...sync, link: 'refused' } }).level).toBe('bad');
    expect(relayTick({ ...input, sync: { ...sync, link: 'off' } }).level).toBe('off');
  });

  test('a console that lost the match says so before all else', () => {
    const fork = { code: 'stale-term', message: 'Console 2 has the match.' };
    expect(relayTick({ ...input, summary: { ...summary, fork } })).toMatchObject({
      level: 'bad',
      detail: 'Console 2 has the match.',
    });
  });

  test('without the console nothing is known of the relay', () => {
    expect(relayTick({ ...input, connected: false }).level).toBe('off');
  });
});

test('the third tick counts the fans, and says so when there are none', () => {
  expect(fansTick(input)).toBeNull();
  const seen = { seq: 12, reached: 12, fans: 3 };
  expect(fansTick({ summary: { ...summary, seen } })).toMatchObject({ level: 'good', label: 'Seen by 3' });
  expect(fansTick({ summary: { ...summary, seen: { ...seen, fans: 0 } } })).toMatchObject({ level: 'off' });
});

test('clocks that differ by more than two seconds are warned of', () => {
  expect(skewWarning(sync)).toBeNull();
  expect(skewWarning({ ...sync, skew: -1999 })).toBeNull();
  expect(skewWarning({ ...sync, skew: -2500 })).toContain('2.5 s');
});

test('the queue in words', () => {
  expect(queueLines({ ...sync, backlog: 2, oldestUnsentAt: NOW - 90_000 }, NOW)).toEqual([
    '2 events wait to be sent',
    'oldest unsent event 1 min old',
    'last confirmed 4 s ago',
  ]);
  expect(queueLines({ ...sync, link: 'off' }, NOW)).toEqual([]);
});
