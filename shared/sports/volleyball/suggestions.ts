import type { JsonObject } from '../../json/json.ts';
import { type Pair, type Side, teamSide } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { setToPlay } from './play.ts';
import { type State, setsOf, setsWon } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `point` {team}: a button; `line-call` {call: 'in' |
 * 'out', by: team that hit it}; `timeout` {team}: the bench's buzzer; `score` {points: [a, b], set?, sets?: [a, b]}: a
 * scoreboard's reading.
 */
export function suggestions(state: State, { kind, data }: Observation): readonly Proposal[] {
  if (state.outcome !== null) return [];
  switch (kind) {
    case 'score':
      return reading(state, data);
    case 'point':
      return rally(state, sideOf(state, data.team));
    case 'line-call': {
      const by = sideOf(state, data.by);
      if (by === null || (data.call !== 'in' && data.call !== 'out')) return [];
      return rally(state, data.call === 'in' ? by : by === 0 ? 1 : 0);
    }
    case 'timeout': {
      const side = sideOf(state, data.team);
      return side === null || state.current?.winner !== null
        ? []
        : [{ type: 'volleyball.timeout', data: { team: state.setup.teams[side].id } }];
    }
    default:
      return [];
  }
}

function rally(state: State, winner: Side | null): readonly Proposal[] {
  if (winner === null) return [];
  const data = { set: setToPlay(state), winner: state.setup.teams[winner].id };
  return [{ type: 'volleyball.rally', data }];
}

/** The reading as the adjustment that makes it the score; sets before the one shown stay as they are known. */
function reading(state: State, { points, set, sets }: JsonObject): readonly Proposal[] {
  const shown = pairOf(points);
  if (shown === null) return [];
  const number = set ?? (state.current === null ? 1 : state.current.number);
  const before = setsOf(state)
    .slice(0, typeof number === 'number' ? number - 1 : 0)
    .map((each) => each.points);
  if (before.length + 1 !== number) return [];
  const won = pairOf(sets);
  if (won !== null && won.join() !== setsWon(state).join()) return [];
  return [{ type: 'volleyball.adjust', data: { sets: [...before, shown] } }];
}

function pairOf(value: unknown): Pair<number> | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [a, b]: unknown[] = value;
  return isPoints(a) && isPoints(b) ? [a, b] : null;
}

function isPoints(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 199;
}

function sideOf(state: State, team: unknown): Side | null {
  if (typeof team !== 'string') return null;
  const index = state.setup.teams.findIndex(({ name, shortName }) => team === name || team === shortName);
  return teamSide(state, team) ?? (index === 0 || index === 1 ? index : null);
}
