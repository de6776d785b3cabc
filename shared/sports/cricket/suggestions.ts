import type { Observation, Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { Delivery, DismissalKind } from './events.ts';
import { scoreSuggestion } from './score-suggestion.ts';
import type { State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `ball-speed` {kmh}, `boundary` {runs: 4 | 6},
 * `bails` {}: dislodged, `umpire-signal` {signal: wide | noball | bye | legbye | four | six | out}, `ball-tracking`
 * {angle, reach}, `score` {team, runs, wickets, overs}: a scoreboard's reading.
 */
export function suggestions(state: State, observation: Observation): readonly Proposal[] {
  if (observation.kind === 'score') return scoreSuggestion(state, observation.data);
  const { current } = state;
  if (current === null || current.closed !== null) return [];
  return deliveries(state, observation).map((ball) => {
    const { type, data } = complete(state, { type: 'cricket.delivery', data: ball }, null);
    return { type, data: { ...data } };
  });
}

function deliveries(state: State, { kind, data }: Observation): readonly Delivery[] {
  switch (kind) {
    case 'ball-speed': {
      const kmh = within(data.kmh, 20, 200);
      return kmh === null ? [] : [{ runs: { batter: 0 }, speedKmh: kmh }];
    }
    case 'boundary':
      return data.runs === 4 || data.runs === 6 ? [{ runs: { batter: data.runs } }] : [];
    case 'bails':
      return (['bowled', 'run out', 'stumped', 'hit wicket'] as const).flatMap((how) => wicket(state, how));
    case 'umpire-signal':
      return signal(state, data.signal);
    case 'ball-tracking': {
      const angle = within(data.angle, 0, 360);
      const reach = within(data.reach, 0, 1.5);
      if (angle === null) return [];
      return [{ runs: { batter: 0 }, angle, ...(reach !== null && { reach }) }];
    }
    default:
      return [];
  }
}

function signal(state: State, value: unknown): readonly Delivery[] {
  const { wideRuns, noballRuns } = state.format;
  switch (value) {
    case 'wide':
      return [{ runs: { batter: 0, wides: wideRuns } }];
    case 'noball':
      return [{ runs: { batter: 0, noballs: noballRuns } }];
    case 'bye':
      return [{ runs: { batter: 0, byes: 1 } }];
    case 'legbye':
      return [{ runs: { batter: 0, legbyes: 1 } }];
    case 'four':
      return [{ runs: { batter: 4 } }];
    case 'six':
      return [{ runs: { batter: 6 } }];
    case 'out':
      return (['caught', 'lbw', 'bowled'] as const).flatMap((how) => wicket(state, how));
    default:
      return [];
  }
}

function wicket({ current }: State, kind: DismissalKind): readonly Delivery[] {
  const player = current?.batters[current.striker]?.id;
  return player === undefined ? [] : [{ runs: { batter: 0 }, wickets: [{ kind, player }] }];
}

function within(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && value >= least && value <= most ? value : null;
}
