import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, covers } from './canonical.ts';
import { type Json, parseJson } from './json.ts';

const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify(value)));

describe('parseJson', () => {
  it('refuses what a later store could not keep', () => {
    const code = (text: string) => {
      const parsed = parseJson(text);
      return parsed.ok ? 'ok' : parsed.problem.code;
    };
    expect(code('{"a":1}')).toBe('ok');
    expect(code('{"a":')).toBe('not-json');
    expect(code('{"a":"\\u0000"}')).toBe('bad-text');
    expect(code('{"\\ud800":1}')).toBe('bad-text');
    expect(code('{"a":"\\ud83c\\udfcf"}')).toBe('ok');
    expect(code('[1e999]')).toBe('bad-number');
    expect(code('['.repeat(17) + ']'.repeat(17))).toBe('too-deep');
  });

  it('takes hostile nesting without a stack overflow', () => {
    expect(parseJson('['.repeat(5000) + ']'.repeat(5000)).ok).toBe(false);
  });
});

describe('canonical', () => {
  it('is the example of RFC 8785 §3.2.3', () => {
    const value: Json = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    );
    expect(Object.values(JSON.parse(canonical(value)))).toContain('Euro Sign');
    expect([...canonical(value).matchAll(/:"([^"]*)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes numbers as ECMAScript does (RFC 8785 appendix B)', () => {
    expect(canonical([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });

  it('is the same for the same value whatever the order of members', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual(value);
      }),
    );
  });
});

describe('covers', () => {
  it('holds for the value itself, and with members added', () => {
    fc.assert(fc.property(json, (value) => covers(value, value)));
    expect(covers({ a: 1, b: { c: [1], d: 2 } }, { b: { c: [1] } })).toBe(true);
  });

  it('fails for another value, a missing member and a longer list', () => {
    expect(covers({ a: 1 }, { a: 2 })).toBe(false);
    expect(covers({}, { a: 1 })).toBe(false);
    expect(covers({ a: [1, 2] }, { a: [1] })).toBe(false);
  });
});

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, child === undefined ? null : reversed(child)]),
  );
}
