import * as z from 'zod';
import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Parsed } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { Pair } from '../../side.ts';
import { Setup } from '../setup.ts';
import { formatOf } from './datavolley-format.ts';

/** The sections of a scout file by name, a row an array of its cells. */
export type Sections = ReadonlyMap<string, readonly (readonly string[])[]>;

export const TEAMS = ['H', 'V'] as const;

export function readSections(text: string): Sections {
  const sections = new Map<string, string[][]>();
  let rows: string[][] = [];
  for (const line of text.split(/\r?\n/)) {
    const title = /^\s*\uFEFF?\s*\[3([A-Z-]+)\]/i.exec(line)?.[1]?.toUpperCase();
    if (title !== undefined) {
      rows = sections.get(title) ?? [];
      sections.set(title, rows);
    } else if (/[^\s\0]/.test(line)) {
      // The scout's lines are many, and of cells without blanks around them.
      const cells = line.split(';');
      rows.push(line.includes(' ') ? cells.map((cell) => cell.trim()) : cells);
    }
  }
  return sections;
}

const TeamRow = z.tuple([z.string(), z.string()], z.string());
/** Number, ids and starting positions, family name, first name, nickname, "L" or "C", role (1: libero). */
const PlayerRow = z.object({
  number: z.string().regex(/^\d{1,3}$/),
  family: z.string(),
  first: z.string(),
  nickname: z.string(),
  special: z.string(),
  role: z.string(),
});

/** Player ids are the side and the number on the shirt: "H12". */
export function playerId(side: 0 | 1, number: string): string {
  return `${TEAMS[side]}${Number(number)}`;
}

/** `mentioned`: ids of those who play by the scout's lines. */
export function setupOf(sections: Sections, mentioned: ReadonlySet<string>): Parsed<Setup> {
  const rows = sections.get('TEAMS') ?? [];
  const teams = z.tuple([TeamRow, TeamRow], z.unknown()).safeParse(rows);
  if (!teams.success) return { ok: false, problem: schemaProblem(teams.error, 'TEAMS') };
  const names = [teams.data[0][1].slice(0, 80) || 'Home', teams.data[1][1].slice(0, 80) || 'Visitors'] as const;
  const shortNames = shortNamesOf(...names);
  const lists = [playersOf(sections, 0, mentioned), playersOf(sections, 1, mentioned)] as const;
  const [, , season = '', league = ''] = sections.get('MATCH')?.[0] ?? [];
  const [referees = '', , , city = '', hall = ''] = sections.get('MORE')?.[0] ?? [];
  const competition = [league, league.includes(season) ? '' : season].filter((text) => text !== '').join(' ');
  const venue = [hall, city].filter((text) => text !== '' && text !== '0').join(', ');
  const officials = referees
    .split(',')
    .map((name) => name.trim().slice(0, 80))
    .filter((name) => name !== '')
    .slice(0, 4)
    .map((name) => ({ role: 'referee', name }));
  const setup = Setup.safeParse({
    teams: ([0, 1] as const).map((side) => ({
      id: TEAMS[side],
      name: names[side],
      shortName: shortNames[side],
      players: lists[side].map(({ id, name, number }) => ({ id, name, number })),
      ...captainOf(lists[side]),
    })),
    format: formatOf(setsWonOf(sections), finalScores(sections)),
    liberos: lists
      .flat()
      .filter(({ isLibero }) => isLibero)
      .map(({ id }) => id)
      .slice(0, 4),
    startsAt: startOf(sections),
    ...(competition !== '' && { competition: competition.slice(0, 120) }),
    ...(venue !== '' && { venue: venue.slice(0, 120) }),
    ...(officials.length > 0 && { officials }),
  });
  return setup.success ? { ok: true, value: setup.data } : { ok: false, problem: schemaProblem(setup.error) };
}

interface ListedPlayer {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly isLibero: boolean;
  readonly isCaptain: boolean;
}

function playersOf(sections: Sections, side: 0 | 1, mentioned: ReadonlySet<string>): readonly ListedPlayer[] {
  const players = new Map<string, ListedPlayer>();
  for (const cells of sections.get(`PLAYERS-${TEAMS[side]}`) ?? []) {
    const [, number, , , , , , , , family, first, nickname, special, role] = cells;
    const row = PlayerRow.safeParse({
      ...{ number, family: family ?? '', first: first ?? '', nickname: nickname ?? '' },
      ...{ special: special ?? '', role: role ?? '' },
    });
    if (!row.success) continue;
    const id = playerId(side, row.data.number);
    const full = [row.data.first, row.data.family].filter((part) => part !== '').join(' ');
    players.set(id, {
      id,
      number: Number(row.data.number),
      name: (full || row.data.nickname || `No. ${row.data.number}`).slice(0, 80),
      isLibero: row.data.special.includes('L') || row.data.role === '1',
      isCaptain: row.data.special.includes('C'),
    });
  }
  // Who plays without being on the list is added to it, or his touches could not be recorded.
  for (const id of mentioned) {
    if (players.has(id) || !id.startsWith(TEAMS[side])) continue;
    const number = Number(id.slice(1));
    players.set(id, { id, number, name: `No. ${number}`, isLibero: false, isCaptain: false });
  }
  return [...players.values()].slice(0, 40);
}

function captainOf(players: readonly ListedPlayer[]): { readonly captain?: string } {
  const captain = players.find(({ isCaptain }) => isCaptain)?.id;
  return captain === undefined ? {} : { captain };
}

/** Column 3 of `TEAMS`. */
function setsWonOf(sections: Sections): readonly number[] {
  return (sections.get('TEAMS') ?? []).slice(0, 2).map((row) => Number(row[2]) || 0);
}

/** Column 5 of `SET`: the final score of each set, "25-20" or "8 -15"; null where there is none. */
export function finalScores(sections: Sections): readonly (Pair<number> | null)[] {
  return (sections.get('SET') ?? []).map((row) => {
    const [, a, b] = /^(\d{1,2})\s*-\s*(\d{1,2})$/.exec(row[4] ?? '') ?? [];
    return a === undefined || b === undefined || Number(a) + Number(b) === 0 ? null : [Number(a), Number(b)];
  });
}

/** `MATCH` begins with month/day/year and hour.minute.second of the hall's clock, whose zone nobody knows: taken as UTC. */
export function startOf(sections: Sections): number {
  const [date = '', time = ''] = sections.get('MATCH')?.[0] ?? [];
  const [, first, second, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date) ?? [];
  const [one, two] = [Number(first), Number(second)];
  const [month, day] = one > 12 ? [two, one] : [one, two];
  const at = Date.UTC(Number(year ?? 2000), (month || 1) - 1, day || 1) + (timeOf(time) ?? 20 * 3_600_000);
  return Number.isFinite(at) ? Math.max(0, at) : 0;
}

/** "20.36.59" as milliseconds of the day. */
export function timeOf(text: string): number | null {
  const [, hours, minutes, seconds] = /^(\d{1,2})[.:](\d{1,2})[.:](\d{1,2})$/.exec(text) ?? [];
  return hours === undefined ? null : ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
