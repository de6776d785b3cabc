import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Pair, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { endPeriod } from './periods.ts';
import { admit, unknownTeam } from './players.ts';
import { settle, shootOutWinner } from './result.ts';
import { inPlay, latest, type ShootOut, type State, withSide } from './state.ts';

const NONE: ShootOut = { first: null, kicks: [], taken: [0, 0], scored: [0, 0], settled: false };

/** `football.shootout` (Law 10.3). */
export function beginShootOut(
  state: State,
  { first }: DataOf<'football.shootout'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = first === undefined ? null : teamSide(state, first);
  if (first !== undefined && side === null) return unknownTeam(first);
  if (state.shootOut !== null) return impossible('shoot-out', 'The shoot-out has begun already.');
  const last = latest(state);
  // Nobody has whistled for the end of the second half, or a correction has taken that whistle away.
  const ended = last !== null && last.period % 2 === 0 && !last.ended ? endPeriod(state, last, at) : state;
  return checkTime(ended, override) ?? settle({ ...ended, shootOut: { ...NONE, first: side } });
}

function checkTime(state: State, override: Override | undefined): RuleViolation | null {
  if (state.periods.length === 0) return impossible('not-started', 'The match has not kicked off.');
  if (inPlay(state) && !waived(override, 'in-play')) return against('in-play', 'A period is in progress.', 'Law 10.3');
  if (state.format.shootOutKicks === null && !waived(override, 'no-shoot-out')) {
    return against('no-shoot-out', 'This competition has no shoot-out.', 'Law 10.1');
  }
  return null;
}

/** `football.kick`. The first begins the shoot-out where nobody has. */
export function kick(
  before: State,
  { team, player, outcome }: DataOf<'football.kick'>,
  override: Override | undefined,
): State | RuleViolation {
  const shootOut = before.shootOut ?? NONE;
  const refused = before.shootOut === null ? checkTime(before, override) : null;
  if (refused !== null) return refused;
  const side = team === undefined ? nextKicker(shootOut) : teamSide(before, team);
  if (team !== undefined && side === null) return unknownTeam(team);
  if (side === null) return impossible('no-team', 'Say which team kicks first.');
  const decided = shootOutWinner(shootOut, before.format.shootOutKicks ?? 5) !== null;
  if (decided && !waived(override, 'shoot-out-over')) {
    return against('shoot-out-over', 'The shoot-out is decided.', 'Law 10.3');
  }
  const state = admit(before, side, player, override);
  if (state instanceof RuleViolation) return state;
  const { taken, scored } = shootOut;
  return settle({
    ...state,
    shootOut: {
      first: shootOut.first ?? side,
      kicks: [...shootOut.kicks, { side, player: player ?? null, outcome }],
      taken: withSide(taken, side, taken[side] + 1),
      scored: outcome === 'scored' ? withSide(scored, side, scored[side] + 1) : scored,
      settled: false,
    },
  });
}

/** Kicks are taken alternately. Null: nobody has said who begins. */
export function nextKicker({ first, taken: [a, b] }: ShootOut): Side | null {
  if (a !== b) return a < b ? 0 : 1;
  return first;
}

/** The score of the shoot-out as it was set, without the kicks. */
export function adjustShootOut(
  state: State,
  { scored, taken }: NonNullable<DataOf<'football.adjust'>['shootOut']>,
): State | RuleViolation {
  if (taken !== undefined && (scored[0] > taken[0] || scored[1] > taken[1])) {
    return impossible('more-than-taken', 'No side scores more kicks than it has taken.');
  }
  const shootOut = state.shootOut ?? NONE;
  const least: Pair<number> = [Math.max(shootOut.taken[0], scored[0]), Math.max(shootOut.taken[1], scored[1])];
  return { ...state, shootOut: { ...shootOut, scored, taken: taken ?? least, settled: taken === undefined } };
}

/** Which of its kicks a side takes next, and what hangs on it. */
export function stakes(
  shootOut: ShootOut,
  side: Side,
  best: number,
): { readonly kick: number; readonly stake: 'win' | 'stay in' | null } {
  const after = (goal: 0 | 1): Side | null =>
    shootOutWinner(
      {
        settled: false,
        taken: withSide(shootOut.taken, side, shootOut.taken[side] + 1),
        scored: withSide(shootOut.scored, side, shootOut.scored[side] + goal),
      },
      best,
    );
  const stake = after(1) === side ? 'win' : after(0) === other(side) ? 'stay in' : null;
  return { kick: shootOut.taken[side] + 1, stake };
}
