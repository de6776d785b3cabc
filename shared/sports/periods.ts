/** How many periods (innings, halves, quarters, sets, shoot-outs) have begun, and how many of them are over. */
export interface Periods {
  readonly begun: number;
  readonly ended: number;
}

/** A period that begins ends the one before, so that the last one alone can be in progress. */
export function periodsOf(begun: number, isLastOver: boolean): Periods {
  return { begun, ended: begun === 0 || isLastOver ? begun : begun - 1 };
}
