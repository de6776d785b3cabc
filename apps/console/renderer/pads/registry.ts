import { cricketPad } from './cricket/index.ts';
import type { SportPad } from './pad.ts';

/** The one place in the user interface that names sports. */
export const pads: readonly SportPad[] = [cricketPad];

const bySport = new Map(pads.map((pad) => [pad.sport, pad]));

export function findPad(sport: string): SportPad | undefined {
  return bySport.get(sport);
}
