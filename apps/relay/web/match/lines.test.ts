import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Lines, reloaded, withEarlier, withLine } from './lines.ts';
import { line, page } from './testing.ts';

const seqs = ({ entries }: Lines) => entries.map(({ seq }) => seq);

describe('commentary', () => {
  test('a new line goes on top, a known one keeps its place', () => {
    const lines: Lines = { entries: [line(2), line(1)], next: 'x', seq: 0 };
    expect(seqs(withLine(lines, line(3)))).toEqual([3, 2, 1]);
    const corrected = withLine(lines, line(1, { text: 'Other.', corrected: true }));
    expect(corrected.entries.map(({ text }) => text)).toEqual(['Play 2.', 'Other.']);
    expect(corrected.next).toBe('x');
  });

  test('what is fetched again replaces all but the lines that came since', () => {
    const lines: Lines = { entries: [line(9), line(8), line(7), line(6)], next: 'p6', seq: 6 };
    const fresh = reloaded(lines, [
      page(8, [line(8), line(6, { corrected: true })], 'p6'),
      page(9, [line(5), line(4)], null),
    ]);
    expect(seqs(fresh)).toEqual([9, 8, 6, 5, 4]);
    expect(fresh.entries[2]?.corrected).toBe(true);
    expect(fresh.next).toBeNull();
    // Taken back before the page was made, and told only now.
    expect(withLine(fresh, line(7))).toBe(fresh);
  });

  test('nothing fetched changes nothing', () => {
    const lines: Lines = { entries: [line(1)], next: null, seq: 1 };
    expect(reloaded(lines, [])).toBe(lines);
  });

  test('whatever pages overlap, each line is there once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 }), fc.nat(5), (head, size, overlap) => {
        const all = Array.from({ length: head }, (_, i) => line(head - i));
        let lines: Lines = { entries: [], next: '0', seq: head };
        for (let from = 0; from < head; from += size) {
          const next = from + size < head ? String(from + size) : null;
          lines = withEarlier(lines, page(head, all.slice(Math.max(0, from - overlap), from + size), next));
        }
        expect(lines).toEqual({ entries: all, next: null, seq: head });
      }),
    );
  });
});
