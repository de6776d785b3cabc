import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MatchId } from '#shared/match/event.ts';
import { suggestMatchId } from './match-id.ts';

test('reads well', () => {
  expect(suggestMatchId('KENT v ESS', new Date(2026, 5, 1), () => 0)).toBe('kent-v-ess-20260601-aaaa');
  expect(suggestMatchId('Zürich v Ångström', new Date(2026, 11, 24), () => 0.999)).toBe(
    'zurich-v-angstrom-20261224-9999',
  );
});

test('is a valid match id whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.double({ min: 0, max: 0.999, noNaN: true }), (title, random) => {
      expect(MatchId.safeParse(suggestMatchId(title, new Date(2026, 5, 1), () => random)).success).toBe(true);
    }),
  );
});
