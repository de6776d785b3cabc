import * as z from 'zod';
import { EventData, Instant, MatchEvent, MatchId } from '../match/event.ts';
import { EventState } from '../match/event-state.ts';
import { Lineups } from '../match/lineups.ts';
import { Scoreboard } from '../match/scoreboard.ts';
import { CommentaryEntry } from './live.ts';

/** Answers of the relay's REST API; `term` and `seq` say which state of the log they show. */
const at = { match: MatchId, term: z.int(), seq: z.int() };

/** A row of `GET /matches` and `/matches/live`: the documented short fields and the common scoreboard. */
export const MatchRow = z.object({
  match_id: MatchId,
  sport: z.string(),
  status: z.string(),
  team_a: z.string(),
  team_b: z.string(),
  /** The sport's headline numbers; cricket: `{team, runs, wickets, overs}`. */
  score: EventData,
  scoreboard: Scoreboard,
  term: z.int(),
  seq: z.int(),
  /** UTC ms of the last stored event. */
  updated_at: z.int(),
});
export type MatchRow = z.infer<typeof MatchRow>;

export const MatchList = z.object({ matches: z.array(MatchRow), next: z.string().nullable() });
export type MatchList = z.infer<typeof MatchList>;

/** What the newest correction did to the score, so that no number changes without a word. */
export const Correction = z.object({
  /** Of the correction itself. */
  seq: z.int(),
  at: Instant,
  /** The scorer's reason and where it belongs, if one was given; else what was corrected. */
  told: z.string().nullable(),
  /** Empty when the score itself stands. `side` is its short name; null for the result. */
  changes: z.array(
    z.object({ side: z.string().nullable(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type Correction = z.infer<typeof Correction>;

export const MatchDetail = z.object({
  ...at,
  scoreboard: Scoreboard,
  summary: z.string(),
  head: z.string(),
  /** How many follow the match live at this relay; one that is older does not say. */
  fans: z.int().min(0).optional(),
  /** Absent when the last dozen events brought none. */
  correction: Correction.optional(),
});
export type MatchDetail = z.infer<typeof MatchDetail>;

export const Section = z.object({
  title: z.string(),
  headline: z.string().optional(),
  tables: z.array(
    z.object({
      title: z.string(),
      columns: z.array(z.object({ key: z.string(), label: z.string(), numeric: z.boolean() })),
      rows: z.array(z.object({ cells: z.array(z.string()), emphasis: z.boolean().optional() })),
    }),
  ),
  notes: z.array(z.object({ label: z.string(), text: z.string() })),
});

export const ScorecardView = z.object({
  ...at,
  /** The sport's own card, for programs. */
  scorecard: EventData,
  /** The same card as tables, for people. */
  sections: z.array(Section),
});
export type ScorecardView = z.infer<typeof ScorecardView>;

/** Newest first; `before` of the next page is `next`. */
export const CommentaryPage = z.object({ ...at, entries: z.array(CommentaryEntry), next: z.string().nullable() });
export type CommentaryPage = z.infer<typeof CommentaryPage>;

/**
 * In log order, from `after` + 1; `more` says that another page follows. `states` has one for each event, at (term, seq);
 * with `?states=false` it is absent, and term and seq are those of the page's last event.
 */
export const EventsPage = z.object({
  ...at,
  events: z.array(MatchEvent),
  states: z.array(EventState).optional(),
  more: z.boolean(),
});
export type EventsPage = z.infer<typeof EventsPage>;

export const StatisticsView = z.object({ ...at, statistics: EventData });
export type StatisticsView = z.infer<typeof StatisticsView>;

export const Chart = z.object({
  id: z.string(),
  title: z.string(),
  /** `wheel`: x is where a sector begins, in degrees clockwise from straight up, and y what went there. */
  kind: z.enum(['line', 'bar', 'wheel']),
  xLabel: z.string(),
  yLabel: z.string(),
  series: z.array(z.object({ name: z.string(), points: z.array(z.tuple([z.number(), z.number()]).readonly()) })),
});
export type Chart = z.infer<typeof Chart>;
export const ChartsView = z.object({ ...at, charts: z.array(Chart) });
export type ChartsView = z.infer<typeof ChartsView>;

export const LineupsView = z.object({ ...at, lineups: Lineups });
export type LineupsView = z.infer<typeof LineupsView>;

export const SummaryView = z.object({ ...at, summary: z.string() });
export type SummaryView = z.infer<typeof SummaryView>;
