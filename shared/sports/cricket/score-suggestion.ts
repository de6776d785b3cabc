import type { JsonObject } from '../../json/json.ts';
import type { Proposal } from '../sport.ts';
import type { State } from './state.ts';

const OVERS = /^(\d{1,4})(?:\.(\d))?$/;

/**
 * A scoreboard's reading `{team, runs, wickets, overs}` ("32.4" is 32 overs and 4 balls) as the adjustment that makes it
 * the score. `team`, by id, name or short name, may be left out; one that is not batting now or last cannot be read.
 */
export function scoreSuggestion(state: State, { team, runs, wickets, overs }: JsonObject): readonly Proposal[] {
  const { current } = state;
  if (current === null) return [];
  const { id, name, shortName } = state.setup.teams[current.batting];
  if (team !== undefined && team !== id && team !== name && team !== shortName) return [];
  const [, whole, loose = '0'] = OVERS.exec(String(overs)) ?? [];
  const { ballsPerOver } = state.format;
  if (whole === undefined || Number(loose) >= ballsPerOver || !isCount(runs, 3000) || !isCount(wickets, 10)) return [];
  const balls = Number(whole) * ballsPerOver + Number(loose);
  return balls > 10_000 ? [] : [{ type: 'cricket.adjust', data: { batting: id, runs, wickets, balls } }];
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
