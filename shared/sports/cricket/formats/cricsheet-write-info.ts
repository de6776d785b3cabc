import type { JsonObject } from '../../../json/json.ts';
import { type Side, teamName } from '../../side.ts';
import type { Format } from '../setup.ts';
import type { Result, State } from '../state.ts';
import { outcomeIn } from './cricsheet-outcome.ts';
import type { CricsheetOutcome } from './cricsheet-schema.ts';
import type { Ledger } from './cricsheet-write-innings.ts';

/** Everything about the match but its balls. What the setup does not say is left out. */
export function infoOf(state: State, ledger: Ledger): JsonObject {
  const { setup, format } = state;
  const { details = {}, competition, venue } = setup;
  const dates = details.dates ?? ledger.days;
  const year = dates[0]?.slice(0, 4);
  const event = eventOf(competition, details.event);
  return {
    balls_per_over: format.ballsPerOver,
    ...(details.city && { city: details.city }),
    dates,
    ...(event !== null && { event }),
    ...(details.gender && { gender: details.gender }),
    match_type: matchType(format),
    ...(details.matchTypeNumber && { match_type_number: details.matchTypeNumber }),
    ...officialsOf(state),
    outcome: { ...outcomeOf(state, ledger.official) },
    ...(format.overs !== null && { overs: format.overs }),
    players: Object.fromEntries(
      ([0, 1] as const).map((side) => [teamName(state, side), playersOf(state, side, ledger)]),
    ),
    registry: { people: details.people ?? {} },
    ...(details.season !== undefined ? { season: details.season } : year !== undefined && { season: year }),
    ...(details.teamType && { team_type: details.teamType }),
    teams: [teamName(state, 0), teamName(state, 1)],
    ...tossOf(state, ledger),
    ...(venue && { venue }),
  };
}

function eventOf(name: string | undefined, event: NonNullable<State['setup']['details']>['event'] = {}) {
  const { subName, matchNumber, stage, group } = event;
  const record = {
    ...(name && { name }),
    ...(subName && { sub_name: subName }),
    ...(matchNumber !== undefined && { match_number: matchNumber }),
    ...(stage && { stage }),
    ...(group && { group }),
  };
  return Object.keys(record).length > 0 ? record : null;
}

const SAME_NAME: ReadonlySet<string> = new Set(['Test', 'ODI', 'T20', 'IT20', 'MDM', 'ODM']);

/** Cricsheet's six types: Test, ODI, T20, IT20, and MDM and ODM for the others of several days and of one. */
function matchType({ name, overs, ballsPerOver, inningsPerSide }: Format): string {
  if (SAME_NAME.has(name)) return name;
  if (overs === null || (inningsPerSide === 2 && overs > 60)) return 'MDM';
  return overs * ballsPerOver <= 120 ? 'T20' : 'ODM';
}

/** "tv umpire" is found under `tv_umpires`. */
function officialsOf({ setup: { officials = [] } }: State): { readonly officials?: JsonObject } {
  const byRole = new Map<string, string[]>();
  for (const { role, name } of officials) {
    const key = `${role.trim().toLowerCase().replaceAll(' ', '_')}s`;
    byRole.set(key, [...(byRole.get(key) ?? []), name]);
  }
  return byRole.size > 0 ? { officials: Object.fromEntries(byRole) } : {};
}

function playersOf(state: State, side: Side, { names, broughtIn }: Ledger): readonly string[] {
  const listed = new Set(state.setup.teams[side].players.map(({ id }) => id));
  const joined = [...state.rosters[side].players.keys()].filter((id) => !listed.has(id) && !broughtIn.has(id));
  return [...listed, ...joined].map((id) => names.of(state, side, id));
}

function tossOf(state: State, { uncontested }: Ledger): { readonly toss?: JsonObject } {
  if (state.toss === null) return {};
  const { winner, decision } = state.toss;
  return { toss: { ...(uncontested && { uncontested: true }), winner: teamName(state, winner), decision } };
}

function outcomeOf(state: State, official: string | null): CricsheetOutcome {
  const said = official === null ? null : outcomeIn(official, [teamName(state, 0), teamName(state, 1)]);
  if (said !== null) return said;
  const method = methodOf(state.method);
  return { ...(state.result === null ? {} : ofResult(state, state.result)), ...(method !== null && { method }) };
}

/** Cricsheet writes D/L for Duckworth/Lewis and Duckworth/Lewis/Stern alike. */
function methodOf(method: string | null): string | null {
  return method === 'DLS' || method === 'DL' ? 'D/L' : method;
}

function ofResult(state: State, result: Result): CricsheetOutcome {
  switch (result.kind) {
    case 'win':
      return { winner: teamName(state, result.winner), by: { ...result.by } };
    case 'awarded':
      return { winner: teamName(state, result.winner), method: 'Awarded' };
    case 'tie': {
      if (result.decided === null) return { result: 'tie' };
      const { winner, method } = result.decided;
      return { result: 'tie', [method === 'bowl-out' ? 'bowl_out' : 'eliminator']: teamName(state, winner) };
    }
    case 'draw':
    case 'no result':
      return { result: result.kind };
  }
}
