import { describe, expect, it } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { findSport, sports } from '#shared/sports/registry.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { pads } from './registry.ts';

/** Every state of a story that is so many events apart. */
const EVERY = 25;

describe.each(pads.map((pad) => [pad.sport, pad] as const))('the %s pad', (id, pad) => {
  const sport = findSport(id);
  const story = stories.find(({ drafts }) => drafts[0]?.data.sport === id);

  it('knows every event of the sport: each has a form, and a blank one fits its schema or names what is missing', () => {
    const types = Object.keys(sport?.schemas().events ?? {});
    expect(types.length).toBeGreaterThan(0);
    for (const { type, label, blank } of pad.kinds) {
      expect(types).toContain(type);
      expect(label).not.toBe('');
      expect(() => pad.fields(type, blank(null), null)).not.toThrow();
    }
  });

  it.skipIf(story === undefined)('describes and edits every event of a whole match', () => {
    const fold = story === undefined ? null : foldImported(story);
    if (fold?.ok !== true) throw new Error('the story does not fold');
    for (const [i, { event, before }] of [...fold.value.steps(0, fold.value.effective.length)].entries()) {
      expect(pad.describe(event, fold.value.state)).not.toBe('');
      if (i % EVERY === 0) expect(() => pad.fields(event.type, event.data, before)).not.toThrow();
    }
  });
});

it('there is at most one pad for a sport', () => {
  const ids = pads.map(({ sport }) => sport);
  expect(new Set(ids).size).toBe(ids.length);
  expect(sports.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
});
