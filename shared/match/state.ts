import type { Parsed } from '../json/json.ts';
import { problem } from '../problem.ts';
import type { Game } from '../sports/game.ts';
import { findSport } from '../sports/registry.ts';
import { RuleViolation } from '../sports/sport.ts';
import type { EffectiveEvent } from './effective.ts';
import { Flag, lifecycle, type MatchStatus } from './lifecycle.ts';

/** An event that the corrected log no longer allows: it is left out of the score and waits for the scorer. */
export interface Conflict {
  readonly id: string;
  readonly seq: number;
  readonly code: string;
  readonly message: string;
}

/** A match after some prefix of its effective log: an immutable value. */
export interface MatchState {
  readonly status: MatchStatus;
  readonly sport: string;
  readonly game: Game;
  /** The officials' word where it overrules the sport's own result. */
  readonly result: string | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly conflicts: readonly Conflict[];
  /** In the order in which they were put up. */
  readonly flags: readonly Flag[];
  /** It never leaves its console. */
  readonly practice: boolean;
}

const LIFECYCLE_FROM: Readonly<Record<string, readonly MatchStatus[]>> = {
  'match.started': ['scheduled'],
  'match.paused': ['live'],
  'match.resumed': ['paused'],
  'match.abandoned': ['scheduled', 'live', 'paused'],
  'match.ended': ['live', 'paused'],
};

/** The first event's state; every match begins with `match.created`. */
export function createState(event: EffectiveEvent): Parsed<MatchState> {
  const created = lifecycle['match.created'].safeParse(event.data);
  if (event.type !== 'match.created' || !created.success) {
    return { ok: false, problem: problem('not-created', 'A match begins with match.created {sport, setup}.') };
  }
  const sport = findSport(created.data.sport);
  if (sport === undefined) {
    return { ok: false, problem: problem('unknown-sport', `There is no sport "${created.data.sport}" here.`) };
  }
  const game = sport.start(created.data.setup);
  if (!game.ok) return game;
  return {
    ok: true,
    value: {
      status: 'scheduled',
      sport: sport.id,
      game: game.value,
      result: null,
      createdAt: event.at,
      startedAt: null,
      endedAt: null,
      conflicts: [],
      flags: [],
      practice: created.data.practice === true,
    },
  };
}

/** The state after `event`, or why it cannot happen now. Never throws, never mutates. */
export function advance(state: MatchState, event: EffectiveEvent): MatchState | RuleViolation {
  if (event.type === 'note.added' || event.type === 'note.reviewed') return state;
  if (event.type === 'match.created') {
    return new RuleViolation('already-created', 'The match exists already.', { overridable: false });
  }
  if (event.type === 'match.flagged' || event.type === 'match.unflagged') return withFlag(state, event);
  const from = LIFECYCLE_FROM[event.type];
  if (from !== undefined) return changeStatus(state, event, from);
  if (state.status === 'ended' || state.status === 'abandoned') {
    return new RuleViolation('match-over', `The match is ${state.status}; void that event to go on.`, {
      overridable: false,
    });
  }
  const game = state.game.apply(event);
  if (game instanceof RuleViolation) return game;
  // A first ball says by itself that the match is on.
  if (state.status === 'live' || state.game.isPreparation(event.type)) return { ...state, game };
  return { ...state, game, status: 'live', startedAt: state.startedAt ?? event.at };
}

/** Flags say something about the score and change nothing of it: also after the match. */
function withFlag(state: MatchState, { type, data }: EffectiveEvent): MatchState | RuleViolation {
  const flag = Flag.safeParse(data.flag);
  if (!flag.success) return new RuleViolation('unknown-flag', 'There is no such flag.', { overridable: false });
  const others = state.flags.filter((each) => each !== flag.data);
  return { ...state, flags: type === 'match.flagged' ? [...others, flag.data] : others };
}

function changeStatus(
  state: MatchState,
  event: EffectiveEvent,
  from: readonly MatchStatus[],
): MatchState | RuleViolation {
  if (!from.includes(state.status)) {
    return new RuleViolation('wrong-status', `${event.type} does not fit a match that is ${state.status}.`, {
      overridable: false,
    });
  }
  const game = state.game.apply(event);
  if (game instanceof RuleViolation) return game;
  switch (event.type) {
    case 'match.paused':
      return { ...state, game, status: 'paused' };
    case 'match.abandoned':
      return { ...state, game, status: 'abandoned', endedAt: event.at };
    case 'match.ended': {
      const { result } = event.data;
      return { ...state, game, status: 'ended', endedAt: event.at, result: typeof result === 'string' ? result : null };
    }
    default:
      return { ...state, game, status: 'live', startedAt: state.startedAt ?? event.at };
  }
}

export function withConflict(state: MatchState, event: EffectiveEvent, violation: RuleViolation): MatchState {
  const { code, message } = violation;
  return { ...state, conflicts: [...state.conflicts, { id: event.id, seq: event.seq, code, message }] };
}
