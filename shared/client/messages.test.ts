import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import { LiveDown } from '../wire/live.ts';
import { readDown } from './messages.ts';
import { board, event, snapshot } from './scripted.ts';

const entry = { id: 'e', seq: 8, at: 1, mark: '1.2', kind: 'boundary', text: 'Four.', badge: '4', corrected: true };
const whole: readonly object[] = [
  { ...snapshot({ term: 1, seq: 7 }), scoreboard: { ...board('7'), result: 'A won', startedAt: null } },
  {
    ...event({ term: 1, seq: 8 }),
    commentary: entry,
    corrects: true,
    scoreboard: { conflicts: 1, situation: 'tense' },
  },
  {
    ...snapshot({ term: 1, seq: 7 }),
    scoreboard: { ...board('7'), clock: { direction: 'up', running: true, ms: 61_000, at: 5, limit: 2_700_000 } },
  },
  {
    ...event({ term: 1, seq: 8 }),
    scoreboard: { clock: { direction: 'down', running: false, ms: 0, at: 5 } },
  },
  { op: 'gap', match: 'm1', after: { term: 1, seq: 7 }, seq: 900 },
  { op: 'end', match: 'm1' },
  { op: 'pong' },
  { op: 'error', match: 'm1', code: 'x', message: 'y' },
];

/** The message itself, and it with each field in turn (at any depth) missing, null or a stray text. */
function* variants(value: JsonObject): Generator<JsonObject> {
  yield value;
  for (const [key, child] of Object.entries(value)) {
    const { [key]: _, ...without } = value;
    yield without;
    yield { ...value, [key]: null };
    if (typeof child !== 'string') yield { ...value, [key]: 'stray' };
    if (isJsonObject(child)) for (const changed of variants(child)) yield { ...value, [key]: changed };
    if (Array.isArray(child) && isJsonObject(child[0])) {
      for (const changed of variants(child[0])) yield { ...value, [key]: [changed] };
    }
  }
}

/** Words that may grow are not checked by the small guard: see `isWord`. */
const opened = (text: string) => text.replaceAll('"stray"', '7');

describe('the light guard', () => {
  test.each(whole.map((message) => [JSON.parse(JSON.stringify(message))]))(
    'agrees with the schema on %j',
    (message) => {
      const parsed = LiveDown.safeParse(message);
      expect(parsed.error).toBeUndefined();
      let refused = 0;
      for (const variant of variants(message)) {
        const text = opened(JSON.stringify(variant));
        const bySchema = LiveDown.safeParse(JSON.parse(text)).success;
        if (!bySchema) refused += 1;
        expect(readDown(text) !== null, text).toBe(bySchema);
      }
      expect(refused).toBeGreaterThan(0);
    },
  );

  test('lets words pass that a newer relay may have', () => {
    const message = { ...event({ term: 1, seq: 8 }), commentary: { ...entry, kind: 'aside' } };
    expect(readDown(JSON.stringify(message))).toEqual(message);
  });
});
