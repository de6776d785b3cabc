import type { Override } from '../../match/event.ts';
import { against, waived } from '../refusal.ts';
import type { RuleViolation } from '../sport.ts';
import { closeStand, mayBat, newBatter } from './crease.ts';
import type { Delivery, DismissalKind, Wicket } from './events.ts';
import type { Pairs } from './setup.ts';
import { type Batter, type Fall, type Innings, playerName, type State } from './state.ts';

/** Wickets that the bowler is given credit for (Laws 32.1, 33.1, 35.1, 36.1, 39.1). */
const CREDITED: ReadonlySet<DismissalKind> = new Set([
  'bowled',
  'caught',
  'caught and bowled',
  'lbw',
  'stumped',
  'hit wicket',
]);

export function creditsBowler(kind: DismissalKind): boolean {
  return CREDITED.has(kind);
}

/** Every way of getting out is a wicket but retiring hurt or not out (Law 25.4). */
export function isWicket(kind: DismissalKind): boolean {
  return kind !== 'retired hurt' && kind !== 'retired not out';
}

function isRetirement(kind: DismissalKind): boolean {
  return kind === 'retired hurt' || kind === 'retired not out' || kind === 'retired out';
}

/** Out without a ball and without having to be at the crease: timed out, or retired instead of coming in. */
export function isOffTheBall(kind: DismissalKind): boolean {
  return kind === 'timed out' || isRetirement(kind);
}

/** Ways out off a wide (Law 22.9) and off a no-ball (Law 21.18); on a free hit only those off a no-ball. */
const OFF_WIDE: ReadonlySet<DismissalKind> = new Set([
  'hit wicket',
  'obstructing the field',
  'handled the ball',
  'run out',
  'stumped',
]);
const OFF_NOBALL: ReadonlySet<DismissalKind> = new Set([
  'hit the ball twice',
  'obstructing the field',
  'handled the ball',
  'run out',
]);

/** Why `wicket` cannot fall on this delivery, or null. The batters are at their ends already. */
export function checkWicket(
  state: State,
  innings: Innings,
  wicket: Wicket,
  ball: Delivery | null,
  override: Override | undefined,
): RuleViolation | null {
  const { kind, player } = wicket;
  const name = () => playerName(state, innings.batting, player);
  const striker = innings.batters[innings.striker]?.id;
  const atCrease = player === striker || player === innings.batters[innings.nonStriker]?.id;
  if (!atCrease) {
    const refused = mayBat(state, innings, player, override);
    if (refused !== null) return refused;
    if (!isOffTheBall(kind) && !waived(override, 'not-at-crease')) {
      return against('not-at-crease', `${name()} is not at the crease and cannot be ${kind}.`);
    }
  } else if (kind === 'timed out' && !waived(override, 'timed-out')) {
    return against('timed-out', `${name()} is at the crease already and cannot be timed out.`, 'Law 40.1');
  }
  return ball === null ? checkBetweenBalls(kind, override) : checkOnBall(innings, wicket, ball, name, override);
}

function checkBetweenBalls(kind: DismissalKind, override: Override | undefined): RuleViolation | null {
  if (isOffTheBall(kind) || kind === 'run out' || kind === 'obstructing the field') return null;
  if (waived(override, 'dismissal-needs-ball')) return null;
  return against('dismissal-needs-ball', `Nobody is ${kind} without a delivery.`);
}

function checkOnBall(
  innings: Innings,
  { kind, player }: Wicket,
  ball: Delivery,
  name: () => string,
  override: Override | undefined,
): RuleViolation | null {
  if (isOffTheBall(kind)) return null;
  const wide = (ball.runs.wides ?? 0) > 0;
  const noball = (ball.runs.noballs ?? 0) > 0;
  if (!waived(override, 'dismissal-not-possible')) {
    const code = 'dismissal-not-possible';
    if (noball && !OFF_NOBALL.has(kind)) {
      return against(code, `${name()} cannot be ${kind} off a no-ball.`, 'Law 21.18');
    }
    if (wide && !OFF_WIDE.has(kind)) return against(code, `${name()} cannot be ${kind} off a wide.`, 'Law 22.9');
    if (innings.freeHit && !OFF_NOBALL.has(kind)) {
      return against(code, `${name()} cannot be ${kind} on a free hit.`, 'Playing conditions, Law 21.19');
    }
  }
  const strikerOnly = CREDITED.has(kind) || kind === 'hit the ball twice';
  const striker = innings.batters[innings.striker]?.id;
  if (strikerOnly && player !== striker && !waived(override, 'not-striker')) {
    return against('not-striker', `Only the striker can be ${kind}, and ${name()} is not on strike.`);
  }
  return null;
}

/** The innings after `wicket`. `bowler`: who bowled the ball it fell on; null: between balls. */
export function dismiss(innings: Innings, wicket: Wicket, bowler: string | null): Innings {
  const { kind, player, fielders = [] } = wicket;
  const counts = isWicket(kind);
  const known = innings.batters.findIndex((each) => each.id === player);
  if (innings.pairs !== null && counts && !isOffTheBall(kind)) return outInPair(innings, innings.pairs, wicket, bowler);
  const batter = innings.batters[known] ?? newBatter(player);
  const gone: Batter = {
    ...batter,
    status: counts ? 'out' : 'retired',
    dismissal: { kind, bowler, fielders },
  };
  const index = known < 0 ? innings.batters.length : known;
  const partner = innings.stand;
  const broken = partner !== null && (partner.first === index || partner.second === index);
  const before = broken ? closeStand(innings) : innings;
  const next: Innings = {
    ...before,
    batters: known < 0 ? [...innings.batters, gone] : innings.batters.with(known, gone),
    striker: innings.striker === index ? -1 : innings.striker,
    nonStriker: innings.nonStriker === index ? -1 : innings.nonStriker,
  };
  if (!counts) return next;
  const wickets = innings.wickets + 1;
  return { ...next, wickets, fall: [...innings.fall, fallOf(innings, player, kind, wickets)] };
}

/** In pairs cricket the wicket is on record, and the batter bats on. */
function outInPair(
  innings: Innings,
  pairs: Pairs,
  { kind, player, fielders = [] }: Wicket,
  bowler: string | null,
): Innings {
  const wickets = innings.wickets + 1;
  const { striker, nonStriker } = innings;
  const dismissal = { kind, bowler, fielders };
  const batters = innings.batters.map((batter) => (batter.id === player ? { ...batter, dismissal } : batter));
  const ends = pairs.changeEnds && kind !== 'run out' ? { striker: nonStriker, nonStriker: striker } : {};
  return { ...innings, ...ends, batters, wickets, fall: [...innings.fall, fallOf(innings, player, kind, wickets)] };
}

/** A wicket after the last ball of an over falls in that over, although the next one is about to begin. */
function fallOf(innings: Innings, batter: string, kind: DismissalKind, wicket: number): Fall {
  const between = innings.over.deliveries === 0 ? innings.lastOver : null;
  const { index, legal, deliveries } = between ?? innings.over;
  const at = { over: index, ball: legal, delivery: deliveries, legal: innings.legal };
  return { wicket, runs: innings.runs, batter, kind, ...at };
}
