import type { Json, JsonObject } from '../../json/json.ts';
import { other, type Side, teamSide } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { FootballEvent } from './events.ts';
import { scoreSuggestion } from './score-suggestion.ts';
import { inPlay, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `goal` {team?}: goal-line technology, for either
 * side where it does not say; `whistle` {}: the period ends, or the next begins; `substitution` {team, off, on}: shirt
 * numbers on the fourth official's board; `stoppage` {minutes}; `clock` {ms}: a stadium clock; `possession` {home, away}:
 * tracking cameras' shares in per cent; `ball-out` {line: 'touch' | 'goal', last?}: the ball's sensor, with the team that
 * played it last; `score` {home, away}: a scoreboard's reading.
 */
export function suggestions(state: State, { kind, data }: Observation): readonly Proposal[] {
  if (kind === 'score') return scoreSuggestion(state, data);
  return drafts(state, kind, data).map((draft) => {
    const { type, data: facts } = complete(state, draft, null);
    return { type, data: { ...facts } };
  });
}

function drafts(state: State, kind: string, data: JsonObject): readonly FootballEvent[] {
  switch (kind) {
    case 'goal': {
      if (!inPlay(state)) return [];
      const side = sideOf(state, data.team);
      const teams = side === null ? state.setup.teams : [state.setup.teams[side]];
      return teams.map(({ id }) => ({ type: 'football.goal', data: { team: id, kind: 'goal' } }));
    }
    case 'whistle':
      return [inPlay(state) ? { type: 'football.whistle', data: {} } : { type: 'football.kickoff', data: {} }];
    case 'substitution':
      return substitution(state, data);
    case 'possession': {
      const { home, away } = data;
      return isShare(home) && isShare(away) && home + away <= 100.5
        ? [{ type: 'football.possession', data: { share: [home, away] } }]
        : [];
    }
    case 'ball-out':
      return inPlay(state) ? restarts(state, data) : [];
    case 'stoppage': {
      const minutes = count(data.minutes, 60);
      return minutes === null || !inPlay(state) ? [] : [{ type: 'football.stoppage', data: { minutes } }];
    }
    case 'clock': {
      const ms = count(data.ms, 86_400_000);
      return ms === null || !inPlay(state) ? [] : [{ type: 'clock.set', data: { ms } }];
    }
    default:
      return [];
  }
}

/** How play goes on after the ball has left it (Laws 15 to 17): which goal line it was, the sensor does not say. */
function restarts(state: State, { line, last }: JsonObject): readonly FootballEvent[] {
  const side = sideOf(state, last);
  const to = (action: 'throw-in' | 'corner' | 'goal kick', team: string): FootballEvent => ({
    type: 'football.action',
    data: { team, action },
  });
  const [a, b] = state.setup.teams;
  const theirs = side === null ? [a.id, b.id] : [state.setup.teams[other(side)].id];
  if (line === 'touch') return theirs.map((team) => to('throw-in', team));
  return line === 'goal' ? theirs.flatMap((team) => [to('corner', team), to('goal kick', team)]) : [];
}

function isShare(value: Json | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value <= 100;
}

function substitution(state: State, data: JsonObject): readonly FootballEvent[] {
  const side = sideOf(state, data.team);
  if (side === null) return [];
  const off = byNumber(state, side, data.off);
  const on = byNumber(state, side, data.on);
  if (off === null || on === null) return [];
  return [{ type: 'football.substitution', data: { team: state.setup.teams[side].id, off, on, kind: 'normal' } }];
}

function byNumber(state: State, side: Side, number: Json | undefined): string | null {
  const players = [...state.squads[side].players.values()];
  return players.find((player) => player.number !== null && player.number === number)?.id ?? null;
}

function sideOf(state: State, team: Json | undefined): Side | null {
  return typeof team === 'string' ? teamSide(state, team) : null;
}

function count(value: Json | undefined, most: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : null;
}
