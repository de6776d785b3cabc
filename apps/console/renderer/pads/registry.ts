import { badmintonPad } from './badminton/index.ts';
import { basketballPad } from './basketball/index.ts';
import { cricketPad } from './cricket/index.tsx';
import { footballPad } from './football/index.ts';
import { hockeyPad } from './hockey/index.ts';
import { kabaddiPad } from './kabaddi/index.ts';
import type { SportPad } from './pad.ts';
import { tennisPad } from './tennis/index.ts';
import { volleyballPad } from './volleyball/index.ts';

/** The one place in the user interface that names sports. */
export const pads: readonly SportPad[] = [
  cricketPad,
  footballPad,
  tennisPad,
  badmintonPad,
  volleyballPad,
  basketballPad,
  kabaddiPad,
  hockeyPad,
];

const bySport = new Map(pads.map((pad) => [pad.sport, pad]));

export function findPad(sport: string): SportPad | undefined {
  return bySport.get(sport);
}
