import type { Pair } from '../side.ts';
import { presets, Setup } from './setup.ts';

export interface Player {
  readonly id: string;
  readonly name: string;
  /** 1: a top-order batter. */
  readonly skill: number;
}

const SKILLS = [1, 0.95, 1.1, 1, 0.95, 0.9, 0.8, 0.6, 0.5, 0.4, 0.35];

function order(prefix: string, names: readonly string[]): readonly Player[] {
  return names.map((name, place) => ({
    id: `${prefix}-${name.split(' ').at(-1)?.toLowerCase() ?? ''}`,
    name,
    skill: SKILLS[place] ?? 0.3,
  }));
}

/** In the order in which they bat. */
export const ORDER: Pair<readonly Player[]> = [
  order('s', [
    'Ira Deshpande',
    'Nayan Kulkarni',
    'Meher Contractor',
    'Anvi Shirke',
    'Rhea Fernandes',
    'Tara Joglekar',
    'Sana Mulla',
    'Pia Gaikwad',
    'Devi Patil',
    'Zoya Khan',
    'Uma Bhosale',
  ]),
  order('c', [
    'Lakshmi Menon',
    'Charu Iyer',
    'Nila Subramaniam',
    'Esther Rozario',
    'Gowri Reddy',
    'Mala Nair',
    'Asha Pillai',
    'Janaki Rao',
    'Vani Selvam',
    'Deepa Naidu',
    'Ruth Mathew',
  ]),
];

/** Who bowls which over, of each side. */
export const BOWLING: Pair<readonly string[]> = [
  overs('s-bhosale s-khan s-bhosale s-khan s-patil s-mulla s-joglekar s-patil s-mulla s-joglekar'),
  overs('c-mathew c-naidu c-mathew c-naidu c-selvam c-rao c-pillai c-selvam c-rao c-pillai'),
];

/** The second ten overs: the same five bowlers, the quick ones last. */
function overs(first: string): readonly string[] {
  const [one = '', two = '', , , three = '', four = '', five = ''] = first.split(' ');
  return [...first.split(' '), three, four, five, three, four, one, two, one, two, five];
}

const team = (id: string, name: string, shortName: string, players: readonly Player[]) => ({
  ...{ id, name, shortName },
  players: players.map((player) => ({ id: player.id, name: player.name })),
  captain: players[2]?.id,
});

export const SETUP = Setup.parse({
  teams: [team('strikers', 'Sahyadri Strikers', 'STR', ORDER[0]), team('comets', 'Coromandel Comets', 'COM', ORDER[1])],
  format: presets.T20,
  competition: 'Peninsula Trophy, final',
  venue: 'Fort Ground',
  startsAt: Date.UTC(2026, 3, 18, 14),
  keepers: ['s-kulkarni', 'c-iyer'],
  officials: [
    { role: 'umpire', name: 'R Dholakia' },
    { role: 'umpire', name: 'M Fonseca' },
  ],
});
