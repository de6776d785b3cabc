import type { Json, JsonObject } from '../../json/json.ts';
import { type Side, teamSide } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { BasketballEvent } from './events.ts';
import { inPlay, latest, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `basket` {team?, points?}: a sensor in the ring, for
 * either side and from inside the arc where it does not say; `shot-clock` {}: it has run out; `horn` {}: the period ends, or
 * the next begins; `clock` {ms} and `shot-clock-set` {ms}: the hall's clocks; `timeout` {team?}: the bench's button;
 * `foul` {team, player: shirt number}; `score` {points: [a, b], or home, away; period?, clock?, fouls?: [a, b]}: a
 * scoreboard's reading.
 */
export function suggestions(state: State, { kind, data }: Observation): readonly Proposal[] {
  return drafts(state, kind, data).map((draft) => {
    const { type, data: facts } = complete(state, draft, null);
    return { type, data: { ...facts } };
  });
}

function drafts(state: State, kind: string, data: JsonObject): readonly BasketballEvent[] {
  switch (kind) {
    case 'score':
      return reading(state, data);
    case 'horn':
      return horn(state);
    default:
      return inPlay(state) ? during(state, kind, data) : [];
  }
}

function horn(state: State): readonly BasketballEvent[] {
  if (inPlay(state)) return [{ type: 'basketball.end', data: {} }];
  return state.result === null ? [{ type: 'basketball.period', data: {} }] : [];
}

function during(state: State, kind: string, data: JsonObject): readonly BasketballEvent[] {
  const side = sideOf(state, data.team);
  switch (kind) {
    case 'basket':
      return basket(state, side, data.points);
    case 'shot-clock':
      return teamsOf(state, side).map(({ id: team }) => ({
        type: 'basketball.turnover',
        data: { team, kind: 'shot clock' },
      }));
    case 'clock': {
      const ms = count(data.ms, 3_600_000);
      return ms === null ? [] : [{ type: 'clock.set', data: { ms } }];
    }
    case 'shot-clock-set': {
      const ms = count(data.ms, 60_000);
      return ms === null ? [] : [{ type: 'clock.shot', data: { ms } }];
    }
    case 'timeout':
      return side === null ? [] : [{ type: 'basketball.timeout', data: { team: state.setup.teams[side].id } }];
    case 'foul':
      return side === null ? [] : foul(state, side, data.player);
    default:
      return [];
  }
}

function basket(state: State, side: Side | null, said: Json | undefined): readonly BasketballEvent[] {
  const [near, far] = state.format.fieldGoals;
  if (said !== undefined && said !== near && said !== far) return [];
  const points = said === far ? far : near;
  return teamsOf(state, side).map(({ id: team }) => ({ type: 'basketball.shot', data: { team, points, made: true } }));
}

function foul(state: State, side: Side, number: Json | undefined): readonly BasketballEvent[] {
  const found = [...state.squads[side].players.values()].find((each) => each.number !== null && each.number === number);
  const player = found === undefined ? {} : { player: found.id };
  const team = state.setup.teams[side].id;
  return [{ type: 'basketball.foul', data: { team, by: 'player', kind: 'personal', ...player } }];
}

/** The reading as the adjustment that makes it the score. */
function reading(state: State, data: JsonObject): readonly BasketballEvent[] {
  const score = pairOf(data.points ?? [data.home ?? null, data.away ?? null], 500);
  const fouls = pairOf(data.fouls, 50);
  const period = count(data.period, 40) ?? latest(state)?.number ?? 1;
  const clock = count(data.clock, 3_600_000);
  if (score === null || period < 1) return [];
  const more = { ...(clock !== null && { clock }), ...(fouls !== null && { fouls }) };
  return [{ type: 'basketball.adjust', data: { period, score, ...more } }];
}

function teamsOf({ setup }: State, side: Side | null) {
  return side === null ? setup.teams : [setup.teams[side]];
}

function pairOf(value: Json | undefined, most: number): [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [a, b] = value.map((each) => count(each, most));
  return typeof a === 'number' && typeof b === 'number' ? [a, b] : null;
}

function sideOf(state: State, team: Json | undefined): Side | null {
  return typeof team === 'string' ? teamSide(state, team) : null;
}

function count(value: Json | undefined, most: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : null;
}
