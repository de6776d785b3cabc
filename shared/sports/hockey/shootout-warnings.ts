import { other, type Side, teamName, teamSide } from '../side.ts';
import type { Warning } from '../sport.ts';
import type { DataOf } from './events.ts';
import { attemptsOf } from './result.ts';
import { nextTaker } from './shootout.ts';
import { playerName, type ShootOut, type State } from './state.ts';
import { isSuspended } from './suspensions.ts';

/** What is unusual about an attempt (Regulations, shoot-out competition). */
export function attemptWarnings(
  state: State,
  shootOut: ShootOut,
  { team, player, goalkeeper, outcome }: DataOf<'hockey.attempt'>,
  at: number,
): readonly Warning[] {
  const side = team === undefined ? null : teamSide(state, team);
  if (side === null) return [];
  const due = nextTaker(shootOut, attemptsOf(state));
  const found: Warning[] = [];
  if (due !== null && due !== side) {
    found.push({ code: 'out-of-turn', message: `It was ${teamName(state, due)}\u2019s turn.` });
  }
  if (player !== undefined && outcome !== 'forfeited') found.push(...barred(state, side, player, at));
  if (goalkeeper !== undefined) found.push(...barred(state, other(side), goalkeeper, at));
  if (player !== undefined) found.push(...order(state, shootOut, side, player));
  return found;
}

/** A red card bars from the shoot-out, and so does any suspension in it; one from the match that is not over does not. */
function barred(state: State, side: Side, player: string, at: number): readonly Warning[] {
  const card = isSuspended(state, side, player, at);
  if (card === null || (card.minutes !== null && !card.mark.shootOut)) return [];
  return [{ code: 'suspended', message: `${playerName(state, side, player)} may take no part in the shoot-out.` }];
}

/** Each of the nominated players goes once in a series, and the same players go in the next one. */
function order(state: State, { attempts, taken }: ShootOut, side: Side, player: string): readonly Warning[] {
  const best = attemptsOf(state);
  const own = attempts.filter((each) => each.side === side && each.outcome !== 're-taken');
  const series = own.slice(taken[side] - (taken[side] % best));
  const name = playerName(state, side, player);
  if (series.some((each) => each.player === player)) {
    return [{ code: 'again', message: `${name} has taken an attempt in this series already.` }];
  }
  const nominated = own.slice(0, best);
  const known = nominated.length === best && nominated.every((each) => each.player !== null);
  if (!known || nominated.some((each) => each.player === player)) return [];
  return [{ code: 'not-nominated', message: `${name} was not one of the ${best} who took the first series.` }];
}
