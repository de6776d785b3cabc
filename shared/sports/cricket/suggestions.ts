import { other } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { Delivery, DismissalKind } from './events.ts';
import { scoreSuggestion } from './score-suggestion.ts';
import type { State } from './state.ts';
import { within } from './within.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `ball-speed` {kmh}; `boundary` {runs: 4 | 6}: the rope
 * was touched or cleared; `bails` {end?: striker | bowler}: lit or dislodged; `front-foot` {noball}: the popping crease's
 * sensor; `umpire-signal` {signal: wide | noball | bye | legbye | four | six | out}; `ball-tracking` {angle, reach}; `score`
 * {team, runs, wickets, overs}: a scoreboard's reading.
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
      return boundaries(data.runs);
    case 'bails':
      return bails(state, data.end);
    case 'front-foot':
      return data.noball === true ? [{ runs: { batter: 0, noballs: state.format.noballRuns } }] : [];
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
      return (['caught', 'lbw', 'bowled'] as const).flatMap((how) => wicket(strikerOf(state), how));
    default:
      return [];
  }
}

/** The rope does not know what the ball came off. */
function boundaries(runs: unknown): readonly Delivery[] {
  if (runs === 6) return [{ runs: { batter: 6 } }];
  if (runs !== 4) return [];
  return [{ runs: { batter: 4 } }, { runs: { batter: 0, legbyes: 4 } }, { runs: { batter: 0, byes: 4 } }];
}

/**
 * What bails that leave the stumps may mean: at the striker's end all that a wicket put down can, at the bowler's end a run
 * out, most often of the non-striker. A free hit leaves only the run out (Law 21.19 of the playing conditions).
 */
function bails(state: State, end: unknown): readonly Delivery[] {
  const { current } = state;
  if (current === null) return [];
  const striker = strikerOf(state);
  const nonStriker = current.batters[current.nonStriker]?.id;
  const runOut = (player: string | undefined) => wicket(player, 'run out');
  if (end === 'bowler') return [...runOut(nonStriker), ...runOut(striker)];
  if (current.freeHit) return [...runOut(striker), ...runOut(nonStriker)];
  return [
    ...wicket(striker, 'bowled'),
    ...runOut(striker),
    ...runOut(nonStriker),
    ...wicket(striker, 'stumped', keeperOf(state)),
    ...wicket(striker, 'hit wicket'),
  ];
}

function keeperOf({ setup, rosters, current }: State): string | undefined {
  const fielding = current === null ? undefined : rosters[other(current.batting)];
  return setup.keepers?.find((id) => fielding?.players.has(id));
}

function wicket(player: string | undefined, kind: DismissalKind, fielder?: string): readonly Delivery[] {
  if (player === undefined) return [];
  const fielders = fielder === undefined ? {} : { fielders: [{ player: fielder }] };
  return [{ runs: { batter: 0 }, wickets: [{ kind, player, ...fielders }] }];
}

function strikerOf({ current }: State): string | undefined {
  return current?.batters[current.striker]?.id;
}
