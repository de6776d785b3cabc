import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { type Side, teamSide } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import { type Contest, leader, type Part, partToPlay, type RallyRules } from './part.ts';

/** A part that begins, as an event says it: its number and who won the one before. */
export interface Opening {
  readonly number: number | undefined;
  readonly previous: string | undefined;
}

export function unknownTeam(team: string): RuleViolation {
  return impossible('unknown-team', `${team} does not play in this match.`);
}

export function matchOver({ laws }: RallyRules): RuleViolation {
  return impossible('match-over', 'The match is decided.', laws.match);
}

/** Stands the part at 0-0, so that what its opening says may still be put right? */
export function isUntouched({ current }: Contest, number: number | undefined): boolean {
  if (current === null || current.record.length > 0 || current.points[0] + current.points[1] > 0) return false;
  return (number ?? current.number) === current.number;
}

/** Who won the part before the one that begins; null before the first. */
export function previousWinner(
  contest: Contest,
  { number, previous }: Opening,
  override: Override | undefined,
  { noun, laws }: RallyRules,
): Side | null | RuleViolation {
  const { current } = contest;
  if (current === null || current.winner !== null) return current?.winner ?? null;
  const ahead = leader(current.points);
  const said = previous === undefined ? null : teamSide(contest, previous);
  if (said !== null && number === current.number + 1) return said;
  const code = `${noun}-in-progress`;
  if (ahead !== null && waived(override, code)) return ahead;
  const message = `${capital(noun)} ${current.number} is not over at ${current.points.join('-')}.`;
  return ahead === null ? impossible(code, message, laws.part) : against(code, message, laws.part);
}

/** Whether a rally that names this part is played in the current one or begins the next. */
export function placeOf(
  contest: Contest,
  number: number | undefined,
  { noun, laws }: RallyRules,
): 'current' | 'next' | RuleViolation {
  const { current } = contest;
  if (current === null || (number ?? partToPlay(contest)) > current.number) return 'next';
  const title = `${capital(noun)} ${current.number}`;
  if (number !== undefined && number < current.number) {
    return impossible(`wrong-${noun}`, `${title} has begun; the rally says ${noun} ${number}.`);
  }
  if (current.winner === null) return 'current';
  return impossible(`${noun}-over`, `${title} is over at ${current.points.join('-')}.`, laws.part);
}

/** What every part has when it begins. */
export function emptyPart(number: number, at: number): Part<never> {
  return { number, points: [0, 0], serving: null, record: [], from: [0, 0], winner: null, began: at, until: at };
}

/**
 * What the desk writes into an event of a part: its number, and who won the one before when this event may begin it, so
 * that a correction in that one leaves this one in its place. `was`: what the amended event said.
 */
export function openingOf(contest: Contest, was: Opening, number: number | undefined) {
  const { current, setup } = contest;
  const part = was.number ?? number ?? partToPlay(contest);
  const winner = current !== null && current.number < part ? current.winner : null;
  const previous = was.previous ?? (winner === null ? undefined : setup.teams[winner].id);
  return { part, ...(previous !== undefined && { previous }) };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
