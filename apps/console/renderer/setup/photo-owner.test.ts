import { expect, test } from 'vitest';
import { photoOwner } from './photo-owner.ts';

const player = (name: string, number?: number) => ({
  name,
  captain: false,
  keeper: false,
  ...(number !== undefined && { number }),
});
const players = [
  player('Ada Lovelace', 7),
  player('Grace Hopper', 12),
  player('Grace Kelly', 9),
  player('आरव मल्होत्रा'),
];

test.each([
  ['7.jpg', 'Ada Lovelace'],
  ['#12.png', 'Grace Hopper'],
  ['Ada Lovelace.png', 'Ada Lovelace'],
  ['lovelace_ada.webp', 'Ada Lovelace'],
  ['07 lovelace.jpeg', 'Ada Lovelace'],
  // Of two Graces the number tells.
  ['9-grace.jpg', 'Grace Kelly'],
  ['आरव मल्होत्रा.png', 'आरव मल्होत्रा'],
  ['grace.jpg', null],
  ['7 Someone Else.jpg', null],
  ['IMG_20260501.jpg', null],
  ['99.jpg', null],
])('%s is the photo of %s', (file, name) => {
  expect(photoOwner(file, players)?.name ?? null).toBe(name);
});
