import type { Locale } from '../text/locale.ts';
import type {
  ChartsView,
  CommentaryPage,
  LineupsView,
  MatchDetail,
  MatchList,
  ScorecardView,
  StatisticsView,
} from './rest.ts';

/** The parts of a match's page that are fetched only while somebody looks at them. */
export interface MatchParts {
  readonly scorecard: ScorecardView;
  readonly charts: ChartsView;
  readonly statistics: StatisticsView;
  readonly lineups: LineupsView;
}
export type PartKind = keyof MatchParts;

/**
 * What the relay made a page of the fans' web app from. The page carries it, so that in the browser it begins where the
 * relay left off: with what is on show, at the place in the log from which to follow.
 */
export interface PageData {
  /** The page's address, and the language it is written in. */
  readonly path: string;
  readonly locale: Locale;
  /** UTC ms. */
  readonly madeAt: number;
  readonly list: MatchList | null;
  /** Null on other pages, and when there is no such match. */
  readonly match: MatchPageData | null;
}

type SomeParts = { readonly [K in PartKind]?: MatchParts[K] | undefined };
export interface MatchPageData extends SomeParts {
  readonly detail: MatchDetail;
  readonly commentary: CommentaryPage;
}

/** The page as the server writes it; `title` and `description` are plain text. */
export interface RenderedPage {
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

/** What the built page exports for the relay to render with. */
export type RenderPage = (data: PageData) => RenderedPage;
/** The element that carries `PageData` as JSON. */
export const PAGE_DATA_ID = 'page-data';
