import { expect, test } from 'vitest';
import { freshnessOf } from './freshness.ts';

test.each([
  ['live', 0, { kind: 'live' }],
  ['live', 18_000, { kind: 'live' }],
  ['live', 18_001, { kind: 'behind', ms: 18_001 }],
  ['live', null, { kind: 'behind', ms: null }],
  ['reconnecting', 5, { kind: 'reconnecting', ms: 5 }],
  ['connecting', null, { kind: 'connecting' }],
  ['stopped', 5, { kind: 'stopped' }],
] as const)('%s, silent for %s ms', (state, silence, fresh) => expect(freshnessOf(state, silence)).toEqual(fresh));
