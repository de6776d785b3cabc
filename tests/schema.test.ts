import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { eventSchema } from '#shared/formats/event-schema.ts';
import { logOf } from '#shared/formats/scorewire.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { demoMatch } from '../scripts/demo/match.ts';
import { record } from '../scripts/demo/record.ts';
import { corpusMatches } from './corpus.ts';
import { CORPUS, ROOT } from './support.ts';

const schema = eventSchema();
const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  validateFormats: false,
}).compile(schema);

/** What the schema has against these events, each kind of fault once. */
function faults(log: readonly MatchEvent[]): string[] {
  const found = new Set<string>();
  for (const event of log) {
    const json: unknown = event;
    if (validate(json)) continue;
    const real = validate.errors?.find(({ keyword }) => keyword !== 'if');
    found.add(`${event.match} ${event.type} ${real?.instancePath}: ${real?.message} ${JSON.stringify(real?.params)}`);
  }
  return [...found];
}

describe('the JSON Schema of an event', () => {
  it('is the published one (node scripts/schema.ts writes it)', () => {
    const published = readFileSync(join(ROOT, 'docs/schema/scorewire-event.schema.json'), 'utf8');
    expect(published).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  const log = record('demo', demoMatch(5));

  it('takes what our own programs write', () => {
    expect(faults(log)).toEqual([]);
    for (const story of stories) expect(faults(logOf(story))).toEqual([]);
  });

  it.skipIf(!existsSync(CORPUS))('takes every event of real matches', { timeout: 600_000 }, () => {
    const found: string[] = [];
    let events = 0;
    for (const { match } of corpusMatches()) {
      const all = logOf(match);
      events += all.length;
      found.push(...faults(all));
    }
    console.log(`schema: ${events} events of real matches, ${found.length} of them at fault`);
    expect(found).toEqual([]);
  });

  it('refuses what is none', () => {
    const ball = log.find(({ type }) => type === 'cricket.delivery');
    const [created] = log;
    if (ball === undefined || created === undefined) throw new Error('The demo has a ball.');
    const insert = { after: created.id, type: ball.type, data: ball.data, at: ball.at };
    const inserted = { ...ball, type: 'correction.insert', data: insert };
    expect(faults([ball, created, inserted])).toEqual([]);
    const wrong: readonly MatchEvent[] = [
      { ...ball, seq: 0 },
      { ...ball, id: 'one' },
      { ...ball, type: 'cricket.unheard-of' },
      { ...ball, data: {} },
      { ...ball, data: { ...ball.data, runs: { batter: 'four' } } },
      { ...ball, data: { ...ball.data, wrong: true } },
      { ...created, data: { ...created.data, sport: 'chess' } },
      { ...created, data: { sport: 'cricket', setup: {} } },
      { ...inserted, data: { ...insert, data: {} } },
    ];
    for (const event of wrong) expect(faults([event]), JSON.stringify(event).slice(0, 200)).toHaveLength(1);
  });
});
