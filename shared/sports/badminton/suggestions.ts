import type { JsonObject } from '../../json/json.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { gameToPlay } from './play.ts';
import { gamesOf, gamesWon, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `point` {team}: a button at the umpire's chair;
 * `let` {}; `line-call` {call: 'in' | 'out', by: team that hit it}; `shuttle-speed` {kmh, team}: a smash that nobody
 * returned; `score` {points: [a, b], game?, games?: [a, b]}: a scoreboard's reading.
 */
export function suggestions(state: State, { kind, data }: Observation): readonly Proposal[] {
  if (state.outcome !== null) return [];
  switch (kind) {
    case 'score':
      return reading(state, data);
    case 'point':
      return rally(state, sideOf(state, data.team), {});
    case 'let':
      return state.current === null ? [] : [{ type: 'badminton.let', data: {} }];
    case 'line-call': {
      const by = sideOf(state, data.by);
      if (by === null || (data.call !== 'in' && data.call !== 'out')) return [];
      return data.call === 'in' ? rally(state, by, { how: 'winner' }) : rally(state, by === 0 ? 1 : 0, { how: 'out' });
    }
    case 'shuttle-speed': {
      const { kmh } = data;
      if (typeof kmh !== 'number' || kmh < 1 || kmh > 700) return [];
      return rally(state, sideOf(state, data.team), { how: 'winner', speedKmh: kmh });
    }
    default:
      return [];
  }
}

function rally(state: State, winner: Side | null, more: JsonObject): readonly Proposal[] {
  if (winner === null) return [];
  const data = { game: gameToPlay(state), winner: state.setup.teams[winner].id, ...more };
  return [{ type: 'badminton.rally', data }];
}

/** The reading as the adjustment that makes it the score; games before the one shown stay as they are known. */
function reading(state: State, { points, game, games }: JsonObject): readonly Proposal[] {
  const shown = pairOf(points);
  if (shown === null) return [];
  const number = game ?? (state.current === null ? 1 : state.current.number);
  const before = gamesOf(state)
    .slice(0, typeof number === 'number' ? number - 1 : 0)
    .map((each) => each.points);
  if (before.length + 1 !== number) return [];
  const won = pairOf(games);
  if (won !== null && won.join() !== gamesWon(state).join()) return [];
  return [{ type: 'badminton.adjust', data: { games: [...before, shown] } }];
}

function pairOf(value: unknown): Pair<number> | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [a, b]: unknown[] = value;
  return isPoints(a) && isPoints(b) ? [a, b] : null;
}

function isPoints(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 99;
}

function sideOf(state: State, team: unknown): Side | null {
  if (typeof team !== 'string') return null;
  const index = state.setup.teams.findIndex(({ name, shortName }) => team === name || team === shortName);
  return teamSide(state, team) ?? (index === 0 || index === 1 ? index : null);
}
