import type { Setup } from './setup.ts';

/** Two made-up teams; positions from 1 begin with the setter, liberos come last. */
const NAMES = {
  coast: [
    'Ishani Rao',
    'Tara Menezes',
    'Lakshmi Varkey',
    'Joana Prates',
    'Devika Shenoy',
    'Ruth Fernandes',
    'Anaya Kamat',
    'Sonal Bhide',
    'Karin Elmore',
    'Priya Lobo',
    'Meher Daruwala',
    'Gauri Naik',
  ],
  hills: [
    'Selma Haugen',
    'Wanda Kowalik',
    'Irene Mbeki',
    'Nora Lindgren',
    'Chiara Bellini',
    'Maja Petek',
    'Laura Okafor',
    'Ida Sorensen',
    'Ana Rebelo',
    'Freya Dunmore',
    'Olga Vasik',
    'Mina Sato',
  ],
} as const;

function team(id: keyof typeof NAMES, name: string, shortName: string) {
  const players = NAMES[id].map((player, index) => ({ id: `${id}${index + 1}`, name: player, number: index + 1 }));
  return { id, name, shortName, players, captain: `${id}1` };
}

export const setup = {
  teams: [team('coast', 'Malabar Coast', 'MAL'), team('hills', 'Nilgiri Hills', 'NIL')],
  format: { name: 'Indoor', challenges: 2 },
  liberos: ['coast12', 'hills12'],
  competition: "Women's National League, final",
  venue: 'Fort Indoor Stadium',
} satisfies Partial<Record<keyof Setup, unknown>>;
