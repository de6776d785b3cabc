import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isJsonObject, type Json } from '#shared/json/json.ts';
import { anyValue } from '../testing/any-value.ts';
import { ConsoleLink } from '../testing/console.ts';
import { ask, Contract, type Offer } from '../testing/contract.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { ADMIN_KEY, type TestRelay, testRelay } from '../testing/relay.ts';

const RUNS = 60;
let relay: TestRelay;
let contract: Contract;
beforeAll(async () => {
  relay = await testRelay();
  contract = await Contract.of(relay.url);
  const link = await ConsoleLink.connect(relay.ws, 'console');
  await link.store(new Scoring('known').begin().balls(20).log);
  link.close();
});
afterAll(() => relay.close());

interface Asked {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

/** What a client might ask that has read the document, or half of it. */
function asking({ path, parameters, requestBody }: Offer): fc.Arbitrary<Asked> {
  const values = parameters.map(({ name, in: where, required, schema }) => {
    const value = anyValue(schema, contract.root).map(textOf);
    // Mostly the match that there is: what is behind its address is more worth a look than the refusal before it.
    const one =
      name === 'id' ? fc.oneof({ weight: 3, arbitrary: fc.constant('known') }, { weight: 1, arbitrary: value }) : value;
    return fc.record({ name: fc.constant(name), where: fc.constant(where), value: required ? one : fc.option(one) });
  });
  const schema = requestBody?.content['application/json']?.schema;
  const json =
    schema === undefined ? fc.constant(undefined) : anyValue(schema, contract.root).map((it) => JSON.stringify(it));
  const body = fc.oneof(
    { weight: 12, arbitrary: json },
    { weight: 1, arbitrary: fc.constantFrom('', '{', '[]', 'null', '"\\ud800"') },
  );
  const header = fc.constantFrom('*', 'W/"x"', '"', ',', 'hi;q=0.3, *', 'x'.repeat(4000), 'application/xml', 'é');
  const names = [
    'if-none-match',
    'accept',
    'accept-language',
    'last-event-id',
    'x-forwarded-for',
    'range',
    'content-type',
  ];
  return fc.record({
    path: fc.tuple(...values).map((all) => addressOf(path, all)),
    headers: fc.dictionary(fc.constantFrom(...names), header, { maxKeys: 2 }),
    body: requestBody === undefined ? fc.constant(undefined) : body,
  });
}

function addressOf(path: string, values: readonly { name: string; where: string; value: string | null }[]): string {
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, where, value } of values) {
    if (value === null) continue;
    if (where === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value.toWellFormed()));
    if (where === 'query') query.append(name, value);
  }
  // Addresses longer than this never reach the API: the server itself refuses them.
  return `${filled}?${query}`.slice(0, 12_000).replace(/%[0-9A-F]?$/, '');
}

function textOf(value: Json): string {
  return typeof value === 'string'
    ? value
    : isJsonObject(value) || Array.isArray(value)
      ? JSON.stringify(value)
      : String(value);
}

test('whatever is asked, the relay finds an answer that its document knows, and no fault of its own', async () => {
  const statuses = new Map<number, number>();
  for (const offer of contract.offers) {
    await fc.assert(
      fc.asyncProperty(asking(offer), async ({ path, headers, body }) => {
        const sent = Object.entries(headers).map(([name, value]) => [name, encodeURI(value)]);
        const answer = await ask(relay.url + path, {
          method: offer.method,
          headers: {
            authorization: `Bearer ${ADMIN_KEY}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...Object.fromEntries(sent),
          },
          ...(body !== undefined && { body }),
        });
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status, `${offer.name} ${path} ${body} ${answer.text}`).toBeLessThan(500);
        // A value that is empty or odd may make it another address.
        if (answer.status !== 404 && answer.status !== 405) expect(contract.breach(offer, answer)).toBe(null);
      }),
      { numRuns: RUNS },
    );
  }
  // It is not all refusals.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(contract.offers.length * 5);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
}, 120_000);
