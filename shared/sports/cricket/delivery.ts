import type { Override } from '../../match/event.ts';
import { impossible } from '../refusal.ts';
import { other, teamName } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import { placeBowler } from './bowling.ts';
import { checkRuns, checkWickets } from './check.ts';
import { admit, placeBatters } from './crease.ts';
import type { Delivery } from './events.ts';
import { beginFor } from './innings.ts';
import { withMilestones } from './milestones.ts';
import { alignOver, endOver, overTurn } from './over.ts';
import { settle } from './result.ts';
import type { Format } from './setup.ts';
import { type Batter, type Bowler, type Innings, OVER_BALLS_KEPT, type Over, type State } from './state.ts';
import { creditsBowler, dismiss } from './wicket.ts';

/** One delivery: the state after it, or why it cannot have been bowled. */
export function deliver(before: State, ball: Delivery, override: Override | undefined): State | RuleViolation {
  const played = prepare(before, ball, override);
  if (played instanceof RuleViolation) return played;
  const { state, innings } = played;
  const { wickets } = ball;
  const refused =
    checkRuns(ball, override) ?? (wickets === undefined ? null : checkWickets(state, innings, ball, wickets, override));
  if (refused !== null) return refused;

  let next = score(innings, ball, state.format);
  if (wickets !== undefined) {
    const bowler = innings.bowlers[innings.bowler]?.id ?? null;
    for (const wicket of wickets) next = dismiss(next, wicket, bowler);
  }
  next = withMilestones(innings, next);
  // In an over of seven the count is full before its last ball, and whatever that is, the over ends again.
  if (next.over.legal >= state.format.ballsPerOver) next = endOver(next, state.format);
  return settle(state, next);
}

export interface Prepared {
  readonly state: State;
  /** The innings as the ball finds it: its over, batters and bowler in place. */
  readonly innings: Innings;
}

export function prepare(before: State, ball: Delivery, override: Override | undefined): Prepared | RuleViolation {
  const begun = before.current === null ? beginFor(before, ball) : before;
  if (begun instanceof RuleViolation) return begun;
  const { current } = begun;
  if (current === null) return impossible('no-innings', 'No innings is in progress.');
  const { over } = ball;
  if (current.closed !== null && !(current.closed === 'overs' && overTurn(current, over) === 'long')) {
    const side = teamName(begun, current.batting);
    return impossible('innings-over', `The innings of ${side} is over; begin the next one first.`, 'Law 13.3');
  }
  const aligned = over === current.over.index ? current : alignOver(current, over, begun.format, override);
  if (aligned instanceof RuleViolation) return aligned;
  // Most balls name those who are there already.
  if (ball.wickets === undefined && isInPlace(aligned, ball)) return { state: begun, innings: aligned };
  const state = admitAll(begun, current, ball);
  if (state instanceof RuleViolation) return state;
  const placed = placeBatters(state, aligned, ball.striker, ball.nonStriker, override);
  if (placed instanceof RuleViolation) return placed;
  const innings = placeBowler(state, placed, ball.bowler, override);
  return innings instanceof RuleViolation ? innings : { state, innings };
}

function isInPlace(innings: Innings, { striker, nonStriker, bowler }: Delivery): boolean {
  return (
    bowler !== undefined &&
    striker !== undefined &&
    nonStriker !== undefined &&
    bowler === innings.bowlers[innings.bowler]?.id &&
    striker === innings.batters[innings.striker]?.id &&
    nonStriker === innings.batters[innings.nonStriker]?.id
  );
}

/** Only names that are new to the innings need a look at the team sheets. */
function admitAll(before: State, innings: Innings, ball: Delivery): State | RuleViolation {
  const { striker, nonStriker, bowler, wickets } = ball;
  let state = admitBatter(before, innings, striker);
  if (state instanceof RuleViolation) return state;
  state = admitBatter(state, innings, nonStriker);
  if (state instanceof RuleViolation) return state;
  if (wickets !== undefined) {
    for (const { player } of wickets) {
      state = admitBatter(state, innings, player);
      if (state instanceof RuleViolation) return state;
    }
  }
  if (bowler === undefined || innings.bowlers[innings.bowler]?.id === bowler) return state;
  return admit(state, other(innings.batting), bowler);
}

function admitBatter(
  state: State,
  { batting, batters, striker, nonStriker }: Innings,
  id: string | undefined,
): State | RuleViolation {
  if (id === undefined || id === batters[striker]?.id || id === batters[nonStriker]?.id) return state;
  return admit(state, batting, id);
}

/** Runs, extras and ends; wickets and the end of the over come after. */
function score(innings: Innings, ball: Delivery, format: Format): Innings {
  const { batter: bat, wides = 0, noballs = 0, byes = 0, legbyes = 0, penalty = 0 } = ball.runs;
  const legal = wides === 0 && noballs === 0 ? 1 : 0;
  const runs = bat + wides + noballs + byes + legbyes + penalty;
  const conceded = bat + wides + noballs;
  const boundary = (bat === 4 || bat === 6) && ball.nonBoundary !== true && ball.overthrows === undefined;
  const four = boundary && bat === 4 ? 1 : 0;
  const six = boundary && bat === 6 ? 1 : 0;
  // Ends change with every run that was run; a boundary's four and six are even, so their parity does no harm.
  const ran = bat + byes + legbyes + Math.max(0, wides - format.wideRuns) + Math.max(0, noballs - format.noballRuns);
  const crossed = ((ran + (ball.short ?? 0)) % 2 === 1) !== crossedAtWicket(ball, format);
  const extras = runs === bat ? innings.extras : addExtras(innings, wides, noballs, byes, legbyes, penalty);
  return {
    ...innings,
    runs: innings.runs + runs,
    legal: innings.legal + legal,
    deliveries: innings.deliveries + 1,
    extras,
    batters: scoreBatter(innings, bat, four, six, wides === 0 ? 1 : 0, ball.angle),
    bowlers: scoreBowler(innings, ball, legal, conceded, four, six),
    striker: crossed ? innings.nonStriker : innings.striker,
    nonStriker: crossed ? innings.striker : innings.nonStriker,
    over: scoreOver(innings, ball, legal, runs, conceded),
    freeHit: format.freeHit && (noballs > 0 || (innings.freeHit && legal === 0)),
  };
}

/** Whether the batters' ends are those of a run that they were on when the wicket fell. */
function crossedAtWicket({ crossed, wickets }: Delivery, format: Format): boolean {
  if (crossed !== true || wickets === undefined) return false;
  const caught = wickets.some(({ kind }) => kind === 'caught' || kind === 'caught and bowled');
  return !caught || format.caughtCrossing;
}

function scoreBatter(
  innings: Innings,
  bat: number,
  four: number,
  six: number,
  faced: number,
  angle: number | undefined,
): readonly Batter[] {
  const index = innings.striker;
  const batter = innings.batters[index];
  if (batter === undefined || (faced === 0 && bat === 0)) return innings.batters;
  const batters = innings.batters.slice();
  batters[index] = {
    id: batter.id,
    status: batter.status,
    runs: batter.runs + bat,
    balls: batter.balls + faced,
    dots: batter.dots + (bat === 0 ? 1 : 0),
    fours: batter.fours + four,
    sixes: batter.sixes + six,
    dismissal: batter.dismissal,
    wagon: angle === undefined || bat === 0 ? batter.wagon : addShot(batter.wagon, angle, bat),
  };
  return batters;
}

function scoreBowler(
  innings: Innings,
  ball: Delivery,
  legal: number,
  conceded: number,
  four: number,
  six: number,
): readonly Bowler[] {
  const index = innings.bowler;
  const bowler = innings.bowlers[index];
  if (bowler === undefined) return innings.bowlers;
  const credited = ball.wickets === undefined ? 0 : ball.wickets.filter(({ kind }) => creditsBowler(kind)).length;
  const bowlers = innings.bowlers.slice();
  bowlers[index] = {
    id: bowler.id,
    legal: bowler.legal + legal,
    runs: bowler.runs + conceded,
    wickets: bowler.wickets + credited,
    maidens: bowler.maidens,
    wholeOvers: bowler.wholeOvers,
    wholeBalls: bowler.wholeBalls,
    wides: bowler.wides + (ball.runs.wides ?? 0),
    noballs: bowler.noballs + (ball.runs.noballs ?? 0),
    dots: bowler.dots + (conceded === 0 ? 1 : 0),
    fours: bowler.fours + four,
    sixes: bowler.sixes + six,
    streak: credited === 0 ? 0 : bowler.streak + credited,
    speed: ball.speedKmh === undefined ? bowler.speed : addSpeed(bowler, ball.speedKmh),
  };
  return bowlers;
}

function addSpeed({ speed }: Bowler, kmh: number): Bowler['speed'] {
  if (speed === null) return { balls: 1, sumKmh: kmh, topKmh: kmh };
  return { balls: speed.balls + 1, sumKmh: speed.sumKmh + kmh, topKmh: Math.max(speed.topKmh, kmh) };
}

function scoreOver(innings: Innings, ball: Delivery, legal: number, runs: number, conceded: number): Over {
  const { over, bowler } = innings;
  const balls = over.balls.length < OVER_BALLS_KEPT ? over.balls.slice() : over.balls.slice(1);
  balls.push(ball);
  return {
    index: over.index,
    legal: over.legal + legal,
    deliveries: over.deliveries + 1,
    runs: over.runs + runs,
    conceded: over.conceded + conceded,
    bowlers: over.bowlers.at(-1) === bowler || over.bowlers.includes(bowler) ? over.bowlers : [...over.bowlers, bowler],
    balls,
  };
}

function addExtras(
  { extras }: Innings,
  wides: number,
  noballs: number,
  byes: number,
  legbyes: number,
  penalty: number,
): Innings['extras'] {
  return {
    byes: extras.byes + byes,
    legbyes: extras.legbyes + legbyes,
    noballs: extras.noballs + noballs,
    wides: extras.wides + wides,
    penalty: extras.penalty + penalty,
    pre: extras.pre,
    post: extras.post,
  };
}

const SECTORS = 8;

function addShot(wagon: readonly number[] | null, angle: number, runs: number): readonly number[] {
  const sector = angle === 360 ? 0 : Math.floor(angle / (360 / SECTORS));
  const runsBySector = wagon === null ? new Array<number>(SECTORS).fill(0) : wagon.slice();
  runsBySector[sector] = (runsBySector[sector] ?? 0) + runs;
  return runsBySector;
}
