import { expect, test } from 'vitest';
import { en } from './en.ts';
import { age } from './time.ts';

test.each([
  [0, '0 s'],
  [11_001, '12 s'],
  [99_000, '99 s'],
  [99_001, '2 min'],
  [5_940_000, '99 min'],
  [5_940_001, '2 h'],
])('%i ms is %s, never less', (ms, said) => expect(age(ms, en)).toBe(said));
