import { observedRally, observedScore, observedSide } from '../rally/observations.ts';
import { partToPlay } from '../rally/part.ts';
import type { Observation, Proposal } from '../sport.ts';
import type { State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `point` {team}: a button; `line-call` {call: 'in' |
 * 'out', by: team that hit it}; `timeout` {team}: the bench's buzzer; `score` {points: [a, b], set?, sets?: [a, b]}: a
 * scoreboard's reading.
 */
export function suggestions(state: State, observation: Observation): readonly Proposal[] {
  const { kind, data } = observation;
  const { teams } = state.setup;
  if (state.outcome !== null) return [];
  if (kind === 'score') {
    const sets = observedScore(state, data, 'set');
    return sets === null ? [] : [{ type: 'volleyball.adjust', data: { sets } }];
  }
  if (kind === 'timeout') {
    const side = observedSide(state, data.team);
    const isOn = side !== null && state.current?.winner === null;
    return isOn ? [{ type: 'volleyball.timeout', data: { team: teams[side].id } }] : [];
  }
  const seen = observedRally(state, observation);
  if (seen === null) return [];
  return [{ type: 'volleyball.rally', data: { set: partToPlay(state), winner: teams[seen.winner].id } }];
}
