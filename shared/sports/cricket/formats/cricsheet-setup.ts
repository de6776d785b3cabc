import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Parsed } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { Warning } from '../../sport.ts';
import { type Format, followOnLead, Setup } from '../setup.ts';
import { detailsOf } from './cricsheet-details.ts';
import { Notebook, readNumber } from './cricsheet-numbers.ts';
import { type Scan, scan } from './cricsheet-scan.ts';
import { type CricsheetFile, type CricsheetInfo, playersOf } from './cricsheet-schema.ts';

export interface ReadSetup {
  readonly setup: Setup;
  readonly warnings: readonly Warning[];
  /** Balls on record, legal or not. */
  readonly deliveries: number;
}

/** The setup that the file's `info` describes; players who are only named in deliveries join their team sheet. */
export function setupOf(file: CricsheetFile): Parsed<ReadSetup> {
  const { info } = file;
  const notes = new Notebook();
  const found = scan(file);
  const [a, b] = info.teams;
  const shortNames = shortNamesOf(a, b);
  const officials = Object.entries(info.officials).flatMap(([role, names]) =>
    names.filter((name) => name !== '').map((name) => ({ role: officialRole(role), name: name.slice(0, 80) })),
  );
  const startsAt = startOf(info.dates[0]);
  const details = detailsOf(info);
  const parsed = Setup.safeParse({
    teams: [a, b].map((name, index) => {
      const unlisted = found.unlisted[index === 0 ? 0 : 1];
      for (const player of unlisted) {
        notes.warn('unlisted-player', `${player} plays for ${name} but is not in its list.`);
      }
      const players = [...new Set([...playersOf(info, name), ...unlisted])].slice(0, 40);
      return { id: name, name, shortName: shortNames[index], players: players.map((id) => ({ id, name: id })) };
    }),
    format: formatOf(file, found, notes),
    ...(Object.keys(details).length > 0 && { details }),
    ...(info.event?.name && { competition: info.event.name.slice(0, 120) }),
    ...(info.venue && { venue: info.venue.slice(0, 120) }),
    ...(startsAt !== null && { startsAt }),
    ...(officials.length > 0 && { officials: officials.slice(0, 20) }),
  });
  return parsed.success
    ? { ok: true, value: { setup: parsed.data, warnings: notes.warnings, deliveries: found.deliveries } }
    : { ok: false, problem: schemaProblem(parsed.error, 'info') };
}

function officialRole(key: string): string {
  return key.replaceAll('_', ' ').replace(/s$/, '').slice(0, 40);
}

/** Midnight UTC of an ISO date plus ten hours: the day's start of play, near enough. */
export function startOf(date: string | undefined): number | null {
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T10:00:00Z`);
  return Number.isNaN(at) ? null : Math.max(0, at);
}

function formatOf(file: CricsheetFile, found: Scan, notes: Notebook): Partial<Format> {
  const { info } = file;
  const ballsPerOver = ballsPerOverOf(info, notes);
  const overs = scheduledOvers(info, found, notes);
  const common = {
    ballsPerOver,
    // What a no-ball costs in this competition is what the cheapest one cost.
    noballRuns: Math.min(5, found.leastNoball ?? 1),
    playersPerSide: Math.min(15, Math.max(11, found.mostWickets + 1)),
    superOver: file.innings.some((innings) => innings.super_over),
    // Some early ones went on after the second wicket.
    superOverWickets: found.mostSuperOverWickets > 2 ? 10 : 2,
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

function ballsPerOverOf(info: CricsheetInfo, notes: Notebook): number {
  if (info.balls_per_over === undefined) return 6;
  const balls = readNumber(notes, info.balls_per_over, 'balls_per_over');
  if (Number.isInteger(balls) && balls >= 1 && balls <= 10) return balls;
  notes.warn('bad-number', `An over cannot be of ${balls} balls; six are taken.`);
  return 6;
}

const OVERS_OF_TYPE: Readonly<Record<string, number>> = { T20: 20, IT20: 20, ODI: 50, ODM: 50 };

/** Overs an innings; null: not limited. No fewer than were bowled, whatever the record says. */
function scheduledOvers(info: CricsheetInfo, { lastOver }: Scan, notes: Notebook): number | null {
  if (info.match_type === 'Test' || info.match_type === 'MDM') return null;
  const recorded = info.overs === undefined ? OVERS_OF_TYPE[info.match_type] : readNumber(notes, info.overs, 'overs');
  if (recorded === undefined || recorded < 1) return null;
  const whole = Math.ceil(recorded);
  if (lastOver <= whole) return Math.min(200, whole);
  notes.warn('overs-differ', `The match is of ${whole} overs, but over ${lastOver} was bowled.`);
  return Math.min(200, lastOver);
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
