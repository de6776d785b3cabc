import type { Json, JsonObject } from '../../json/json.ts';
import { reading } from '../clock.ts';
import { type Side, teamSide } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import { cornerOn } from './corners.ts';
import type { HockeyEvent } from './events.ts';
import { isCount, scoreSuggestion } from './score-suggestion.ts';
import { inPlay, latest, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `goal` {team?}: a goal-line sensor, for either side
 * where it does not say; `buzzer` {}: time is up, the period ends; `whistle` {}: time stops or goes on; `clock` {ms}: what
 * the timekeeper's clock shows; `shoot-out` {expired: true}: the timer of an attempt has run out; `possession` {home}: per
 * cent of the side named first; `score` {home, away, …}: a scoreboard's reading.
 */
export function suggestions(state: State, { kind, data, at }: Observation): readonly Proposal[] {
  if (kind === 'score') return scoreSuggestion(state, data);
  return drafts(state, kind, data, at).map((draft) => {
    const { type, data: facts } = complete(state, draft, null);
    return { type, data: { ...facts } };
  });
}

function drafts(state: State, kind: string, data: JsonObject, at: number): readonly HockeyEvent[] {
  const record = latest(state);
  switch (kind) {
    case 'goal': {
      if (!inPlay(state)) return [];
      const side = sideOf(state, data.team);
      const teams = side === null ? state.setup.teams : [state.setup.teams[side]];
      const corner = cornerOn(state, at);
      return teams.map(({ id }) => {
        const from = corner !== null && state.setup.teams[corner.side].id === id;
        return { type: 'hockey.goal', data: { team: id, how: from ? 'PC' : 'FG' } };
      });
    }
    case 'buzzer':
      return inPlay(state) ? [{ type: 'hockey.end', data: {} }] : [];
    case 'whistle':
      if (record === null || record.ended || reading(record.clock, at) === 0) return [];
      return [{ type: record.clock.running ? 'clock.stop' : 'clock.start', data: {} }];
    case 'clock':
      return isCount(data.ms, 86_400_000) && inPlay(state) ? [{ type: 'clock.set', data: { ms: data.ms } }] : [];
    case 'shoot-out':
      if (data.expired !== true || state.shootOut === null || state.result !== null) return [];
      return [{ type: 'hockey.attempt', data: { outcome: 'time' } }];
    case 'possession':
      return isCount(data.home, 100) ? [{ type: 'hockey.possession', data: { first: data.home } }] : [];
    default:
      return [];
  }
}

function sideOf(state: State, team: Json | undefined): Side | null {
  return typeof team === 'string' ? teamSide(state, team) : null;
}
