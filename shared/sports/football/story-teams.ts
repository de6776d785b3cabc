import { Setup } from './setup.ts';

const KAVERI = [
  'Arjun Kamat',
  'Rohan Pillai',
  'Dev Menon',
  'Samir Bhat',
  'Nikhil Rao',
  'Imran Sheikh',
  'Vikram Nair',
  'Aditya Gowda',
  'Karan Desai',
  'Farhan Ali',
  'Manav Joshi',
  'Yash Kulkarni',
  'Tenzin Dorji',
  'Pranav Iyer',
  'Rahul Varma',
  'Zubin Mistry',
  'Ishaan Sen',
  'Lalit Thapa',
];

const NORTHGATE = [
  'Tom Hallam',
  'Ben Ashcroft',
  'Luca Ferri',
  'Owen Pryce',
  'Jack Merton',
  'Samuel Adeyemi',
  'Callum Reid',
  'Nuno Tavares',
  'Elliot Marsh',
  'Piotr Zielak',
  'Harry Coombe',
  'Will Darby',
  'Mateo Ruiz',
  'Jonas Lind',
  'Kofi Boateng',
  'Adam Sykes',
  'Daniel Roche',
  'Finn Calder',
];

/** The number that a player wears: 1 keeps goal, 2 to 11 start, 12 to 18 are on the bench. */
function team(id: string, name: string, shortName: string, names: readonly string[]) {
  return {
    id,
    name,
    shortName,
    players: names.map((player, index) => ({ id: `${id}-${index + 1}`, name: player, number: index + 1 })),
  };
}

export const SETUP: Setup = Setup.parse({
  teams: [team('kav', 'Kaveri Rovers', 'KAV', KAVERI), team('nor', 'Northgate Town', 'NOR', NORTHGATE)],
  competition: 'Harbour Cup, Final',
  venue: 'Lakeside Stadium',
  startsAt: Date.UTC(2026, 4, 23, 14),
  officials: [{ role: 'Referee', name: 'Helena Duarte' }],
  format: { name: 'Cup', extraTimeMinutes: 15, shootOutKicks: 5, concussionSubstitutes: 1 },
});
