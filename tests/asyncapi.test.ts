import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseTopic, topics } from '#shared/wire/mqtt.ts';
import { asyncApi } from '../scripts/api/asyncapi.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { ROOT } from './support.ts';

const document = asyncApi();
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
const Document = z.object({
  channels: z.record(z.string(), z.object({ address: z.string() })),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const { channels, components } = Document.parse(document);

/** A checker of one of the document's payloads. */
function payload(id: string) {
  return ajv.compile({ $ref: `#/components/schemas/${id}`, components });
}

describe('the AsyncAPI document', () => {
  it('is the published one (node scripts/asyncapi.ts writes it)', () => {
    const published = readFileSync(join(ROOT, 'docs/api/asyncapi.json'), 'utf8');
    expect(published).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it('is AsyncAPI 3.0', () => {
    const require = createRequire(import.meta.url);
    const validate = ajv.compile(
      z.record(z.string(), z.unknown()).parse(require('@asyncapi/specs/schemas/3.0.0-without-$id.json')),
    );
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  it('has every topic of the venue but the copies of second scorers’ events', () => {
    const told = Object.values(channels)
      .map(({ address }) => parseTopic(address.replaceAll(/\{\w+\}/g, 'some'))?.kind)
      .filter((kind) => kind !== undefined);
    const args: [string, string, string] = ['some', 'some', 'some'];
    const all = Object.values(topics).map(
      (topic) => parseTopic(typeof topic === 'string' ? topic : topic(...args))?.kind,
    );
    expect(new Set([...told, 'checkEvent'])).toEqual(new Set(all));
  });

  it('fits what is sent, and nothing else', () => {
    const log = record('demo', demoMatch(5));
    const event = payload('newest');
    for (const each of log) expect(event(each), JSON.stringify(event.errors)).toBe(true);
    expect(event({ ...log[0], seq: 0 })).toBe(false);
    const up = payload('liveUp');
    expect(up({ op: 'subscribe', match: 'final', after: { term: 1, seq: 3 } })).toBe(true);
    expect(up({ op: 'shout', match: 'final' })).toBe(false);
    const reply = payload('reply');
    expect(reply({ status: 'duplicate', id: uuidv7(), term: 1, seq: 2 })).toBe(true);
    expect(reply({ status: 'duplicate', id: 'no id', term: 1, seq: 2 })).toBe(false);
  });
});
