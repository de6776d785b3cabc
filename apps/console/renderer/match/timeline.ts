import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import type { CommentaryLine } from '#shared/sports/sport.ts';
import { locale } from '../text/locale.ts';
import { objection } from '../text/objections.ts';

/** One event of the corrected log, told. */
export interface Line {
  readonly event: EffectiveEvent;
  readonly commentary: CommentaryLine | null;
  /** The active sides' scores after it. */
  readonly score: string;
  /** Why the corrected log no longer allows it. */
  readonly conflict: string | null;
}

/**
 * The events of the open match as lines, told only when somebody looks: telling 3,000 balls at every key press would
 * take longer than a frame, telling the dozen in view takes one replay from the nearest checkpoint.
 */
export class Timeline {
  private fold: MatchFold;
  private lines: (Line | undefined)[] = [];

  constructor(fold: MatchFold) {
    this.fold = fold;
  }

  get length(): number {
    return this.fold.effective.length;
  }

  /** The log has changed from this effective index on; `fold` may be another one. */
  update(fold: MatchFold, changedFrom: number): void {
    this.lines.length = Math.min(this.lines.length, fold === this.fold ? changedFrom : 0);
    this.fold = fold;
  }

  /** The lines of the effective events from `from` up to `to`, oldest first. */
  slice(from: number, to: number): readonly Line[] {
    const end = Math.min(to, this.length);
    let missing = from;
    while (missing < end && this.lines[missing] !== undefined) missing++;
    if (missing < end) this.tell(missing, end);
    return this.lines.slice(from, end).filter((line) => line !== undefined);
  }

  private tell(from: number, to: number): void {
    let index = from;
    for (const { before, event, after } of this.fold.steps(from, to)) {
      const fresh = after?.conflicts.at(-1);
      const conflict = fresh?.id === event.id && after !== before ? objection(fresh) : null;
      const effective = after !== null && conflict === null && !event.voided;
      this.lines[index++] = {
        event,
        commentary: before?.game.narrate(event, locale) ?? null,
        score: effective ? scoreLine(after.game.board(locale).sides) : '',
        conflict,
      };
    }
  }
}

function scoreLine(sides: readonly { readonly score: string; readonly active?: boolean }[]): string {
  const active = sides.filter((side) => side.active === true);
  const shown = active.length === 1 ? active : sides;
  return (
    shown
      // Of several innings the one in progress.
      .map((side) => side.score.split(' & ').at(-1) ?? '')
      .filter((score) => score !== '')
      .join(' – ')
  );
}
