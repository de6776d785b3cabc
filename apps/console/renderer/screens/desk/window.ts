/** The part of a long list of equal rows that is in sight. */
export interface Window {
  /** Rows from `from` up to `to`, counted from the top. */
  readonly from: number;
  readonly to: number;
}

/** Rows drawn above and below what is in sight, so that scrolling finds them there. */
const SPARE = 6;

export function windowOf(scrollTop: number, height: number, rowHeight: number, rows: number): Window {
  const first = Math.floor(scrollTop / rowHeight) - SPARE;
  const last = Math.ceil((scrollTop + height) / rowHeight) + SPARE;
  return { from: Math.max(0, Math.min(first, rows)), to: Math.max(0, Math.min(last, rows)) };
}

/** How far to scroll so that `row` is in sight; null: it is already. */
export function scrollFor(row: number, scrollTop: number, height: number, rowHeight: number): number | null {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : null;
}
