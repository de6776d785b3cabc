import { impossible } from '../refusal.ts';
import type { Side } from '../side.ts';
import type { RuleViolation } from '../sport.ts';
import type { Point } from './events.ts';
import { closeGame, closeSet } from './scoring.ts';
import { isDoubles, type Place, type Score, type State, sum } from './state.ts';

/** How an event's own place stands to the score. */
export type Turn = 'same' | 'skipped' | 'game short' | 'set short' | 'game long' | 'set long';

export interface Aligned {
  readonly score: Score;
  readonly turn: Turn;
}

/**
 * The score at the place that an event names. The event's word goes before what the points before it come to: after a
 * correction a game may lack points or have some too many, and the games after it stay the ones they were.
 */
export function align(state: State, { set, game }: Pick<Point, 'set' | 'game'>): Aligned | RuleViolation {
  const { score } = state;
  const place = { set: set ?? score.place.set, game: game ?? (set === undefined ? score.place.game : 1) };
  const order = compare(place, score.place);
  if (order < 0) return reopened(state, place);
  const aligned = score.winner === null && order > 0 ? skippedTo(state, place) : { score, turn: 'same' as const };
  return 'score' in aligned && aligned.score.winner !== null
    ? impossible('match-over', 'The match is over.', 'Rule 7')
    : aligned;
}

function compare(a: Place, b: Place): number {
  return a.set - b.set || a.game - b.game;
}

/** A later game: the one in progress has ended on the record, and with it the set where the event is of the next. */
function skippedTo(state: State, place: Place): Aligned | RuleViolation {
  const { score, format } = state;
  const sameSet = place.set === score.place.set;
  const game = ahead(score.points, score.last);
  if (game === null && (sameSet || sum(score.games) === 0)) return { score: { ...score, place }, turn: 'skipped' };
  if (!sameSet && place.set !== score.place.set + 1) return wrongPlace(place, score.place);
  const closed = game === null ? score : closeGame(format, score, game, isDoubles(state), { setGoesOn: sameSet });
  const set = ahead(closed.games, closed.log.at(-1)?.winner ?? null);
  if (sameSet || closed.sets.length > score.sets.length || set === null) {
    return { score: { ...closed, place }, turn: 'game short' };
  }
  return { score: { ...closeSet(format, closed, set), place }, turn: 'set short' };
}

/** Who has more; where they are level, who won the last of them. */
function ahead([a, b]: Score['games'], last: Side | null): Side | null {
  if (a === b) return last;
  return a > b ? 0 : 1;
}

/** The game before, or its set, goes on beyond its end. */
function reopened(state: State, place: Place): Aligned | RuleViolation {
  const { previous, score, format } = state;
  if (previous === null || sum(score.points) > 0) return wrongPlace(place, score.place);
  if (compare(place, previous.place) === 0) return { score: previous, turn: 'game long' };
  const winner = score.sets.at(-1)?.log.at(-1)?.winner;
  const follows = place.set === previous.place.set && place.game > previous.place.game;
  if (!follows || winner === undefined) return wrongPlace(place, score.place);
  const goingOn = closeGame(format, previous, winner, isDoubles(state), { setGoesOn: true });
  return { score: { ...goingOn, place }, turn: 'set long' };
}

function wrongPlace(named: Place, place: Place): RuleViolation {
  const [one, two] = [named, place].map(({ set, game }) => `game ${game} of set ${set}`);
  return impossible('wrong-place', `This is of ${one}, the match is at ${two}; adjust the score first.`);
}
