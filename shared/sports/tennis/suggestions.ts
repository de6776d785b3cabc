import { other, type Side } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { RuleViolation } from '../sport.ts';
import { complete } from './complete.ts';
import { Point, type Point as PointData, type TennisEvent } from './events.ts';
import { prepare } from './play.ts';
import { resultOf } from './result.ts';
import { scoreSuggestion } from './score-suggestion.ts';
import { serverOf } from './service.ts';
import { resolve, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `point` {winner, how?}: an umpire's tablet,
 * `net-cord` {}: the serve touched the net, `serve-speed` {kmh}, `line-call` {call: 'out', by, stroke?: 'serve'}: whose
 * ball it was, `score` {sets, points, server}: a scoreboard's reading.
 */
export function suggestions(state: State, observation: Observation): readonly Proposal[] {
  if (observation.kind === 'score') return scoreSuggestion(state, observation.data);
  if (isOver(state)) return [];
  const serve = serveSuggestion(state, observation);
  if (serve !== null) return [proposal(complete(state, serve, null))];
  return points(state, observation).flatMap((draft) => {
    const parsed = Point.safeParse(draft);
    if (!parsed.success || prepare(state, parsed.data) instanceof RuleViolation) return [];
    return [proposal(complete(state, { type: 'tennis.point', data: parsed.data }, null))];
  });
}

function proposal({ type, data }: TennisEvent): Proposal {
  return { type, data: { ...data } };
}

function isOver(state: State): boolean {
  return resultOf(state) !== null;
}

/** A serve that is no point: a let, a first fault. */
function serveSuggestion(state: State, { kind, data }: Observation): TennisEvent | null {
  if (kind === 'net-cord') return { type: 'tennis.let', data: { kind: 'service' } };
  const fault = kind === 'line-call' && data.call === 'out' && data.stroke === 'serve' && !state.faulted;
  return fault ? { type: 'tennis.fault', data: {} } : null;
}

function points(state: State, { kind, data }: Observation): readonly (Partial<PointData> | Observation['data'])[] {
  const id = (side: Side) => state.setup.teams[side].id;
  switch (kind) {
    case 'point':
      return [{ winner: data.winner, ...(data.how !== undefined && { how: data.how }) }];
    case 'serve-speed': {
      const server = serverOf(state.format, state.score);
      const speedKmh = data.kmh;
      if (server === null || typeof speedKmh !== 'number' || speedKmh < 30) return [];
      return [server.side, other(server.side)].map((side) => ({ winner: id(side), speedKmh }));
    }
    case 'line-call': {
      const by = typeof data.by === 'string' ? resolve(state, data.by) : null;
      const how = data.stroke === 'serve' ? { how: 'double fault' as const } : {};
      return data.call === 'out' && by !== null ? [{ winner: id(other(by.side)), ...how }] : [];
    }
    default:
      return [];
  }
}
