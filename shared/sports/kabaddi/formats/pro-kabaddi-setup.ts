import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Parsed } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import { type Position, Setup } from '../setup.ts';
import type { RecordedDetail, RecordedMatch, RecordedTeam } from './pro-kabaddi-schema.ts';

/** The site's team ids are numbers; a team without one goes by its place. */
export function setupOf(
  { match_detail: detail, events }: RecordedMatch,
  teams: readonly RecordedTeam[],
): Parsed<Setup> {
  const names = teams.map(({ name }, index) => (name === '' ? `Team ${index + 1}` : name.slice(0, 80)));
  const shortNames = shortNamesOf(names[0] ?? '', names[1] ?? '');
  const { series, venue, match_number, stage } = detail;
  const competition = [series?.name ?? '', match_number || stage].filter((part) => part !== '').join(', ');
  const startsAt = startOf(detail);
  const extraTime = events.some(({ event_half }) => event_half === 3 || event_half === 4);
  const parsed = Setup.safeParse({
    teams: teams.map((team, index) => {
      const players = playersOf(team);
      const captain = team.squad.find(({ id, captain: leads }) => leads && id !== null)?.id;
      return {
        id: team.id ?? `team-${index + 1}`,
        name: names[index],
        shortName: shortNames[index],
        players,
        ...(captain !== undefined && { captain }),
      };
    }),
    format: {
      name: 'PKL',
      // How many the league allowed in which season the site does not say; the matches have up to nine.
      substitutions: null,
      ...(extraTime && { extraTimeMinutes: 3 }),
      // A play-off may not end level: five raids each and the golden raid.
      ...(!/^(league|group|)$/i.test(stage) && { tieBreakRaids: 5, goldenRaid: true }),
    },
    ...(competition !== '' && { competition: competition.slice(0, 120) }),
    ...(venue !== null && venue !== undefined && venue.name !== '' && { venue: venue.name.slice(0, 120) }),
    ...(startsAt !== null && { startsAt }),
  });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: schemaProblem(parsed.error) };
}

function playersOf({ squad }: RecordedTeam) {
  const known = new Set<string>();
  return squad.slice(0, 40).flatMap(({ id, name, jersey, role }) => {
    if (id === null || known.has(id)) return [];
    known.add(id);
    const position = positionOf(role);
    return [
      {
        id,
        name: name === '' ? id : name.replaceAll(/\s+/g, ' ').slice(0, 80),
        ...(jersey !== null && jersey >= 0 && jersey <= 999 && { number: jersey }),
        ...(position !== null && { position }),
      },
    ];
  });
}

/** "Defender - Left Corner", "All- Rounder", "Left Raider". */
function positionOf(role: string): Position | null {
  if (/all/i.test(role)) return 'all-rounder';
  if (/raider/i.test(role)) return 'raider';
  return /defen/i.test(role) ? 'defender' : null;
}

/** UTC ms of the first raid; a match of which only the day ("12/22/2021") is known begins at noon. */
export function startOf({ matchtime_iso, date }: RecordedDetail): number | null {
  const exact = Date.parse(matchtime_iso);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(date) ?? [];
  if (month === undefined || day === undefined || year === undefined) return null;
  const noon = Date.UTC(Number(year), Number(month) - 1, Number(day), 12);
  return noon >= 0 ? noon : null;
}
