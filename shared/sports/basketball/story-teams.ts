import { Setup } from './setup.ts';

/** Two clubs that do not exist: the first five of each begin. */
const LIONS = [
  ['Marko Tadic', 4],
  ['Andre Whitlock', 7],
  ['Luis Ferrara', 11],
  ['Tomas Kubelka', 15],
  ['Cheikh Sarr', 21],
  ['Jalen Moss', 1],
  ['Pau Riera', 9],
  ['Emil Nystrom', 13],
  ['Dario Conti', 20],
  ['Ivo Lasic', 33],
] as const;

const WAVES = [
  ['Nikos Vallas', 5],
  ['Terrell Banks', 3],
  ['Jonas Adomaitis', 12],
  ['Stefan Ilic', 24],
  ['Mamadou Keita', 45],
  ['Sam Okafor', 0],
  ['Giorgos Pappas', 8],
  ['Rui Teixeira', 10],
  ['Oskar Lindqvist', 17],
  ['Darius Webb', 32],
] as const;

const squad = (names: readonly (readonly [string, number])[]) =>
  names.map(([name, number]) => ({ id: name.toLowerCase().replaceAll(' ', '-'), name, number }));

export const SETUP = Setup.parse({
  teams: [
    { id: 'lions', name: 'Belmonte Lions', shortName: 'BEL', players: squad(LIONS), captain: 'marko-tadic' },
    { id: 'waves', name: 'Kastra Waves', shortName: 'KAS', players: squad(WAVES), captain: 'nikos-vallas' },
  ],
  competition: 'Continental Cup, quarter-final',
  venue: 'Belmonte Arena',
});
