import { expect, test } from 'vitest';
import { decide } from '#shared/match/desk.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { findSport } from '#shared/sports/registry.ts';
import { pads } from '../../pads/registry.ts';
import { practiceMatch } from './practice.ts';

const NOW = new Date(2026, 4, 1);

test.each(pads.map((pad) => [pad.sport, pad] as const))('a practice match of %s can be begun', (sport, pad) => {
  const rules = findSport(sport);
  const begun = rules === undefined ? null : practiceMatch(rules, pad, NOW);
  if (begun === null) throw new Error('no practice match');
  expect(begun.match).toMatch(/^practice-[a-z]+-20260501-.{4}$/);
  const head = { seq: 0, term: 0, hash: '' };
  const context = { match: begun.match, head, term: 1, source: { kind: 'console', id: 'me' } as const, now: 1 };
  const decision = decide(MatchFold.of([]), begun.draft, context);
  expect(decision).toMatchObject({ kind: 'accepted', event: { data: { practice: true } } });
});
