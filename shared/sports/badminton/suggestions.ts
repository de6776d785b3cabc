import type { JsonObject } from '../../json/json.ts';
import { observedRally, observedScore, observedSide } from '../rally/observations.ts';
import { partToPlay } from '../rally/part.ts';
import type { Side } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import type { State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `point` {team}: a button at the umpire's chair;
 * `let` {}; `line-call` {call: 'in' | 'out', by: team that hit it}; `shuttle-speed` {kmh, team}: a smash that nobody
 * returned; `score` {points: [a, b], game?, games?: [a, b]}: a scoreboard's reading.
 */
export function suggestions(state: State, observation: Observation): readonly Proposal[] {
  const { kind, data } = observation;
  if (state.outcome !== null) return [];
  if (kind === 'score') {
    const games = observedScore(state, data, 'game');
    return games === null ? [] : [{ type: 'badminton.adjust', data: { games } }];
  }
  if (kind === 'let') return state.current === null ? [] : [{ type: 'badminton.let', data: {} }];
  if (kind === 'shuttle-speed') {
    const { kmh, team } = data;
    const side = observedSide(state, team);
    if (side === null || typeof kmh !== 'number' || kmh < 1 || kmh > 700) return [];
    return [rally(state, side, { how: 'winner', speedKmh: kmh })];
  }
  const seen = observedRally(state, observation);
  if (seen === null) return [];
  const how = { in: { how: 'winner' }, out: { how: 'out' } };
  return [rally(state, seen.winner, seen.call === null ? {} : how[seen.call])];
}

function rally(state: State, winner: Side, more: JsonObject): Proposal {
  return { type: 'badminton.rally', data: { game: partToPlay(state), winner: state.setup.teams[winner].id, ...more } };
}
