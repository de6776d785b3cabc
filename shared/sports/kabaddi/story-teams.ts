import type { Pair } from '../side.ts';
import { type Position, Setup } from './setup.ts';

interface Player {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly position: Position;
  /** Share of the team's raids. */
  readonly raids: number;
  /** Share of its tackles. */
  readonly tackles: number;
}

type Row = readonly [name: string, number: number, position: Position, raids: number, tackles: number];

function squad(prefix: string, rows: readonly Row[]): readonly Player[] {
  return rows.map(([name, number, position, raids, tackles]) => ({
    id: `${prefix}-${name.split(' ').at(-1)?.toLowerCase() ?? ''}`,
    name,
    number,
    position,
    raids,
    tackles,
  }));
}

/** The first seven start. */
export const SQUADS: Pair<readonly Player[]> = [
  squad('k', [
    ['Madhav Rao', 7, 'raider', 10, 0.4],
    ['Ishaan Bagchi', 11, 'raider', 6, 0.4],
    ['Tenzin Lepcha', 23, 'all-rounder', 3, 2],
    ['Subir Kale', 4, 'defender', 0.2, 6],
    ['Harjot Mann', 2, 'defender', 0.1, 4],
    ['Arko Sanyal', 18, 'defender', 0.2, 3],
    ['Devraj Minz', 5, 'defender', 0.1, 3],
    ['Farhan Laskar', 9, 'raider', 4, 0.4],
    ['Joy Murmu', 31, 'defender', 0.1, 3],
    ['Pranab Ghorui', 14, 'all-rounder', 2, 2],
  ]),
  squad('p', [
    ['Sagar Jagtap', 10, 'raider', 9, 0.4],
    ['Nikhil Borse', 8, 'raider', 6, 0.4],
    ['Omkar Zende', 1, 'all-rounder', 3, 2],
    ['Vitthal Shelar', 6, 'defender', 0.1, 5],
    ['Rahul Thite', 3, 'defender', 0.2, 4],
    ['Balaji Muthe', 22, 'defender', 0.1, 3],
    ['Sandesh Gavli', 15, 'defender', 0.1, 2],
    ['Amol Khaire', 12, 'raider', 4, 0.4],
    ['Kunal Dhage', 27, 'defender', 0.1, 3],
    ['Yash Pisal', 19, 'all-rounder', 2, 2],
  ]),
];

const TEAMS = [
  { id: 'kolkata', name: 'Kolkata Rhinos', shortName: 'KOL' },
  { id: 'pune', name: 'Pune Peshwas', shortName: 'PUN' },
] as const;

export const SETUP: Setup = Setup.parse({
  teams: TEAMS.map((team, side) => {
    const players = side === 0 ? SQUADS[0] : SQUADS[1];
    return {
      ...team,
      players: players.map(({ id, name, number, position }) => ({ id, name, number, position })),
      captain: players[0]?.id,
    };
  }),
  format: { name: 'Eastern Kabaddi Cup', tieBreakRaids: 5, goldenRaid: true },
  competition: 'Eastern Kabaddi Cup, Final',
  venue: 'Salt Lake Indoor Arena',
});
