import { sha256 } from '@noble/hashes/sha2.js';
import type { Flag, MatchStatus } from '../match/lifecycle.ts';
import type { Section, Table } from '../sports/sport.ts';
import type { Locale } from '../text/locale.ts';
import type { Card } from './card.ts';
import { PRINT_CSS } from './print-css.ts';

/**
 * A scorecard as one HTML file that needs nothing else: to be printed on A4, or saved as PDF by the browser's print
 * dialogue. It has no scripts, and every text in it is escaped.
 */
export function cardHtml(card: Card): string {
  const { locale, scoreboard, summary, sections } = card;
  const words = WORDS[locale];
  const { title, sides, phase, status, flags, startedAt, match } = scoreboard;
  // Matches say when they start, not where: the date is UTC's.
  const date = startedAt === null ? '' : new Intl.DateTimeFormat(words.dates, DATE).format(startedAt);
  const isOver = status === 'ended' || status === 'abandoned';
  const state = [date, isOver ? '' : phase, words.status[status], ...flags.map((flag) => words.flags[flag])]
    .filter((part) => part !== '')
    .join(' · ');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} – ${safe(words.scorecard)}</title>
<style>${PRINT_CSS}</style>
</head>
<body>
<header>
<h1>${safe(title)}</h1>
<p class="state">${safe(state)}</p>
<ul class="sides">${sides.map(sideHtml).join('')}</ul>
<p class="summary">${safe(summary)}</p>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
<footer>${safe(match)}</footer>
</body>
</html>
`;
}

/** Content-Security-Policy for a server of such files: their own style and nothing else. */
export const PRINT_POLICY = `default-src 'none'; style-src 'sha256-${base64(sha256(new TextEncoder().encode(PRINT_CSS)))}'; base-uri 'none'; form-action 'none'`;

const DATE = { dateStyle: 'long', timeZone: 'UTC' } as const;

/** Tables of more columns are printed across the sheet. */
const PORTRAIT_COLUMNS = 12;

interface Words {
  /** BCP 47 tag that dates are written by. */
  readonly dates: string;
  readonly scorecard: string;
  readonly status: Readonly<Record<MatchStatus, string>>;
  readonly flags: Readonly<Record<Flag, string>>;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    dates: 'en-GB',
    scorecard: 'Scorecard',
    status: {
      scheduled: 'Not started',
      live: 'In progress',
      paused: 'Play stopped',
      ended: '',
      abandoned: 'Abandoned',
    },
    flags: { 'under-review': 'Score under review', unreliable: 'Score may be wrong' },
  },
  hi: {
    dates: 'hi-IN',
    scorecard: 'स्कोरकार्ड',
    status: { scheduled: 'शुरू होना बाकी', live: 'खेल जारी', paused: 'खेल रुका हुआ', ended: '', abandoned: 'मैच रद्द' },
    flags: { 'under-review': 'स्कोर की समीक्षा जारी', unreliable: 'स्कोर गलत हो सकता है' },
  },
};

function sideHtml({ name, score, detail }: Card['scoreboard']['sides'][number]): string {
  const more = detail === undefined || detail === '' ? '' : ` <span class="detail">${safe(detail)}</span>`;
  return `<li><span class="name">${safe(name)}</span> <span class="score">${safe(score)}</span>${more}</li>`;
}

function sectionHtml({ title, headline, tables, notes }: Section): string {
  const isWide = tables.some(({ columns }) => columns.length > PORTRAIT_COLUMNS);
  const lines = notes.map(({ label, text }) => `<div><dt>${safe(label)}</dt> <dd>${safe(text)}</dd></div>`);
  return [
    `<section${isWide ? ' class="wide"' : ''}>`,
    `<h2>${safe(title)}${headline === undefined ? '' : ` <span class="headline">${safe(headline)}</span>`}</h2>`,
    ...tables.map(tableHtml),
    ...(lines.length > 0 ? [`<dl>${lines.join('')}</dl>`] : []),
    '</section>',
  ].join('\n');
}

function tableHtml({ title, columns, rows }: Table): string {
  const kind = columns.map(({ numeric }) => (numeric ? ' class="number"' : ''));
  const caption = title === '' ? '' : `<caption>${safe(title)}</caption>`;
  const head = columns.map(({ label }, index) => `<th scope="col"${kind[index] ?? ''}>${safe(label)}</th>`);
  const body = rows.map(({ cells, emphasis }) => {
    const fields = cells.map((cell, index) => `<td${kind[index] ?? ''}>${safe(cell)}</td>`);
    return `<tr${emphasis === true ? ' class="active"' : ''}>${fields.join('')}</tr>`;
  });
  return `<table>${caption}<thead><tr>${head.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function safe(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
