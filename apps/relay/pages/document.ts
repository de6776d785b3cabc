import type { JsonObject } from '#shared/json/json.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import { Locale } from '#shared/text/locale.ts';
import { PAGE_DATA_ID, type PageData } from '#shared/wire/page.ts';
import type { BuiltPage } from './built.ts';

export interface Place {
  /** Where the world finds this relay: "https://scores.example". */
  readonly origin: string;
  /** The address without its language. */
  readonly bare: string;
}

/** The whole document for `data`: what is read without JavaScript, what previews of links and search engines read. */
export function documentOf(page: BuiltPage, data: PageData, place: Place): string {
  const { title, description, body } = page.render(data);
  const parts = new Map([
    ['<html lang="en">', `<html lang="${data.locale}">`],
    ['<!--head-->', headOf({ title, description }, data, place)],
    ['<!--app-->', body],
    ['<!--data-->', script('application/json', data, PAGE_DATA_ID)],
  ]);
  // In one pass: what a name brings in is never taken for a place.
  return page.template.replace(/<html lang="en">|<!--(?:head|app|data)-->/g, (found) => parts.get(found) ?? found);
}

function headOf(told: { title: string; description: string }, data: PageData, { origin, bare }: Place): string {
  const title = escaped(told.title);
  const description = escaped(told.description);
  const address = escaped(origin + bare);
  const match = data.match?.detail.scoreboard;
  const image = match === undefined ? null : escaped(`${origin}/share/${match.match}.png?locale=${data.locale}`);
  const own = data.path === bare ? address : escaped(origin + data.path);
  return [
    `<title>${title}</title>`,
    `<meta name="description" content="${description}">`,
    `<link rel="canonical" href="${own}">`,
    ...Locale.options.map((locale) => {
      const path = `/${locale}${bare === '/' ? '' : bare}`;
      return `<link rel="alternate" hreflang="${locale}" href="${escaped(origin + path)}">`;
    }),
    `<link rel="alternate" hreflang="x-default" href="${address}">`,
    `<meta property="og:site_name" content="Scorewire">`,
    `<meta property="og:type" content="website">`,
    `<meta property="og:title" content="${title}">`,
    `<meta property="og:description" content="${description}">`,
    `<meta property="og:url" content="${own}">`,
    `<meta property="og:locale" content="${data.locale === 'hi' ? 'hi_IN' : 'en_GB'}">`,
    ...(image === null
      ? [`<meta name="twitter:card" content="summary">`]
      : [
          `<meta property="og:image" content="${image}">`,
          `<meta property="og:image:width" content="1200">`,
          `<meta property="og:image:height" content="630">`,
          `<meta property="og:image:alt" content="${title}">`,
          `<meta name="twitter:card" content="summary_large_image">`,
        ]),
    ...(match === undefined ? [] : [script('application/ld+json', sportsEvent(match, told.description, own))]),
  ].join('\n    ');
}

const EVENT_STATUS: Readonly<Record<Scoreboard['status'], string>> = {
  scheduled: 'EventScheduled',
  live: 'EventScheduled',
  paused: 'EventScheduled',
  ended: 'EventScheduled',
  abandoned: 'EventCancelled',
};

/** https://schema.org/SportsEvent */
function sportsEvent(
  { title, sport, sides, status, startedAt }: Scoreboard,
  description: string,
  url: string,
): JsonObject {
  const teams = sides.map(({ name }) => ({ '@type': 'SportsTeam', name }));
  return {
    '@context': 'https://schema.org',
    '@type': 'SportsEvent',
    name: title,
    sport,
    description,
    url,
    eventStatus: `https://schema.org/${EVENT_STATUS[status]}`,
    ...(startedAt !== null && { startDate: new Date(startedAt).toISOString() }),
    competitor: teams,
  };
}

/** JSON within HTML: nothing in it can end the element, and no browser runs it. */
function script(type: string, value: object, id?: string): string {
  const json = JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="${type}"${id === undefined ? '' : ` id="${id}"`}>${json}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
