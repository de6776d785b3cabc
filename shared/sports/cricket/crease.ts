import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Side, teamName } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import { type Batter, type Innings, type Partnership, playerName, type Roster, type State } from './state.ts';

/** The state in which `id` may play for `side`, or why not: an unlisted name joins where the team sheet has room. */
export function admit(state: State, side: Side, id: string): State | RuleViolation {
  const roster = state.rosters[side];
  if (roster.players.has(id)) return state;
  if (state.rosters[other(side)].players.has(id)) {
    return impossible(
      'wrong-team',
      `${playerName(state, other(side), id)} plays for ${teamName(state, other(side))}, not ${teamName(state, side)}.`,
    );
  }
  if (roster.room === 0) {
    return impossible('unknown-player', `${id} is not on the team sheet of ${teamName(state, side)}.`, 'Law 1.2');
  }
  return withRoster(state, side, {
    players: new Map(roster.players).set(id, { id, name: id, replaced: false }),
    room: roster.room - 1,
  });
}

export function withRoster(state: State, side: Side, roster: Roster): State {
  const [a, b] = state.rosters;
  return { ...state, rosters: side === 0 ? [roster, b] : [a, roster] };
}

export const SUPER_OVER = 'Playing conditions, appendix on the super over';

function outInSuperOver({ past }: State, side: Side, id: string): boolean {
  return past.some(
    ({ superOver, batting, batters }) =>
      superOver > 0 && batting === side && batters.some((batter) => batter.id === id && batter.status === 'out'),
  );
}

export function mayBat(
  state: State,
  innings: Innings,
  id: string,
  override: Override | undefined,
): RuleViolation | null {
  const batter = innings.batters.find((each) => each.id === id);
  const name = () => playerName(state, innings.batting, id);
  if (batter?.status === 'out') {
    return impossible('batter-out', `${name()} is out and cannot bat again in this innings.`, 'Law 25.1');
  }
  if (innings.superOver > 1 && outInSuperOver(state, innings.batting, id) && !waived(override, 'super-over-batter')) {
    return against('super-over-batter', `${name()} was out in an earlier super over and cannot bat again.`, SUPER_OVER);
  }
  const replaced = state.rosters[innings.batting].players.get(id)?.replaced ?? false;
  if (replaced && !waived(override, 'player-replaced')) {
    return against('player-replaced', `${name()} was replaced and takes no further part.`);
  }
  return null;
}

/**
 * The innings with `strikerId` and `nonStrikerId` at the crease. What the ball says wins over what was derived: ends are
 * changed, a new name takes the vacant place, and a batter who is not named has left the crease. So every ball stands
 * on its own, and taking back a wicket that was none does not unseat all that came after it.
 */
export function placeBatters(
  state: State,
  innings: Innings,
  strikerId: string | undefined,
  nonStrikerId: string | undefined,
  override: Override | undefined,
): Innings | RuleViolation {
  const striker = innings.batters[innings.striker]?.id;
  const nonStriker = innings.batters[innings.nonStriker]?.id;
  if (strikerId === striker && nonStrikerId === nonStriker && striker !== undefined && nonStriker !== undefined) {
    return innings;
  }
  const facing = strikerId ?? (nonStrikerId !== undefined && nonStrikerId === striker ? nonStriker : striker);
  const backing = nonStrikerId ?? (facing === nonStriker ? striker : nonStriker);
  if (facing === undefined) return impossible('no-striker', 'Say who faces this ball: no batter is on strike.');
  if (backing === undefined) return impossible('no-non-striker', "Say who is at the non-striker's end.");
  if (facing === backing) {
    const name = playerName(state, innings.batting, facing);
    return impossible('same-batter', `${name} cannot be at both ends.`);
  }
  for (const id of [facing, backing]) {
    if (id === striker || id === nonStriker) continue;
    const refused = mayBat(state, innings, id, override);
    if (refused !== null) return refused;
  }
  const leaving = [innings.striker, innings.nonStriker].filter((index) => {
    const id = innings.batters[index]?.id;
    return id !== undefined && id !== facing && id !== backing;
  });
  const batters = [...innings.batters];
  for (const index of leaving) {
    const batter = batters[index];
    if (batter) batters[index] = { ...batter, status: 'away' };
  }
  const left = leaving.length > 0 ? closeStand(innings) : innings;
  const next = { ...left, batters, striker: enter(batters, facing), nonStriker: enter(batters, backing) };
  return openStand({ ...next, absent: stillAbsent(next, facing, backing) });
}

function stillAbsent(innings: Innings, facing: string, backing: string): readonly string[] {
  if (innings.absent.length === 0) return innings.absent;
  return innings.absent.filter((id) => id !== facing && id !== backing);
}

function enter(batters: Batter[], id: string): number {
  const index = batters.findIndex((batter) => batter.id === id);
  const batter = batters[index];
  if (batter === undefined) return batters.push(newBatter(id)) - 1;
  if (batter.status !== 'in') batters[index] = { ...batter, status: 'in', dismissal: null };
  return index;
}

export function newBatter(id: string): Batter {
  return { id, status: 'in', runs: 0, balls: 0, dots: 0, fours: 0, sixes: 0, dismissal: null, wagon: null };
}

/** A batter comes in alone (`cricket.batter`): to the end named, else to the vacant one. */
export function enterBatter(innings: Innings, id: string, end: 'striker' | 'nonStriker' | undefined): Innings {
  const batters = [...innings.batters];
  const index = enter(batters, id);
  const place = end ?? (innings.striker < 0 ? 'striker' : 'nonStriker');
  const moved = place === 'striker' ? innings.striker : innings.nonStriker;
  const partner = moved >= 0 ? moved : place === 'striker' ? innings.nonStriker : innings.striker;
  const [striker, nonStriker] = place === 'striker' ? [index, partner] : [partner, index];
  const absent = innings.absent.includes(id) ? innings.absent.filter((each) => each !== id) : innings.absent;
  return openStand({ ...innings, batters, striker, nonStriker, absent });
}

/** The figures of the partnership that begins once two batters are together. */
function openStand(innings: Innings): Innings {
  const { striker, nonStriker, stand } = innings;
  const a = innings.batters[striker];
  const b = innings.batters[nonStriker];
  if (stand !== null || a === undefined || b === undefined) return innings;
  const [first, second] = striker < nonStriker ? [striker, nonStriker] : [nonStriker, striker];
  const [one, two] = striker < nonStriker ? [a, b] : [b, a];
  return {
    ...innings,
    stand: {
      first,
      second,
      runs: innings.runs,
      firstRuns: one.runs,
      firstBalls: one.balls,
      secondRuns: two.runs,
      secondBalls: two.balls,
    },
  };
}

/** The partnership as it stands: for its own record, or for a board. */
export function standNow(innings: Innings): Partnership | null {
  const { stand } = innings;
  const first = stand === null ? undefined : innings.batters[stand.first];
  const second = stand === null ? undefined : innings.batters[stand.second];
  if (stand === null || first === undefined || second === undefined) return null;
  return {
    // In pairs cricket wickets end no partnership: the number is the pair's.
    wicket: (innings.pairs === null ? innings.wickets : innings.stands.length) + 1,
    first: first.id,
    second: second.id,
    runs: innings.runs - stand.runs,
    balls: first.balls - stand.firstBalls + second.balls - stand.secondBalls,
    firstRuns: first.runs - stand.firstRuns,
    secondRuns: second.runs - stand.secondRuns,
  };
}

/** Ends the partnership; to be called before the wicket is counted. */
export function closeStand(innings: Innings): Innings {
  const partnership = standNow(innings);
  if (partnership === null) return innings;
  return { ...innings, stand: null, stands: [...innings.stands, partnership] };
}
