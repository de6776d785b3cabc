import type { Side } from '../../side.ts';
import { type Play, playOf } from './euroleague-plays.ts';
import type { Row } from './euroleague-schema.ts';

/** A row with what has been found out about it. */
export interface Entry {
  readonly row: Row;
  readonly play: Play | null;
  /** Milliseconds left of the period. */
  readonly clock: number | null;
  /** The other player in it: who passed, blocked, stole the ball or drew the foul. */
  partner: string | null;
  /** The event of another row tells of it already. */
  told: boolean;
}

type SideOf = (row: Row) => Side | null;

export function entriesOf(rows: readonly Row[]): readonly Entry[] {
  return rows.map((row) => ({ row, play: playOf(row), clock: clockOf(row), partner: null, told: false }));
}

/** "09:59" */
function clockOf({ MARKERTIME }: Row): number | null {
  const [, minutes, seconds] = /^(\d{1,2}):(\d{2})$/.exec(MARKERTIME) ?? [];
  return minutes === undefined || seconds === undefined ? null : (Number(minutes) * 60 + Number(seconds)) * 1000;
}

/** Finds the rows that tell of the same play: a basket and its assist, a foul and who drew it. */
export function linkRows(entries: readonly Entry[], sideOf: SideOf): void {
  for (const [index, entry] of entries.entries()) {
    const { row, play } = entry;
    const mate = (other: Row) => sideOf(other) === sideOf(row) && other.PLAYER_ID !== row.PLAYER_ID;
    const rival = (other: Row) => sideOf(other) !== null && sideOf(other) !== sideOf(row);
    if (sideOf(row) === null) continue;
    switch (play?.kind) {
      case 'shot':
        if (play.made) link(entry, companion(entries, index, 'assist', mate));
        else linkBlock(entries, index, entry, rival);
        break;
      case 'free throw':
        if (play.made && isNext(entries, index)) link(entry, companion(entries, index, 'assist', mate));
        break;
      case 'foul':
        if (play.foul !== 'technical') link(entry, companion(entries, index, 'foul drawn', rival));
        break;
      case 'turnover':
        if (!isCharge(entries, index)) link(entry, companion(entries, index, 'steal', rival));
        break;
    }
  }
}

function link(entry: Entry, found: Entry | null): void {
  if (found === null) return;
  found.told = true;
  entry.partner = found.row.PLAYER_ID;
}

/** Two rows tell of a block, the blocker's and the shooter's; one of them alone stays what it is. */
function linkBlock(entries: readonly Entry[], index: number, entry: Entry, rival: (row: Row) => boolean): void {
  const victim = companion(entries, index, 'shot blocked', (row) => row.PLAYER_ID === entry.row.PLAYER_ID);
  const blocker = companion(entries, index, 'block', rival);
  if (victim === null || blocker === null) return;
  victim.told = true;
  link(entry, blocker);
}

function isNext(entries: readonly Entry[], index: number): boolean {
  return entries[index + 1]?.play?.kind === 'assist';
}

/** A turnover by an offensive foul, which has a row of its own. */
export function isCharge(entries: readonly Entry[], index: number): boolean {
  const [before, own] = [entries[index - 1], entries[index]];
  if (before?.play?.kind !== 'foul' || before.play.foul !== 'offensive') return false;
  return before.row.PLAYER_ID === own?.row.PLAYER_ID;
}

/** Ends a search for the row that goes with another: play has gone on. */
function movesOn(play: Play | null): boolean {
  return play !== null && ['shot', 'free throw', 'turnover', 'rebound', 'begin', 'end'].includes(play.kind);
}

/** The untold row near `index` of that kind: the next ones first, then those before, no further than play goes on. */
export function companion(
  entries: readonly Entry[],
  index: number,
  kind: Play['kind'],
  fits: (row: Row) => boolean,
): Entry | null {
  for (const step of [1, -1] as const) {
    for (let distance = 1; distance <= 4; distance++) {
      const entry = entries[index + step * distance];
      if (entry === undefined) break;
      if (entry.play?.kind === kind && !entry.told && entry.row.PLAYER_ID !== '' && fits(entry.row)) return entry;
      if (movesOn(entry.play)) break;
    }
  }
  return null;
}

/** Which of how many free throws this is: those of one player at one moment are for one foul. */
export function freeThrowNumber(entries: readonly Entry[], index: number): { number: number; of: number } | null {
  const own = entries[index];
  if (own === undefined) return null;
  const count = (step: 1 | -1): number => {
    let found = 0;
    for (let i = index + step; ; i += step) {
      const entry = entries[i];
      if (entry === undefined || entry.row.MARKERTIME !== own.row.MARKERTIME) return found;
      if (entry.play?.kind === 'free throw') {
        if (entry.row.PLAYER_ID !== own.row.PLAYER_ID) return found;
        found += 1;
      } else if (entry.play?.kind === 'foul' || movesOn(entry.play)) return found;
    }
  };
  const number = count(-1) + 1;
  const of = count(1) + number;
  return of > 3 ? null : { number, of };
}
