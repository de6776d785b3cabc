import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { Draft } from './event.ts';

describe('an event id', () => {
  it('has one spelling: a database that compares UUIDs takes two spellings for one event', () => {
    const draft = { id: uuidv7(), type: 'match.started', data: {} };
    expect(Draft.safeParse(draft).success).toBe(true);
    const upper = Draft.safeParse({ ...draft, id: draft.id.toUpperCase() });
    expect(upper.error?.issues[0]?.message).toMatch(/lower case/);
  });
});
