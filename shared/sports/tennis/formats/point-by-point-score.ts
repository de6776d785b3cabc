import type { Side } from '../../side.ts';
import type { DataOf } from '../events.ts';
import { setRules, setWinner } from '../rules.ts';
import type { Format } from '../setup.ts';
import { added, type Pair } from '../state.ts';

/** A recorded score: its sets as the winner says them, and how the match ended where that was not on court. */
export interface RecordedScore {
  readonly sets: readonly RecordedSet[];
  readonly ending: 'retired' | 'walkover' | 'defaulted' | null;
}

interface RecordedSet {
  readonly games: Pair;
  /** Points of the tie-break that the loser had; for a match tie-break, whose games are 1-0, both. */
  readonly tieBreak: Pair | null;
}

const SET = /^(\d{1,3})-(\d{1,3})(?:\((\d{1,3})\))?$/;
const MATCH_TIE_BREAK = /^\[(\d{1,3})-(\d{1,3})\]$/;
const ENDINGS = [
  ['retired', /^ret/i],
  ['walkover', /^w\/?o\.?$|^walk-?over$/i],
  ['defaulted', /^def/i],
] as const;

/** "6-4 6-7(3) [10-7]", "6-4 3-2 RET"; null: not in this shape. */
export function readScore(text: string): RecordedScore | null {
  const sets: RecordedSet[] = [];
  let ending: RecordedScore['ending'] = null;
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const set = setOf(word);
    if (set !== null) sets.push(set);
    else ending = ENDINGS.find(([, pattern]) => pattern.test(word))?.[0] ?? ending;
    if (set === null && ending === null) return null;
  }
  return { sets, ending };
}

function setOf(word: string): RecordedSet | null {
  const [, x, y] = MATCH_TIE_BREAK.exec(word) ?? [];
  if (x !== undefined && y !== undefined) {
    const points: Pair = [Number(x), Number(y)];
    return { games: points[0] > points[1] ? [1, 0] : [0, 1], tieBreak: points };
  }
  const [, a, b, least] = SET.exec(word) ?? [];
  if (a === undefined || b === undefined) return null;
  const games: Pair = [Number(a), Number(b)];
  if (least === undefined) return { games, tieBreak: null };
  // The winner of a tie-break has seven points or two more than the loser.
  const [few, many] = [Number(least), Math.max(7, Number(least) + 2)];
  return { games, tieBreak: games[0] > games[1] ? [many, few] : [few, many] };
}

/** The recorded score as the adjustment that makes it the score; null where it is not that of a finished match. */
export function adjustmentTo(
  format: Format,
  { sets }: RecordedScore,
  winner: Side,
): Pick<DataOf<'tennis.adjust'>, 'sets'> | null {
  let won: Pair = [0, 0];
  for (const [index, { games }] of sets.entries()) {
    const side = setWinner(setRules(format, index), games);
    if (side !== null) won = added(won, side);
  }
  if (won[0] <= format.bestOf / 2) return null;
  const seen = ([a, b]: Pair): [number, number] => (winner === 0 ? [a, b] : [b, a]);
  return {
    sets: sets.map(({ games, tieBreak }) => ({
      games: seen(games),
      ...(tieBreak !== null && { tieBreak: seen(tieBreak) }),
    })),
  };
}
