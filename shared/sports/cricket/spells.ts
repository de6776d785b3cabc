import type { JsonObject } from '../../json/json.ts';
import { other } from '../side.ts';
import { type Innings, type OverSummary, oversText, playerName, type State } from './state.ts';
import { creditsBowler } from './wicket.ts';

interface Spell {
  readonly bowler: number;
  readonly from: number;
  to: number;
  overs: number;
  /** Legal balls of the over in progress. */
  balls: number;
  maidens: number;
  runs: number;
}

type Bowled = Pick<OverSummary, 'index' | 'bowlers' | 'conceded' | 'maiden'>;

/**
 * Overs of one bowler with no more than one over by somebody else between them, the over in progress included. Overs
 * shared in the middle are left out.
 */
export function spells(state: State, innings: Innings): readonly JsonObject[] {
  const found: Spell[] = [];
  const running = new Map<number, Spell>();
  const spellOf = ({ index, bowlers: [bowler, ...more], conceded, maiden }: Bowled): Spell | null => {
    if (bowler === undefined || more.length > 0) return null;
    let spell = running.get(bowler);
    if (spell === undefined || index - spell.to > 2) {
      spell = { bowler, from: index, to: index, overs: 0, balls: 0, maidens: 0, runs: 0 };
      running.set(bowler, spell);
      found.push(spell);
    }
    spell.to = index;
    spell.maidens += maiden ? 1 : 0;
    spell.runs += conceded;
    return spell;
  };
  for (const over of innings.overs) {
    const spell = spellOf(over);
    if (spell !== null) spell.overs += 1;
  }
  const { over } = innings;
  if (over.deliveries > 0) {
    const spell = spellOf({ ...over, maiden: false });
    if (spell !== null) spell.balls = over.legal;
  }
  return found.map(({ bowler, from, to, overs, balls, maidens, runs }) => ({
    bowler: playerName(state, other(innings.batting), innings.bowlers[bowler]?.id ?? ''),
    from: from + 1,
    to: to + 1,
    overs: oversText(overs, balls),
    maidens,
    runs,
    wickets: wicketsOf(innings, bowler, from, to),
  }));
}

/** Wickets to the bowler's credit in overs that nobody else bowled in. */
function wicketsOf({ fall, overs, over }: Innings, bowler: number, from: number, to: number): number {
  const own = new Set(
    [...overs, over].filter(({ bowlers }) => bowlers.length === 1 && bowlers[0] === bowler).map(({ index }) => index),
  );
  return fall.filter((each) => creditsBowler(each.kind) && each.over >= from && each.over <= to && own.has(each.over))
    .length;
}
