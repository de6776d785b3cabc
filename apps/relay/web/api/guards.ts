import { type Guard, isFlag, isInt, isText, listOf, nullOr, shape } from '#shared/client/guard.ts';
import { isCommentaryEntry, isScoreboard } from '#shared/client/messages.ts';
import { isJsonObject } from '#shared/json/json.ts';
import type { CommentaryPage, MatchDetail, MatchList, MatchRow, ScorecardView } from '#shared/wire/rest.ts';

const at = { match: isText, term: isInt, seq: isInt };

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
export const isMatchDetail: Guard<MatchDetail> = shape({
  ...at,
  scoreboard: isScoreboard,
  summary: isText,
  head: isText,
});
export const isScorecardView: Guard<ScorecardView> = shape({
  ...at,
  scorecard: isJsonObject,
  sections: listOf(isSection),
});
export const isCommentaryPage: Guard<CommentaryPage> = shape({
  ...at,
  entries: listOf(isCommentaryEntry),
  next: nullOr(isText),
});
