import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { hi } from './hi.ts';
import { ofBrowser } from './locale.ts';
import { textsOf } from './testing.ts';

/** Signs that are the same in every language: names of the program, figures, punctuation. */
const SAME = new Set(['app', 'matches.noScore', 'correct.none', 'choose.typed', 'live']);

describe('the catalogues', () => {
  const english = textsOf(en);
  const hindi = new Map(textsOf(hi).map(({ key, said }) => [key, said]));

  it('have the same keys, and no text is empty', () => {
    expect([...hindi.keys()].sort()).toEqual(english.map(({ key }) => key).sort());
    expect([...hindi].filter(([, said]) => said.trim() === '')).toEqual([]);
    expect(english.length).toBeGreaterThan(150);
  });

  it('are in their languages: what is not Devanagari in Hindi is on a list', () => {
    const latin = [...hindi].filter(([key, said]) => !/\p{Script=Devanagari}/u.test(said) && !SAME.has(key));
    expect(latin).toEqual([]);
    expect(english.filter(({ said }) => /\p{Script=Devanagari}/u.test(said))).toEqual([]);
  });

  it('fill in the same things', () => {
    for (const { key, said } of english) {
      const figures = (text: string) => (text.match(/[37]/g) ?? []).sort().join('');
      if (key !== 'signIn.codeHint') expect([key, figures(hindi.get(key) ?? '')]).toEqual([key, figures(said)]);
    }
  });
});

describe('the language of a page', () => {
  it('is the first of the browser’s that there is a catalogue for', () => {
    expect(ofBrowser(['hi-IN', 'en'])).toBe('hi');
    expect(ofBrowser(['de-AT', 'hi'])).toBe('hi');
    expect(ofBrowser(['en-GB', 'hi'])).toBe('en');
    expect(ofBrowser(['fr'])).toBe('en');
    expect(ofBrowser([])).toBe('en');
  });
});
