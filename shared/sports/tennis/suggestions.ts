import { other, type Side } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { RuleViolation } from '../sport.ts';
import { complete } from './complete.ts';
import { Point, type Point as PointData } from './events.ts';
import { prepare } from './play.ts';
import { scoreSuggestion } from './score-suggestion.ts';
import { serverOf } from './service.ts';
import { resolve, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `point` {winner, how?}: an umpire's tablet,
 * `serve-speed` {kmh}, `line-call` {call: 'out', by}: whose ball it was, `score` {sets, points, server}: a scoreboard's
 * reading.
 */
export function suggestions(state: State, observation: Observation): readonly Proposal[] {
  if (observation.kind === 'score') return scoreSuggestion(state, observation.data);
  return points(state, observation).flatMap((draft) => {
    const parsed = Point.safeParse(draft);
    if (!parsed.success || prepare(state, parsed.data) instanceof RuleViolation) return [];
    const { type, data } = complete(state, { type: 'tennis.point', data: parsed.data }, null);
    return [{ type, data: { ...data } }];
  });
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
      return data.call === 'out' && by !== null ? [{ winner: id(other(by.side)) }] : [];
    }
    default:
      return [];
  }
}
