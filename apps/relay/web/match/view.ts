import type { LiveEvent, Snapshot } from '#shared/client/messages.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Problem } from '#shared/problem.ts';
import type { Position } from '#shared/wire/live.ts';
import type { CommentaryPage, MatchDetail, ScorecardView } from '#shared/wire/rest.ts';
import { patched } from '../live/board.ts';
import { type Correction, correctionOf } from './correction.ts';
import { type Lines, withLine } from './lines.ts';

/** Everything the match page shows. */
export type MatchView =
  | { readonly phase: 'loading'; readonly problem: Problem | null }
  | { readonly phase: 'gone' }
  | Following;

export interface Following {
  readonly phase: 'following';
  readonly board: Scoreboard;
  /** The state of the log that `board` shows. */
  readonly at: Position;
  readonly lines: Lines;
  /** Null until it is first asked for. */
  readonly card: ScorecardView | null;
  readonly cardProblem: Problem | null;
  readonly correction: Correction | null;
}

/** A correction stays on show until this many further events, if the reader does not dismiss it. */
const CORRECTION_SHOWN_FOR = 12;

export function following(detail: MatchDetail, page: CommentaryPage): Following {
  return {
    phase: 'following',
    board: detail.scoreboard,
    at: { term: detail.term, seq: detail.seq },
    lines: { entries: page.entries, next: page.next, seq: page.seq },
    card: null,
    cardProblem: null,
    correction: null,
  };
}

/** Where to follow from: both answers may come from caches of different age. */
export function followFrom(detail: MatchDetail, page: CommentaryPage): Position {
  const { term, seq } = page.seq < detail.seq ? page : detail;
  return { term, seq };
}

export function withEvent(view: Following, message: LiveEvent): Following {
  const { term, seq } = message;
  const lines = linesAfter(view.lines, message);
  // The scoreboard came from a newer answer than the commentary did.
  if (seq <= view.at.seq && term <= view.at.term) return { ...view, lines };
  const board = patched(view.board, message.scoreboard);
  return { ...view, lines, board, at: { term, seq }, correction: correctionAfter(view, message, board) };
}

export function withSnapshot(view: Following, { term, seq, scoreboard }: Snapshot): Following {
  return { ...view, board: scoreboard, at: { term, seq } };
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
