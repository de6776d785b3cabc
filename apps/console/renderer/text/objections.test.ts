import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { objection } from './objections.ts';
import { hi } from './objections-hi.ts';

const SHARED = join(import.meta.dirname, '../../../../shared');
const RULE = /\b(?:against|impossible|new RuleViolation)\(\s*'([a-z-]+)'/g;

/** The codes of all that a rule may object, as they stand in the rules. */
function codes(): ReadonlySet<string> {
  const files = readdirSync(SHARED, { recursive: true, encoding: 'utf8' });
  const rules = files.filter(
    (file) => /^(?:sports|match)\/.*\.ts$/.test(file) && !/\.test\.ts$|\/testing\//.test(file),
  );
  return new Set(
    rules.flatMap((file) =>
      [...readFileSync(join(SHARED, file), 'utf8').matchAll(RULE)].flatMap(([, code]) => code ?? []),
    ),
  );
}

it('whatever the rules object is there in Hindi', () => {
  const missing = [...codes()].filter((code) => hi[code] === undefined);
  expect(codes().size).toBeGreaterThan(100);
  expect(missing).toEqual([]);
  expect(Object.values(hi).filter((said) => !/^[^A-Za-z]*\p{Script=Devanagari}.*।$/u.test(said))).toEqual([]);
});

it('a page in English has the rule’s own sentence', () => {
  expect(objection({ code: 'over-limit', message: 'Kohli has bowled 10 overs.' })).toBe('Kohli has bowled 10 overs.');
});
