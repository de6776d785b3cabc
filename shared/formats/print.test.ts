import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from './card.ts';
import { cardHtml, PRINT_POLICY } from './print.ts';

function card(text: string, locale: Card['locale'] = 'en'): Card {
  return {
    locale,
    scoreboard: {
      match: 'm1',
      sport: 'tennis',
      title: text,
      status: 'live',
      phase: 'Set 2',
      sides: [{ name: text, shortName: 'A', score: '6-4', detail: text }],
      situation: '',
      result: null,
      score: {},
      startedAt: Date.UTC(2026, 4, 3, 23, 30),
      conflicts: 0,
      flags: ['unreliable'],
    },
    summary: text,
    sections: [
      {
        title: text,
        headline: text,
        tables: [
          {
            title: text,
            columns: [
              { key: 'name', label: text, numeric: false },
              { key: 'points', label: 'Pts', numeric: true },
            ],
            rows: [{ cells: [text, '12'], emphasis: true }],
          },
        ],
        notes: [{ label: text, text }],
      },
    ],
  };
}

describe('a scorecard to be printed', () => {
  it('shows the match, its tables and its notes', () => {
    const html = cardHtml(card('Ann'));
    expect(html).toContain('<p class="state">3 May 2026 · Set 2 · In progress · Score may be wrong</p>');
    expect(html).toContain('<tr class="active"><td>Ann</td><td class="number">12</td></tr>');
    expect(html).toContain('<div><dt>Ann</dt> <dd>Ann</dd></div>');
    expect(html).not.toContain('class="wide"');
  });

  it('is in the language asked for', () => {
    const html = cardHtml(card('अंजलि', 'hi'));
    expect(html).toContain('<html lang="hi">');
    expect(html).toContain('<title>अंजलि – स्कोरकार्ड</title>');
    expect(html).toContain('3 मई 2026 · Set 2 · खेल जारी · स्कोर गलत हो सकता है');
  });

  it('escapes every text', () => {
    const tags = (html: string) => html.match(/<[a-z!/][^>]*>/gi);
    const plain = tags(cardHtml(card('Ann')));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '=', ' ', '-', '!'), minLength: 1 }),
        (text) => {
          expect(tags(cardHtml(card(text)))).toEqual(plain);
        },
      ),
    );
    expect(cardHtml(card(`<img src=x onerror="a('b')">&amp;`))).toContain(
      '<h1>&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;amp;</h1>',
    );
  });

  it('comes with a policy that allows its style and nothing else', () => {
    expect(PRINT_POLICY).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; /);
  });
});
