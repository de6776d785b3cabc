import type { Clock } from '#shared/sports/clock.ts';
import type { Game } from '#shared/sports/game.ts';
import type { CommentaryLine, GameBoard, Section } from '#shared/sports/sport.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { OutputClock, OutputMoment, OutputScene, OutputSide } from '#shared/wire/outputs.ts';
import type { Words } from './text.ts';

/** What a sport's graphics show beyond the scoreboard that all sports have. */
export interface Graphic {
  readonly sides?: readonly [Partial<OutputSide>, Partial<OutputSide>];
  readonly people?: OutputScene['people'];
  readonly strip?: OutputScene['strip'];
  readonly chips?: readonly string[];
  readonly second?: OutputClock | null;
  /** The last minute of the game clock is told in tenths. */
  readonly tenths?: boolean;
}

export interface Fired {
  readonly kind: OutputMoment['kind'];
  readonly title: string;
  readonly text: string;
  /** It comes with the card of the period. */
  readonly card?: true;
}

/** An event that was scored, as a slide that comes by itself sees it. */
export interface Played {
  readonly type: string;
  readonly line: CommentaryLine | null;
  readonly before: Game;
  readonly after: Game;
  readonly locale: Locale;
  readonly words: Words;
}

/** What a sport adds to the outputs; the pages know only the shapes. */
export interface SportGraphics {
  readonly layout: OutputScene['layout'];
  draw(game: Game, board: GameBoard, words: Words): Graphic;
  /** Is this worth a slide? Null: no. */
  fires(played: Played): Fired | null;
  /** The card for the end of a period: its section and table in the sheet. */
  periodCard(sheet: readonly Section[]): readonly [section: number, table: number];
  /** Columns (keys) that a slide has no room for. */
  readonly leftOut: readonly string[];
}

export function runningClock(clock: Clock, label: string, tenths = false): OutputClock {
  const { direction, running, ms, at, limit = null } = clock;
  return { label, ms, at, rate: running ? (direction === 'up' ? 1 : -1) : 0, direction, limit, tenths };
}

/** The slides that every sport has: ends of periods (not their beginnings, `opening`), cards, the result. */
export function common({ type, line, after, locale, words }: Played, opening: readonly string[]): Fired | null {
  if (line === null) return null;
  const { kind, text } = line;
  const board = after.board(locale);
  if (kind === 'result') return { kind, title: words.result, text: board.result ?? text, card: true };
  if (kind === 'period' && !opening.includes(type)) return { kind, title: board.phase, text, card: true };
  return null;
}
