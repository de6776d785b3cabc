import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Pair, replaced, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import type { Fact } from './fact.ts';
import { endPeriod } from './periods.ts';
import { admit, unknownTeam } from './players.ts';
import { attemptsOf, settle, shootOutWinner } from './result.ts';
import { type Attempt, inPlay, latest, type ShootOut, type State } from './state.ts';

const NONE: ShootOut = { first: null, attempts: [], taken: [0, 0], scored: [0, 0], settled: false };

/** `hockey.shootout` (Regulations, shoot-out competition) */
export function beginShootOut(
  state: State,
  { first }: DataOf<'hockey.shootout'>,
  { at, override }: Fact,
): State | RuleViolation {
  const side = first === undefined ? null : teamSide(state, first);
  if (first !== undefined && side === null) return unknownTeam(first);
  if (state.shootOut !== null) return impossible('shoot-out', 'The shoot-out has begun already.');
  const last = latest(state);
  // Nobody has ended the last period, or a correction has taken that away.
  const over = last !== null && last.period >= state.format.periods && !last.ended;
  const ended = over ? endPeriod(state, last, at) : state;
  return checkTime(ended, override) ?? settle({ ...ended, shootOut: { ...NONE, first: side } });
}

function checkTime(state: State, override: Override | undefined): RuleViolation | null {
  if (state.periods.length === 0) return impossible('not-started', 'The match has not started.');
  if (inPlay(state) && !waived(override, 'in-play')) {
    return against('in-play', 'A period is in progress.', 'Regulations');
  }
  if (state.format.shootOut === null && !waived(override, 'no-shoot-out')) {
    return against('no-shoot-out', 'This competition has no shoot-out.', 'Rule 5.2');
  }
  return null;
}

/** `hockey.attempt`. The first begins the shoot-out where nobody has. */
export function attempt(before: State, data: DataOf<'hockey.attempt'>, { override }: Fact): State | RuleViolation {
  const shootOut = before.shootOut ?? NONE;
  const refused = before.shootOut === null ? checkTime(before, override) : null;
  if (refused !== null) return refused;
  const { team, player, goalkeeper, outcome, stroke = false } = data;
  const side = team === undefined ? nextTaker(shootOut, attemptsOf(before)) : teamSide(before, team);
  if (team !== undefined && side === null) return unknownTeam(team);
  if (side === null) return impossible('no-team', 'Say which team takes the first attempt.');
  if (shootOutWinner(shootOut, attemptsOf(before)) !== null && !waived(override, 'shoot-out-over')) {
    return against('shoot-out-over', 'The shoot-out is decided.', 'Regulations');
  }
  const taker = admit(before, side, player, override);
  if (taker instanceof RuleViolation) return taker;
  const state = admit(taker, other(side), goalkeeper, override);
  if (state instanceof RuleViolation) return state;
  const entry: Attempt = { side, player: player ?? null, outcome, stroke };
  return settle({ ...state, shootOut: after(shootOut, entry) });
}

function after(shootOut: ShootOut, entry: Attempt): ShootOut {
  const { side, outcome } = entry;
  const { taken, scored, attempts, first } = shootOut;
  return {
    first: first ?? side,
    attempts: [...attempts, entry],
    taken: outcome === 're-taken' ? taken : replaced(taken, side, taken[side] + 1),
    scored: outcome === 'goal' ? replaced(scored, side, scored[side] + 1) : scored,
    settled: false,
  };
}

/**
 * Attempts are taken alternately, and the team that began a series defends first in the next one (Regulations). Null:
 * nobody has said who begins.
 */
export function nextTaker({ first, taken: [a, b] }: ShootOut, best: number): Side | null {
  if (a !== b) return a < b ? 0 : 1;
  return first === null || Math.floor(a / best) % 2 === 0 ? first : other(first);
}

/** The score of the shoot-out as it was set, without the attempts. */
export function adjustShootOut(
  state: State,
  { scored, taken }: NonNullable<DataOf<'hockey.adjust'>['shootOut']>,
): State | RuleViolation {
  if (taken !== undefined && (scored[0] > taken[0] || scored[1] > taken[1])) {
    return impossible('more-than-taken', 'No side scores more attempts than it has taken.');
  }
  const shootOut = state.shootOut ?? NONE;
  const least: Pair<number> = [Math.max(shootOut.taken[0], scored[0]), Math.max(shootOut.taken[1], scored[1])];
  return { ...state, shootOut: { ...shootOut, scored, taken: taken ?? least, settled: taken === undefined } };
}

/** Which of its attempts a side takes next, and what hangs on it. */
export function stakes(
  shootOut: ShootOut,
  side: Side,
  best: number,
): { readonly attempt: number; readonly stake: 'win' | 'stay in' | null } {
  const winner = (goal: 0 | 1): Side | null =>
    shootOutWinner(
      {
        settled: false,
        taken: replaced(shootOut.taken, side, shootOut.taken[side] + 1),
        scored: replaced(shootOut.scored, side, shootOut.scored[side] + goal),
      },
      best,
    );
  const stake = winner(1) === side ? 'win' : winner(0) === other(side) ? 'stay in' : null;
  return { attempt: shootOut.taken[side] + 1, stake };
}
