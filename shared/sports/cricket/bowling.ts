import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import { type Bowler, type Innings, playerName, type State } from './state.ts';

function newBowler(id: string): Bowler {
  return {
    id,
    legal: 0,
    runs: 0,
    wickets: 0,
    maidens: 0,
    wholeOvers: 0,
    wholeBalls: 0,
    wides: 0,
    noballs: 0,
    dots: 0,
    fours: 0,
    sixes: 0,
    streak: 0,
    speed: null,
  };
}

/** The innings with `id` bowling; a bowler other than the one so far takes the over up in its middle (Law 17.8). */
export function placeBowler(
  state: State,
  innings: Innings,
  id: string | undefined,
  override: Override | undefined,
): Innings | RuleViolation {
  const current = innings.bowlers[innings.bowler];
  if (current !== undefined && (id === undefined || id === current.id)) return innings;
  if (id === undefined) return impossible('no-bowler', `Say who bowls over ${innings.over.index + 1}.`);
  const refused = mayBowl(state, innings, id, override);
  if (refused !== null) return refused;
  const known = innings.bowlers.findIndex((bowler) => bowler.id === id);
  if (known >= 0) return { ...innings, bowler: known };
  return { ...innings, bowlers: [...innings.bowlers, newBowler(id)], bowler: innings.bowlers.length };
}

/** Why `id` may not bowl the over in progress (or about to begin), or null. */
export function mayBowl(
  state: State,
  innings: Innings,
  id: string,
  override: Override | undefined,
): RuleViolation | null {
  const { format } = state;
  const name = () => playerName(state, other(innings.batting), id);
  if (bowledTooManyRunning(innings, id, format.consecutiveOvers) && !waived(override, 'consecutive-overs')) {
    return against('consecutive-overs', `${name()} bowled in the over before.`, 'Law 17.6');
  }
  const bowler = innings.bowlers.find((each) => each.id === id);
  const most = format.oversPerBowler;
  if (bowler !== undefined && most !== null && innings.superOver === 0 && !waived(override, 'over-limit')) {
    const loose = bowler.legal - bowler.wholeBalls;
    if (bowler.wholeOvers + Math.floor(loose / format.ballsPerOver) >= most) {
      return against('over-limit', `${name()} has bowled ${most} overs, the most that one bowler may.`);
    }
  }
  const replaced = state.rosters[other(innings.batting)].players.get(id)?.replaced ?? false;
  if (replaced && !waived(override, 'player-replaced')) {
    return against('player-replaced', `${name()} was replaced and takes no further part.`);
  }
  return null;
}

/** Two overs running, or parts of them; where sets may follow each other (The Hundred), three. */
function bowledTooManyRunning(innings: Innings, id: string, consecutive: boolean): boolean {
  const index = innings.bowlers.findIndex((bowler) => bowler.id === id);
  const last = innings.overs.at(-1);
  if (index < 0 || last === undefined || last.index !== innings.over.index - 1) return false;
  if (!last.bowlers.includes(index)) return false;
  return consecutive ? (innings.overs.at(-2)?.bowlers.includes(index) ?? false) : true;
}
