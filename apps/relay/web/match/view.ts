import type { LiveEvent, Snapshot } from '#shared/client/messages.ts';
import { CORRECTION_SHOWN_FOR, correctionOf } from '#shared/match/correction.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Problem } from '#shared/problem.ts';
import type { Position } from '#shared/wire/live.ts';
import type { MatchPageData, MatchParts, PartKind } from '#shared/wire/page.ts';
import type { CommentaryPage, Correction, MatchDetail } from '#shared/wire/rest.ts';
import { patched } from '../live/board.ts';
import { type Lines, withLine } from './lines.ts';

/** Everything the match page shows. */
export type MatchView =
  | { readonly phase: 'loading'; readonly problem: Problem | null }
  | { readonly phase: 'gone' }
  | Following;

export interface Following {
  readonly phase: 'following';
  readonly board: Scoreboard;
  /** The match in a few sentences, as of the last time it was fetched. */
  readonly summary: string;
  /** How many follow the match; null: not told yet. */
  readonly fans: number | null;
  /** The state of the log that `board` shows. */
  readonly at: Position;
  readonly lines: Lines;
  readonly parts: { readonly [K in PartKind]: Part<MatchParts[K]> };
  /** On show until the reader dismisses it, or it is long past. */
  readonly correction: Correction | null;
}

/** Null until it is first asked for; `problem`: the last try failed. */
export interface Part<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
}

export function following(
  detail: MatchDetail,
  page: CommentaryPage,
  parts: Omit<MatchPageData, 'detail' | 'commentary'> = {},
): Following {
  const part = <T>(value: T | undefined): Part<T> => ({ value: value ?? null, problem: null });
  return {
    phase: 'following',
    board: detail.scoreboard,
    summary: detail.summary,
    // A page that the relay wrote may be of some time ago.
    fans: null,
    at: { term: detail.term, seq: detail.seq },
    lines: { entries: page.entries, next: page.next, seq: page.seq },
    parts: {
      scorecard: part(parts.scorecard),
      charts: part(parts.charts),
      statistics: part(parts.statistics),
      lineups: part(parts.lineups),
    },
    correction: detail.correction ?? null,
  };
}

/** The page as the relay wrote it. */
export function fromPage({ detail, commentary, ...parts }: MatchPageData): Following {
  return following(detail, commentary, parts);
}

/** Where to follow from: both answers may come from caches of different age. */
export function followFrom(detail: Position, page: Position): Position {
  const { term, seq } = page.seq < detail.seq ? page : detail;
  return { term, seq };
}

/**
 * `isForeign`: the live feed speaks another language than the reader. Then an event brings the numbers at once, and the
 * words stay as they are until they are fetched.
 */
export function withEvent(view: Following, message: LiveEvent, isForeign: boolean): Following {
  const { term, seq } = message;
  const lines = isForeign ? view.lines : linesAfter(view.lines, message);
  // The scoreboard came from a newer answer than the commentary did.
  if (seq <= view.at.seq && term <= view.at.term) return { ...view, lines };
  const board = patched(view.board, isForeign ? numbersOf(view.board, message.scoreboard) : message.scoreboard);
  return { ...view, lines, board, at: { term, seq }, correction: correctionAfter(view, message, board) };
}

export function withSnapshot(
  view: Following,
  { term, seq, scoreboard, fans }: Snapshot,
  isForeign: boolean,
): Following {
  const board = isForeign ? patched(view.board, numbersOf(view.board, scoreboard)) : scoreboard;
  return { ...view, board, fans: fans ?? view.fans, at: { term, seq } };
}

/** A newer answer to the first question: the words of the state, and its numbers if they are not older than ours. */
export function withDetail(view: Following, { term, seq, scoreboard, summary }: MatchDetail): Following {
  if (term < view.at.term || (term === view.at.term && seq < view.at.seq)) return view;
  return { ...view, board: scoreboard, summary, at: { term, seq } };
}

export function withPart<K extends PartKind>(view: Following, kind: K, value: MatchParts[K]): Following {
  const old = view.parts[kind].value;
  // A lagging cache must not take it back.
  if (old !== null && value.seq < old.seq && value.term <= old.term) return view;
  return { ...view, parts: { ...view.parts, [kind]: { value, problem: null } } };
}

/** What says the same in every language. A side's detail is words in some sports: it waits for the words. */
function numbersOf(board: Scoreboard, changes: LiveEvent['scoreboard']): LiveEvent['scoreboard'] {
  const { phase: _, situation: __, result: ___, sides, ...rest } = changes;
  return {
    ...rest,
    ...(sides !== undefined && {
      sides: sides.map(({ detail: _, ...side }, i) => {
        const known = board.sides[i]?.detail;
        return { ...side, ...(known !== undefined && { detail: known }) };
      }),
    }),
  };
}

/** A line that a correction adds has its place further down, which only the relay knows: it comes with the reload. */
function linesAfter(lines: Lines, { commentary, corrects }: LiveEvent): Lines {
  if (commentary === undefined) return lines;
  const added = corrects === true && !lines.entries.some(({ id }) => id === commentary.id);
  return added ? lines : withLine(lines, commentary);
}

function correctionAfter(view: Following, message: LiveEvent, board: Scoreboard): Correction | null {
  if (message.corrects === true) return correctionOf(message, view.board, board);
  const { correction } = view;
  return correction !== null && message.seq - correction.seq > CORRECTION_SHOWN_FOR ? null : correction;
}
