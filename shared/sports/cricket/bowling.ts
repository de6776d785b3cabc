import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import { SUPER_OVER } from './crease.ts';
import type { Format } from './setup.ts';
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
  if (innings.superOver === 0) {
    const most = oversAllowed(innings, id, format);
    if (most !== null && !waived(override, 'over-limit')) {
      return against('over-limit', `${name()} has bowled ${spell(most, format)}, the most that one bowler may.`);
    }
  } else if (bowledLastSuperOver(state, innings, id) && !waived(override, 'super-over-bowler')) {
    return against(
      'super-over-bowler',
      `${name()} bowled the super over before and may not bowl this one.`,
      SUPER_OVER,
    );
  }
  if (innings.suspended.includes(id) && !waived(override, 'bowler-suspended')) {
    return against('bowler-suspended', `The umpires have taken ${name()} off for the rest of the innings.`, 'Law 41');
  }
  const replaced = state.rosters[other(innings.batting)].players.get(id)?.replaced ?? false;
  if (replaced && !waived(override, 'player-replaced')) {
    return against('player-replaced', `${name()} was replaced and takes no further part.`);
  }
  return null;
}

/**
 * The overs that `id` may bowl, when these are used up; null while they are not. In a shortened innings everybody has the
 * same share less, and as many bowlers as there are overs over one more. A part of an over counts as one.
 */
function oversAllowed(innings: Innings, id: string, format: Format): number | null {
  const most = format.oversPerBowler;
  if (most === null) return null;
  const bowled = oversBy(
    innings,
    innings.bowlers.findIndex((bowler) => bowler.id === id),
  );
  const { limit } = innings;
  const overs = limit === null ? null : limit.overs + (limit.balls > 0 ? 1 : 0);
  if (format.overs === null || overs === null || overs >= format.overs) return bowled >= most ? most : null;
  const bowlers = Math.ceil(format.overs / most);
  const share = Math.floor(overs / bowlers);
  if (bowled < share) return null;
  if (bowled > share) return share + 1;
  const longer = innings.bowlers.filter((_, index) => oversBy(innings, index) > share).length;
  return longer < overs % bowlers ? null : share;
}

/** "4 overs"; where these are sets of five, "20 balls". */
function spell(overs: number, { ballsPerOver }: Format): string {
  if (ballsPerOver !== 6) return `${overs * ballsPerOver} balls`;
  return overs === 1 ? '1 over' : `${overs} overs`;
}

function oversBy({ overs }: Innings, bowler: number): number {
  return bowler < 0 ? 0 : overs.filter(({ bowlers }) => bowlers.includes(bowler)).length;
}

function bowledLastSuperOver({ past }: State, { superOver, batting }: Innings, id: string): boolean {
  return past.some(
    (before) =>
      before.superOver === superOver - 1 &&
      before.superOver > 0 &&
      before.batting === batting &&
      before.bowlers.some((bowler) => bowler.id === id && bowler.legal + bowler.wides + bowler.noballs > 0),
  );
}

/** Two overs running, or parts of them; where sets may follow each other (The Hundred), three. */
function bowledTooManyRunning(innings: Innings, id: string, consecutive: boolean): boolean {
  const index = innings.bowlers.findIndex((bowler) => bowler.id === id);
  const last = innings.overs.at(-1);
  if (index < 0 || last === undefined || last.index !== innings.over.index - 1) return false;
  if (!last.bowlers.includes(index)) return false;
  return consecutive ? (innings.overs.at(-2)?.bowlers.includes(index) ?? false) : true;
}
