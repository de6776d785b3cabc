import type { JsonObject } from '#shared/json/json.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { lineupsOf } from '#shared/match/lineups.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Locale } from '#shared/text/locale.ts';
import type {
  ChartsView,
  CommentaryPage,
  EventsPage,
  LineupsView,
  MatchDetail,
  MatchRow,
  ScorecardView,
  StatisticsView,
  SummaryView,
} from '#shared/wire/rest.ts';
import type { ListedMatch } from '../store/match-list.ts';
import type { MatchView } from '../views/match-view.ts';
import type { CommentaryPart } from './commentary-page.ts';

/** What is only written out needs no copies of what it is made of. */
type Written<T> = JsonObject extends T ? T : T extends object ? { readonly [K in keyof T]: Written<T[K]> } : T;

function write<T>(document: Written<T>): string {
  return JSON.stringify(document);
}

function at({ match, head: { term, seq } }: MatchView): { match: string; term: number; seq: number } {
  return { match, term, seq };
}

export function detail(view: MatchView, state: MatchState, locale: Locale): string {
  const scoreboard = view.boardIn(locale);
  const correction = view.correctionIn(locale);
  if (scoreboard === null) return 'null';
  return write<MatchDetail>({
    ...at(view),
    scoreboard,
    summary: state.game.summary(locale),
    head: view.head.hash,
    ...(correction !== null && { correction }),
  });
}

/** A match's detail with what is not of its log. */
export function withFans(detail: string, fans: number): string {
  return detail === 'null' ? detail : `${detail.slice(0, -1)},"fans":${fans}}`;
}

export function scorecard(view: MatchView, { game }: MatchState, locale: Locale): string {
  return write<ScorecardView>({ ...at(view), scorecard: game.scorecard(), sections: game.sheet(locale) });
}

export function statistics(view: MatchView, { game }: MatchState): string {
  return write<StatisticsView>({ ...at(view), statistics: game.statistics() });
}

export function charts(view: MatchView, { game }: MatchState, locale: Locale): string {
  return write<ChartsView>({ ...at(view), charts: game.charts(locale) });
}

export function lineups(view: MatchView): string {
  return write<LineupsView>({ ...at(view), lineups: lineupsOf(view.fold.effective[0]?.data.setup) });
}

export function summary(view: MatchView, { game }: MatchState, locale: Locale): string {
  return write<SummaryView>({ ...at(view), summary: game.summary(locale) });
}

export function commentary(view: MatchView, { entries, next }: CommentaryPart): string {
  const withStates = entries.map((entry) => ({ ...entry, state: view.stateOf(entry) }));
  return write<CommentaryPage>({ ...at(view), entries: withStates, next });
}

export function events(view: MatchView, { events, more }: EventsPart): string {
  return write<EventsPage>({ ...at(view), events, states: events.map((event) => view.stateOf(event)), more });
}

/** Without what may change of them later. */
export function bareEvents({ match }: MatchView, { events, more, last }: EventsPart): string {
  return write<EventsPage>({ match, term: last?.term ?? 0, seq: last?.seq ?? 0, events, more });
}

/** A page of the log, from seq `after` + 1. */
export interface EventsPart {
  readonly events: readonly MatchEvent[];
  readonly more: boolean;
  /** The page's last event or, of an empty page, the log's. */
  readonly last: MatchEvent | undefined;
}

export function eventsPart({ log }: MatchView, after: number, limit: number): EventsPart {
  const events = log.slice(after, after + limit);
  return { events, more: log.length > after + limit, last: events.at(-1) ?? log.at(-1) };
}

/** A page of matches; score and scoreboard go in as the database has them. */
export function matchList(rows: readonly ListedMatch[], next: string | null): string {
  const texts = rows.map((row) => {
    const { score, scoreboard, created_at: _, ...rest } = row;
    const plain: Omit<MatchRow, 'score' | 'scoreboard'> = rest;
    return `${JSON.stringify(plain).slice(0, -1)},"score":${score},"scoreboard":${scoreboard}}`;
  });
  return `{"matches":[${texts.join(',')}],"next":${JSON.stringify(next)}}`;
}
