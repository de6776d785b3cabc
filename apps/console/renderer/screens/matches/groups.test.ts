import { expect, test } from 'vitest';
import type { MatchSummary } from '#shared/wire/console.ts';
import { grouped } from './groups.ts';

function summary(match: string, status: MatchSummary['scoreboard']['status'], updatedAt: number): MatchSummary {
  const scoreboard = {
    match,
    sport: 'cricket',
    title: match,
    status,
    phase: '',
    sides: [],
    situation: '',
    result: null,
    score: {},
    startedAt: null,
    conflicts: 0,
    flags: [],
  };
  return {
    match,
    term: 1,
    seq: 1,
    scoreboard,
    updatedAt,
    ackedSeq: 0,
    fork: null,
    role: 'owner',
    forked: 0,
    seen: null,
  };
}

test('what is on, what is to come, what was; the newest of each first', () => {
  const groups = grouped([
    summary('old', 'ended', 1),
    summary('on', 'live', 2),
    summary('rain', 'paused', 3),
    summary('next', 'scheduled', 4),
    summary('off', 'abandoned', 5),
  ]);
  expect(groups.live.map(({ match }) => match)).toEqual(['rain', 'on']);
  expect(groups.scheduled.map(({ match }) => match)).toEqual(['next']);
  expect(groups.finished.map(({ match }) => match)).toEqual(['off', 'old']);
});
