import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf, How, Point } from './events.ts';
import { type Aligned, align } from './place.ts';
import { addPoint, closeGame } from './scoring.ts';
import { receiverOf, type Server, serverOf, withReceiver, withServer } from './service.ts';
import { isDoubles, resolve, type State } from './state.ts';
import { tallied, talliedPenalty } from './tally.ts';

/** A point about to be scored: where, by whom. */
export interface Prepared extends Aligned {
  readonly winner: Side;
  readonly server: Server;
  /** Who was to serve by the order of service; null: not told. */
  readonly due: Server | null;
  /** Doubles: who was to receive, and who the point says did; null: not told. */
  readonly receiving: { readonly due: Server | null; readonly told: Server | null };
}

/** What a point says, held against the score; nothing is scored yet. */
export function prepare(state: State, point: Point): Prepared | RuleViolation {
  const closed = whyClosed(state);
  if (closed !== null) return closed;
  const won = resolve(state, point.winner);
  if (won === null) return unknown(point.winner);
  const aligned = align(state, point);
  if (aligned instanceof RuleViolation) return aligned;
  const due = serverOf(state.format, aligned.score);
  const server = point.server === undefined ? due : named(state, aligned.score, point.server);
  if (server instanceof RuleViolation) return server;
  if (server === null) {
    return impossible('no-server', 'Who serves is not known: send the toss, or name the server.', 'Rule 9');
  }
  const refused = point.how === undefined ? null : checkHow(point.how, won.side === server.side, point.serve);
  if (refused !== null) return refused;
  const served = withServer(state.format, aligned.score, server);
  const told = point.receiver === undefined ? null : receiver(state, server, point.receiver);
  if (told instanceof RuleViolation) return told;
  const receiving = { due: receiverOf(state.format, served), told };
  const score = told === null ? served : withReceiver(state.format, served, told);
  return { ...aligned, score, winner: won.side, server, due, receiving };
}

function receiver(state: State, server: Server, id: string): Server | RuleViolation {
  const found = resolve(state, id);
  if (found === null) return unknown(id);
  if (found.side === server.side) {
    return impossible('receiver', 'The receiver is of the side that does not serve.', 'Rule 15');
  }
  return { side: found.side, player: isDoubles(state) ? (found.player ?? 0) : 0 };
}

function named(state: State, score: State['score'], id: string): Server | RuleViolation {
  const found = resolve(state, id);
  if (found === null) return unknown(id);
  return { side: found.side, player: isDoubles(state) ? (found.player ?? score.service.turn[found.side]) : 0 };
}

/** Rules 19 and 24. */
function checkHow(how: How, byServer: boolean, serve: Point['serve']): RuleViolation | null {
  if ((how === 'ace' || how === 'service winner') && !byServer) {
    return impossible('how', `Only the server wins a point by ${how === 'ace' ? 'an ace' : 'a service winner'}.`);
  }
  if (how === 'double fault' && byServer) {
    return impossible('how', 'A double fault loses the server the point.', 'Rule 24a');
  }
  if (how === 'double fault' && serve === 1) {
    return impossible('how', 'A double fault ends on the second serve.', 'Rule 24a');
  }
  return null;
}

export function playPoint(state: State, point: Point, at: number): State | RuleViolation {
  const prepared = prepare(state, point);
  if (prepared instanceof RuleViolation) return prepared;
  const { score, winner, server } = prepared;
  const scored = addPoint(state.format, score, winner, isDoubles(state));
  return {
    ...state,
    faulted: false,
    score: scored.score,
    previous: scored.closing ?? (prepared.turn === 'same' ? state.previous : null),
    tallies: tallied(state.tallies, state.format, score, { point, winner, server, at }),
  };
}

/** A code or time violation; what it gives, it gives to the opponent. */
export function penalize(
  state: State,
  { against: id, penalty, violation, offence, set, game }: DataOf<'tennis.penalty'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const who = resolve(state, id);
  if (who === null) return unknown(id);
  const { side } = who;
  const kind = violation ?? (penalty === 'fault' ? 'time' : 'code');
  const violations = [...state.violations, { against: side, penalty, violation: kind, offence: offence ?? null }];
  const next = { ...state, violations };
  if (penalty === 'warning') return next;
  const closed = whyClosed(state);
  if (closed !== null) return closed;
  const aligned = align(state, { set, game });
  if (aligned instanceof RuleViolation) return aligned;
  const { score } = aligned;
  if (penalty === 'fault') {
    const server = serverOf(state.format, score);
    return server !== null && server.side !== side && !waived(override, 'not-serving')
      ? against('not-serving', 'Only the server loses a serve; the receiver loses a point.', 'Rule 29')
      : { ...next, faulted: true };
  }
  const winner = other(side);
  if (penalty === 'game') {
    const after = closeGame(state.format, score, winner, isDoubles(state), { awarded: true });
    return { ...next, score: after, previous: null, faulted: false };
  }
  const scored = addPoint(state.format, score, winner, isDoubles(state));
  const tallies = talliedPenalty(state.tallies, score, winner, at);
  return { ...next, score: scored.score, previous: scored.closing ?? state.previous, tallies, faulted: false };
}

/** Why nothing more is scored: the match has ended without its last point. */
export function whyClosed({ ending }: State): RuleViolation | null {
  return ending === null ? null : impossible('match-over', `The match is over (${ending.kind}).`);
}

export function unknown(id: string): RuleViolation {
  return impossible('unknown-player', `${id} is neither a side nor a player of this match.`);
}
