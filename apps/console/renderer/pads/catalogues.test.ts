import { describe, expect, it } from 'vitest';
import { en as terms } from '../fields/terms-en.ts';
import { hi as termsHi } from '../fields/terms-hi.ts';
import { textsOf } from '../text/testing.ts';
import * as actionsEn from './actions/text/en.ts';
import * as actionsHi from './actions/text/hi.ts';
import * as badmintonEn from './badminton/text/en.ts';
import * as badmintonHi from './badminton/text/hi.ts';
import * as basketballEn from './basketball/text/en.ts';
import * as basketballHi from './basketball/text/hi.ts';
import * as cricketEn from './cricket/text/en.ts';
import * as cricketHi from './cricket/text/hi.ts';
import * as footballEn from './football/text/en.ts';
import * as footballHi from './football/text/hi.ts';
import * as hockeyEn from './hockey/text/en.ts';
import * as hockeyHi from './hockey/text/hi.ts';
import * as kabaddiEn from './kabaddi/text/en.ts';
import * as kabaddiHi from './kabaddi/text/hi.ts';
import * as tennisEn from './tennis/text/en.ts';
import * as tennisHi from './tennis/text/hi.ts';
import * as volleyballEn from './volleyball/text/en.ts';
import * as volleyballHi from './volleyball/text/hi.ts';

/** Signs that are the same in every language. */
const SAME = new Set([
  'text.video',
  'columns.fours',
  'columns.sixes',
  'nobody',
  'ofMost',
  'extras.noballOff.bat',
  'wicket.summary',
]);

describe.each([
  ['what all pads share', actionsEn.en, actionsHi.hi],
  ['badminton', badmintonEn.en, badmintonHi.hi],
  ['basketball', basketballEn.en, basketballHi.hi],
  ['cricket', cricketEn.en, cricketHi.hi],
  ['football', footballEn.en, footballHi.hi],
  ['hockey', hockeyEn.en, hockeyHi.hi],
  ['kabaddi', kabaddiEn.en, kabaddiHi.hi],
  ['tennis', tennisEn.en, tennisHi.hi],
  ['volleyball', volleyballEn.en, volleyballHi.hi],
])('the catalogue of %s', (_, en, hi) => {
  const english = textsOf(en);
  const hindi = textsOf(hi);

  it('has the same keys in both languages, and each text is in its language', () => {
    expect(hindi.map(({ key }) => key).sort()).toEqual(english.map(({ key }) => key).sort());
    const foreign = ({ key, said }: { key: string; said: string }) =>
      !/\p{Script=Devanagari}/u.test(said) && !SAME.has(key);
    expect(hindi.filter(foreign)).toEqual([]);
    expect(english.filter(({ said }) => /\p{Script=Devanagari}/u.test(said))).toEqual([]);
  });
});

it('the words for the schemas are all there in Hindi', () => {
  const keysOf = (catalogue: object) => textsOf(catalogue).map(({ key }) => key);
  expect(keysOf(termsHi)).toEqual(expect.arrayContaining(keysOf(terms)));
});
