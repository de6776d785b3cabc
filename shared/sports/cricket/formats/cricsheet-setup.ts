import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Parsed } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { Warning } from '../../sport.ts';
import { type Format, Setup } from '../setup.ts';
import { isWicketKind } from './cricsheet-names.ts';
import type { CricsheetFile, Numeric } from './cricsheet-schema.ts';

export interface ReadSetup {
  readonly setup: Setup;
  readonly warnings: readonly Warning[];
}

/** The setup that the file's `info` describes; players who are only named in deliveries join their team sheet. */
export function setupOf(file: CricsheetFile): Parsed<ReadSetup> {
  const { info } = file;
  const warnings: Warning[] = [];
  const [a, b] = info.teams;
  const shortNames = shortNamesOf(a, b);
  const officials = Object.entries(info.officials ?? {}).flatMap(([role, names]) =>
    names.filter((name) => name !== '').map((name) => ({ role: officialRole(role), name: name.slice(0, 80) })),
  );
  const startsAt = startOf(info.dates[0]);
  const parsed = Setup.safeParse({
    teams: [a, b].map((name, index) => ({
      id: name,
      name,
      shortName: shortNames[index],
      players: playersOf(file, name, warnings).map((player) => ({ id: player, name: player })),
    })),
    format: formatOf(file, warnings),
    ...(info.event?.name && { competition: info.event.name.slice(0, 120) }),
    ...(info.venue && { venue: info.venue.slice(0, 120) }),
    ...(startsAt !== null && { startsAt }),
    ...(officials.length > 0 && { officials: officials.slice(0, 20) }),
  });
  return parsed.success
    ? { ok: true, value: { setup: parsed.data, warnings } }
    : { ok: false, problem: schemaProblem(parsed.error, 'info') };
}

function officialRole(key: string): string {
  return key.replaceAll('_', ' ').replace(/s$/, '').slice(0, 40);
}

function playersOf(file: CricsheetFile, team: string, warnings: Warning[]): string[] {
  const listed = new Set(file.info.players[team] ?? []);
  for (const innings of file.innings) {
    const bats = innings.team === team;
    for (const { deliveries } of innings.overs) {
      for (const { batter, non_striker, bowler, wickets = [] } of deliveries) {
        const named = bats ? [batter, non_striker, ...wickets.map((wicket) => wicket.player_out)] : [bowler];
        for (const name of named) {
          if (listed.has(name) || isReplacement(file, team, name)) continue;
          listed.add(name);
          warnings.push({ code: 'unlisted-player', message: `${name} plays for ${team} but is not in its list.` });
        }
      }
    }
  }
  return [...listed];
}

function isReplacement(file: CricsheetFile, team: string, name: string): boolean {
  return file.innings.some((innings) =>
    innings.overs.some((over) =>
      over.deliveries.some(({ replacements }) =>
        replacements?.match?.some((entry) => entry.team === team && entry.in === name),
      ),
    ),
  );
}

/** Midnight UTC of an ISO date plus ten hours: the day's start of play, near enough. */
export function startOf(date: string | undefined): number | null {
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T10:00:00Z`);
  return Number.isNaN(at) ? null : Math.max(0, at);
}

function formatOf(file: CricsheetFile, warnings: Warning[]): Partial<Format> {
  const { info } = file;
  const ballsPerOver = Number(info.balls_per_over);
  const overs = scheduledOvers(file, warnings);
  const most = (superOver: boolean) =>
    Math.max(0, ...file.innings.map((each) => (each.super_over === superOver ? wicketsIn(each.overs) : 0)));
  const common = {
    ballsPerOver,
    noballRuns: noballRuns(file),
    playersPerSide: Math.min(15, Math.max(11, most(false) + 1)),
    superOver: file.innings.some((innings) => innings.super_over),
    // Some early ones went on after the second wicket.
    superOverWickets: most(true) > 2 ? 10 : 2,
    ...(info.dates.length > 0 && { days: Math.min(10, info.dates.length) }),
  };
  if (overs === null) {
    const days = info.match_type === 'Test' ? 5 : info.dates.length;
    return {
      ...common,
      name: formatName(info.match_type, overs),
      inningsPerSide: 2,
      overs: null,
      followOnLead: followOnLead(days),
    };
  }
  const hundred = ballsPerOver === 5 && overs === 20;
  return {
    ...common,
    name: hundred ? 'The Hundred' : formatName(info.match_type, overs),
    overs,
    // One-day innings have been played in two parts.
    inningsPerSide: mostInnings(file) > 1 ? 2 : 1,
    oversPerBowler: Math.ceil(overs / 5),
    freeHit: true,
    ...(hundred && { consecutiveOvers: true, oversPerEnd: 2 }),
  };
}

const OVERS_OF_TYPE: Readonly<Record<string, number>> = { T20: 20, IT20: 20, ODI: 50, ODM: 50 };

/** Overs an innings; null: not limited. No fewer than were bowled, whatever the record says. */
function scheduledOvers({ info, innings }: CricsheetFile, warnings: Warning[]): number | null {
  if (info.match_type === 'Test' || info.match_type === 'MDM') return null;
  const recorded = info.overs === undefined ? OVERS_OF_TYPE[info.match_type] : Number(info.overs);
  if (recorded === undefined || recorded < 1) return null;
  const bowled = Math.max(0, ...innings.flatMap(({ overs }) => overs.map(({ over }) => Number(over) + 1)));
  if (bowled <= recorded) return Math.min(200, recorded);
  warnings.push({ code: 'overs-differ', message: `The match is of ${recorded} overs, but over ${bowled} was bowled.` });
  return Math.min(200, bowled);
}

function mostInnings({ info, innings }: CricsheetFile): number {
  const main = innings.filter(({ super_over }) => !super_over);
  return Math.max(0, ...info.teams.map((team) => main.filter((each) => each.team === team).length));
}

function formatName(type: string, overs: number | null): string {
  if (type === 'MDM') return 'Multi-day';
  if (type === 'ODM') return `${overs ?? 50}-over`;
  return type === '' ? 'Cricket' : type.slice(0, 40);
}

/** Law 14.1. */
function followOnLead(days: number): number {
  if (days >= 5) return 200;
  if (days >= 3) return 150;
  return days === 2 ? 100 : 75;
}

/** What a no-ball costs in this competition is what the cheapest one cost. */
function noballRuns(file: CricsheetFile): number {
  let least: number | null = null;
  for (const { overs } of file.innings) {
    for (const { deliveries } of overs) {
      for (const { extras } of deliveries) {
        const runs = toNumber(extras?.noballs);
        if (runs > 0 && (least === null || runs < least)) least = runs;
      }
    }
  }
  return Math.min(5, least ?? 1);
}

function toNumber(value: Numeric | undefined): number {
  return value === undefined ? 0 : Number(value);
}

function wicketsIn(overs: CricsheetFile['innings'][number]['overs']): number {
  let wickets = 0;
  for (const { deliveries } of overs) {
    for (const delivery of deliveries)
      wickets += delivery.wickets?.filter(({ kind }) => isWicketKind(kind)).length ?? 0;
  }
  return wickets;
}
