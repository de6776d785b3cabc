import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json.ts';
import { effectiveLog } from './effective.ts';
import type { MatchEvent } from './event.ts';

const id = (n: number) => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`;

function logOf(...entries: (readonly [type: string, data?: JsonObject])[]): MatchEvent[] {
  return entries.map(([type, data], index) => ({
    id: id(index + 1),
    match: 'm',
    seq: index + 1,
    term: 1,
    type,
    data: data ?? {},
    at: index,
    recordedAt: index,
    source: { kind: 'scorer', id: 's' },
    prev: '',
  }));
}

/** The effective log as "seq", with "-" in front of what is voided. */
function order(log: MatchEvent[]): string {
  return effectiveLog(log)
    .map((event) => `${event.voided ? '-' : ''}${event.seq}`)
    .join(' ');
}

const a = ['note.added', { text: 'a' }] as const;
const b = ['note.added', { text: 'b' }] as const;
const voids = (n: number) => ['correction.void', { target: id(n) }] as const;
const amends = (n: number, text: string) => ['correction.amend', { target: id(n), data: { text } }] as const;
const inserts = (n: number) =>
  ['correction.insert', { after: id(n), type: 'note.added', data: { text: 'x' }, at: 5 }] as const;

describe('effectiveLog', () => {
  it('leaves a log without corrections as it is', () => {
    expect(order(logOf(a, b))).toBe('1 2');
  });

  it('voids, and restores by voiding the void, however often', () => {
    expect(order(logOf(a, b, voids(1)))).toBe('-1 2');
    expect(order(logOf(a, b, voids(1), voids(3)))).toBe('1 2');
    expect(order(logOf(a, b, voids(1), voids(3), voids(4)))).toBe('-1 2');
  });

  it('voids several at once, and restores them together', () => {
    const both = ['correction.void', { target: id(1), also: [id(2)] }] as const;
    expect(order(logOf(a, b, a, both))).toBe('-1 -2 3');
    expect(order(logOf(a, b, a, both, voids(4)))).toBe('1 2 3');
    expect(order(logOf(a, b, a, both, voids(4), voids(5)))).toBe('-1 -2 3');
  });

  it('takes the newest amendment that counts', () => {
    const text = (log: MatchEvent[]) => effectiveLog(log)[0]?.data.text;
    expect(text(logOf(a, amends(1, 'one'), amends(1, 'two')))).toBe('two');
    expect(text(logOf(a, amends(1, 'one'), amends(1, 'two'), voids(3)))).toBe('one');
    expect(text(logOf(a, amends(1, 'one'), voids(2)))).toBe('a');
  });

  it('puts inserts right behind their anchor, the newest first, also behind an insert or a voided event', () => {
    expect(order(logOf(a, b, inserts(1)))).toBe('1 3 2');
    expect(order(logOf(a, b, inserts(1), inserts(1)))).toBe('1 4 3 2');
    expect(order(logOf(a, b, inserts(1), inserts(3)))).toBe('1 3 4 2');
    expect(order(logOf(a, b, inserts(1), voids(1), voids(3)))).toBe('-1 -3 2');
  });

  it('amends an insert under the id of its correction', () => {
    const log = logOf(a, inserts(1), amends(2, 'y'));
    expect(effectiveLog(log).map((event) => event.data.text)).toEqual(['a', 'y']);
  });

  it('says which correction made an event what it is', () => {
    expect(effectiveLog(logOf(a, b, amends(1, 'z'))).map((event) => event.correctedBy)).toEqual([id(3), undefined]);
  });
});
