import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../testing/postgres.ts';
import type { Database } from './database.ts';
import { jsonArray } from './json-array.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('what goes in as an array of JSON texts comes out as it was, in order', async () => {
  // json holds no U+0000, and the console makes no lone surrogates: as in `shared/json`.
  const value = fc.jsonValue({ noUnicodeString: false }).map((one) => JSON.stringify(one).replaceAll('\\u0000', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 40 }), async (texts) => {
      const { rows } = await database.pool.query<{ text: string }>(
        'select text::text from unnest($1::json[]) with ordinality as each (text, n) order by n',
        [jsonArray(texts)],
      );
      expect(rows.map(({ text }) => text)).toEqual(texts);
    }),
    { numRuns: 60 },
  );
});

test('what is no JSON is refused like any other', async () => {
  await expect(database.pool.query('select $1::json[]', [jsonArray(['{}', '{"a":'])])).rejects.toMatchObject({
    code: '22P02',
  });
});
