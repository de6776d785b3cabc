import { expect, test } from 'vitest';
import { negotiated } from './accept-language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['hi', 'hi'],
  ['hi-IN,hi;q=0.9,en;q=0.8', 'hi'],
  ['en-GB,en;q=0.9,hi;q=0.8', 'en'],
  ['de-DE,de;q=0.9,hi;q=0.4,en;q=0.3', 'hi'],
  ['fr', 'en'],
  ['hi;q=0,en;q=0.1', 'en'],
  ['*', 'en'],
  [';;;,,,q=1', 'en'],
])('%s is answered in %s', (header, locale) => expect(negotiated(header)).toBe(locale));
