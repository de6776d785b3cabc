import { expect, test } from 'vitest';
import { preferredLocale } from './language.ts';

test('takes the language that is liked best of those there are', () => {
  const cases: [string | undefined, string][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['hi', 'hi'],
    ['hi-IN', 'hi'],
    ['HI-in;q=0.5, fr;q=0.9', 'hi'],
    ['en-GB, hi;q=0.9', 'en'],
    ['en;q=0.1,hi;q=0.2', 'hi'],
    ['hi;q=0, *', 'en'],
    ['fr, *;q=0.5, hi;q=0.4', 'en'],
    ['hi;q=x, de', 'en'],
    [`${'x,'.repeat(2000)}hi`, 'en'],
  ];
  for (const [header, locale] of cases) expect(preferredLocale(header), header).toBe(locale);
});
