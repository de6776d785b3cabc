import { hash } from 'node:crypto';
import type { Locale } from '#shared/text/locale.ts';
import type { MatchPageData, PageData, PartKind } from '#shared/wire/page.ts';
import {
  ChartsView,
  CommentaryPage,
  LineupsView,
  MatchDetail,
  MatchList,
  ScorecardView,
  StatisticsView,
} from '#shared/wire/rest.ts';
import { commentaryPart } from '../api/commentary-page.ts';
import * as documents from '../api/documents.ts';
import { writeCursor } from '../api/list-routes.ts';
import type { FoundMatch } from '../api/match.ts';
import type { Store } from '../store/store.ts';

/** What a first look shows; the page asks for the rest by itself. */
const LINES = 24;
const LIVE_ROWS = 40;
const RECENT_ROWS = 24;

/** The parts of a match's page by the last word of their address; the story comes with every one. */
const PARTS: Readonly<Record<string, PartKind | null>> = {
  commentary: null,
  scorecard: 'scorecard',
  charts: 'charts',
  statistics: 'statistics',
  lineups: 'lineups',
};

export const partNames: readonly string[] = Object.keys(PARTS);

/** The list, without the address it is shown at; `tag` names what it shows. */
export async function listData(store: Store): Promise<Omit<PageData, 'path' | 'locale'> & { readonly tag: string }> {
  const [live, recent] = await Promise.all([
    store.list({ statuses: ['live', 'paused'], limit: LIVE_ROWS }),
    store.list({ limit: RECENT_ROWS + 1 }),
  ]);
  const page = recent.slice(0, RECENT_ROWS);
  const last = page.at(-1);
  const next = recent.length > page.length && last !== undefined ? writeCursor(last) : null;
  const known = new Set(page.map(({ match_id }) => match_id));
  const rows = [...page, ...live.filter(({ match_id }) => !known.has(match_id))];
  const text = documents.matchList(rows, next);
  return { tag: hash('sha1', text), madeAt: Date.now(), list: MatchList.parse(JSON.parse(text)), match: null };
}

export function matchData(found: FoundMatch, at: Pick<PageData, 'path' | 'locale'>, part: string): PageData {
  return { ...at, madeAt: Date.now(), list: null, match: matchPageData(found, at.locale, PARTS[part] ?? null) };
}

export function emptyData(at: Pick<PageData, 'path' | 'locale'>): PageData {
  return { ...at, madeAt: Date.now(), list: null, match: null };
}

function matchPageData({ view, state }: FoundMatch, locale: Locale, kind: PartKind | null): MatchPageData {
  // `before` left out: there is always a page.
  const story = commentaryPart(view, undefined, LINES, locale) ?? { entries: [], next: null };
  const told = {
    detail: MatchDetail.parse(JSON.parse(documents.detail(view, state, locale))),
    commentary: CommentaryPage.parse(JSON.parse(documents.commentary(view, story))),
  };
  switch (kind) {
    case null:
      return told;
    case 'scorecard':
      return { ...told, scorecard: ScorecardView.parse(JSON.parse(documents.scorecard(view, state, locale))) };
    case 'charts':
      return { ...told, charts: ChartsView.parse(JSON.parse(documents.charts(view, state, locale))) };
    case 'statistics':
      return { ...told, statistics: StatisticsView.parse(JSON.parse(documents.statistics(view, state))) };
    case 'lineups':
      return { ...told, lineups: LineupsView.parse(JSON.parse(documents.lineups(view))) };
  }
}
