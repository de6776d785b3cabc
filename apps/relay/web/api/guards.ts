import { type Guard, isFlag, isInt, isText, isWord, listOf, nullOr, shape } from '#shared/client/guard.ts';
import { isCommentaryEntry, isScoreboard } from '#shared/client/messages.ts';
import { isJsonObject } from '#shared/json/json.ts';
import type { Lineups } from '#shared/match/lineups.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { MatchPageData, MatchParts, PageData, PartKind } from '#shared/wire/page.ts';
import type {
  Chart,
  ChartsView,
  CommentaryPage,
  Correction,
  LineupsView,
  MatchDetail,
  MatchList,
  MatchRow,
  ScorecardView,
  StatisticsView,
} from '#shared/wire/rest.ts';

const at = { match: isText, term: isInt, seq: isInt };
const isNumber: Guard<number> = (value) => typeof value === 'number';

const isMatchRow: Guard<MatchRow> = shape({
  match_id: isText,
  sport: isText,
  status: isText,
  team_a: isText,
  team_b: isText,
  score: isJsonObject,
  scoreboard: isScoreboard,
  term: isInt,
  seq: isInt,
  updated_at: isInt,
});

const isTable = shape({
  title: isText,
  columns: listOf(shape({ key: isText, label: isText, numeric: isFlag })),
  rows: listOf(shape({ cells: listOf(isText) }, { emphasis: isFlag })),
});

const isSection = shape(
  { title: isText, tables: listOf(isTable), notes: listOf(shape({ label: isText, text: isText })) },
  { headline: isText },
);

export const isMatchList: Guard<MatchList> = shape({ matches: listOf(isMatchRow), next: nullOr(isText) });
const isCorrection: Guard<Correction> = shape({
  seq: isInt,
  at: isInt,
  told: nullOr(isText),
  changes: listOf(shape({ side: nullOr(isText), before: nullOr(isText), after: nullOr(isText) })),
});
export const isMatchDetail: Guard<MatchDetail> = shape(
  { ...at, scoreboard: isScoreboard, summary: isText, head: isText },
  { correction: isCorrection },
);
const isScorecardView: Guard<ScorecardView> = shape({
  ...at,
  scorecard: isJsonObject,
  sections: listOf(isSection),
});
export const isCommentaryPage: Guard<CommentaryPage> = shape({
  ...at,
  entries: listOf(isCommentaryEntry),
  next: nullOr(isText),
});

function isPoint(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isNumber);
}

const isChart: Guard<Chart> = shape({
  id: isText,
  title: isText,
  kind: isWord<Chart['kind']>,
  xLabel: isText,
  yLabel: isText,
  series: listOf(shape({ name: isText, points: listOf(isPoint) })),
});
const isChartsView: Guard<ChartsView> = shape({ ...at, charts: listOf(isChart) });
const isStatisticsView: Guard<StatisticsView> = shape({ ...at, statistics: isJsonObject });

const isPlayer = shape({ name: isText }, { number: isInt, position: isText, captain: isFlag });
const isLineups: Guard<Lineups> = shape(
  {
    officials: listOf(shape({ role: isText, name: isText })),
    teams: listOf(shape({ name: isText, shortName: isText, players: listOf(isPlayer) })),
  },
  { competition: isText, venue: isText, startsAt: isInt },
);
const isLineupsView: Guard<LineupsView> = shape({ ...at, lineups: isLineups });

export const partGuards: { readonly [K in PartKind]: Guard<MatchParts[K]> } = {
  scorecard: isScorecardView,
  charts: isChartsView,
  statistics: isStatisticsView,
  lineups: isLineupsView,
};

const isLocale = (value: unknown): value is Locale => value === 'en' || value === 'hi';
const isMatchPageData: Guard<MatchPageData> = shape(
  { detail: isMatchDetail, commentary: isCommentaryPage },
  partGuards,
);

/** What the relay wrote the page from, as the page carries it. */
export const isPageData: Guard<PageData> = shape({
  path: isText,
  locale: isLocale,
  madeAt: isInt,
  list: nullOr(isMatchList),
  match: nullOr(isMatchPageData),
});
