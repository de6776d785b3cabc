import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sports } from '#shared/sports/registry.ts';
import { objection } from './objections.ts';
import { hi as rules } from './objections-hi.ts';
import { hi as problems } from './problems-hi.ts';
import { hi as schemas } from './schema-text.ts';
import { names, presets } from './sports-hi.ts';
import { hi as warnings } from './warnings-hi.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const RULE = /\b(?:against|impossible|new RuleViolation)\(\s*'([a-z-]+)'/g;
const WARNING = /(?:\bcode: |\bwarning\(\s*)'([a-z-]+)'/g;
const PROBLEM = /\bproblem\(\s*'([a-z-]+)'/g;
const REFINED = /\.refine\([\s\S]*?'([a-z][^']+ [^']+)',?\s*(?:\}|\))/g;
/** What ends a start, or stays in a log: no screen is there to show it. */
const UNSEEN = new Set([
  'bad-certificate',
  'bad-setting',
  'bad-signature',
  'cannot-listen',
  'journal-damaged',
  'journal-in-use',
  'journal-newer',
  'journal-unusable',
  'not-built',
  'other-head',
  'other-match',
  'port-taken',
  'short-log',
  'unknown-flag',
]);

/** What `found` captures in the sources under `folder` whose path fits `of`. */
function captured(folder: string, of: RegExp, found: RegExp): readonly string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => of.test(file) && !/\.test\.ts$|(?:^|\/)(?:testing|formats)\//.test(file));
  return [
    ...new Set(
      sources.flatMap((file) =>
        [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(found)].flatMap(([, one]) => one ?? []),
      ),
    ),
  ];
}

afterEach(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
});

/** The texts as a page in Hindi has them: the language of a page is that of its first module. */
async function inHindi() {
  vi.resetModules();
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify({ locale: 'hi' }), setItem: () => undefined });
  vi.stubGlobal('navigator', { languages: ['hi'] });
  return {
    ...(await import('./objections.ts')),
    ...(await import('./sports.ts')),
    ...(await import('./schema-text.ts')),
  };
}

describe.each([
  ['the rules object', captured('shared', /^(?:sports|match)\/.*\.ts$/, RULE), rules, 100],
  ['they warn of', captured('shared', /^sports\/.*warnings\.ts$/, WARNING), warnings, 60],
  [
    'else goes wrong',
    [
      ...captured('shared', /^(?:match|json|sports)\/[^/]+\.ts$/, PROBLEM),
      ...captured('apps/console', /^(?:core|renderer|shell)\/.*\.tsx?$/, PROBLEM),
    ].filter((code) => !UNSEEN.has(code) && !/^(?:empty|no-squad|not-an-image)$/.test(code)),
    { ...rules, ...problems },
    60,
  ],
  ['a schema says of a whole', captured('shared', /^sports\/.*\.ts$/, REFINED), schemas, 8],
])('whatever %s', (_, found, hi, least) => {
  it('is there in Hindi, whole sentences', () => {
    expect(found.length).toBeGreaterThan(least);
    expect(found.filter((code) => hi[code] === undefined)).toEqual([]);
    const latin = Object.values(hi).filter((said) => !/\p{Script=Devanagari}/u.test(said) || !/[।?]$/u.test(said));
    expect(latin).toEqual([]);
  });
});

it('sports and their ready-made rules have names in Hindi', () => {
  expect(sports.filter(({ id }) => names[id] === undefined)).toEqual([]);
  const ready = sports.flatMap((sport) =>
    Object.entries(sport.presets).flatMap(([key, { name }]) => [key, String(name)]),
  );
  expect(ready.length).toBeGreaterThan(60);
  expect(ready.filter((name) => presets[name] === undefined)).toEqual([]);
});

it('a page in English has the rule’s own sentence', () => {
  expect(objection({ code: 'over-limit', message: 'Kohli has bowled 10 overs.' })).toBe('Kohli has bowled 10 overs.');
});

it('a page in Hindi says what it can, and names the rest', async () => {
  const page = await inHindi();
  expect(page.objection({ code: 'over-limit', message: 'Kohli has bowled 10 overs.' })).toBe(rules['over-limit']);
  const here = 'अनन्या लाइव है: यहाँ दर्ज किया हुआ नहीं गिना जाएगा।';
  expect(page.objection({ code: 'not-live', message: here })).toBe(here);
  expect(page.objection({ code: 'backup-failed', message: 'Disk full.' })).toBe(
    `${problems['backup-failed']} (Disk full.)`,
  );
  expect(page.objection({ code: 'never-heard-of', message: 'Oh.' })).toBe('यह नहीं हो सका: Oh.');
  expect(page.warningText({ code: 'over-long', message: 'Over 1 goes on.' })).toBe(warnings['over-long']);
  // A code that rules and warnings share means what the warning says.
  expect(page.warningText({ code: 'not-level', message: 'The score is not level.' })).toBe(warnings['not-level']);
});

it('a title and what a schema says are in the page’s language, and names stay as they are', async () => {
  const page = await inHindi();
  const sides = [{ name: 'Ardon v Co' }, { name: 'Belmar' }];
  expect(page.titleText('Ardon v Co v Belmar, T20', sides)).toBe('Ardon v Co बनाम Belmar, टी20');
  expect(page.titleText('Ardon v Co v Belmar, County Cup', sides)).toBe('Ardon v Co बनाम Belmar, County Cup');
  expect(page.titleText('Ardon v Co v Belmar', sides)).toBe('Ardon v Co बनाम Belmar');
  expect(page.titleText('Another', sides)).toBe('Another');
  const path = 'data.setup.teams';
  expect(page.schemaText(`${path}: a side has at most two players`, path)).toBe(
    schemas['a side has at most two players'],
  );
  expect(page.schemaText('Too small: expected number to be >=1')).toBe('यह मान सही नहीं।');
  page.speakOfSchemas();
  const { cricket } = await import('#shared/sports/cricket/index.ts');
  const refused = cricket.parseSetup({ teams: [], format: { overs: 0 } });
  expect(refused.ok ? '' : page.objection(refused.problem)).toMatch(/^\p{Script=Devanagari}.*।$/u);
});
